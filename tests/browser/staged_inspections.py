"""Inspect the sample school, so that every screen of an inspection and of its findings stands open."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.timezone import localdate

from gongkai.files.actions import store
from gongkai.inspections import actions
from gongkai.inspections.models import Inspection
from gongkai.inspections.rules.findings import Found
from gongkai.inspections.rules.plan import Typed
from gongkai.inspections.rules.words import Aspect, Kind, Population, Severity
from gongkai.ledger.actions import sign
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Post, Unit

CLERK, APPROVER, INSPECTOR = "caiwenjing", "shenguodong", "duanweimin"
QUESTIONS = {
    Aspect.CONTENT: "内容是否完整、准确？", Aspect.PROCEDURE: "各环节是否齐全？", Aspect.LIMIT: "是否在时限内公开？",
}  # fmt: skip


def inspections(account, at):
    """Stage it, and tell who opens which screen where."""
    who = {name: account[name].person for name in (CLERK, APPROVER, INSPECTOR, "liguoqiang", "lihua")}
    plan = planned(who, at, "下月核查抽检")
    drawn = filed(who, at, "待通知的抽检")
    sign(Log.PUBLIC)
    actions.draw(drawn, by=who[CLERK], at=at)
    begun = carried_out(who, at)
    over = carried_out(who, at, title="上季度核查抽检")
    findings = followed_up(who, at, over)
    actions.close(over, by=who[APPROVER], at=at)
    actions.write_circular(over, "共抽查三项。请各单位引以为戒，按时公开。", lock=0, by=who[CLERK], at=at)
    drafts_too(who[CLERK], at)
    return plans(plan, drawn, begun, over) | steps(findings)


def drafts_too(clerk, at):
    """Let the clerk draft for the office besides, so that he may begin to publish a circular."""
    office = Unit.objects.get(code="DB")
    post = {"starts_on": localdate(at), "granted_at": at, "confirmed_at": at}
    Post.objects.create(person=clerk, unit=office, role=Role.DRAFTER, **post)


def plans(plan, drawn, begun, over):
    item = begun.items.first()
    found = {"change": plan, "filing": plan, "cancel": plan, "begin": drawn, "draw": drawn}
    screens = {f"desk:inspection_{name}": (APPROVER, page(f"inspection_{name}", one)) for name, one in found.items()}
    screens["desk:inspection_close"] = (APPROVER, page("inspection_close", begun))
    screens["desk:inspection"] = (APPROVER, page("inspection", begun))
    for name in ("item", "check", "find"):
        screens[f"desk:inspection_{name}"] = (CLERK, page(f"inspection_{name}", begun, item.public_id))
    unit = begun.findings.filter(state="found").first().unit.code
    screens["desk:inspection_serve"] = (APPROVER, page("inspection_serve", begun, unit))
    screens["desk:inspection_circular"] = (CLERK, page("inspection_circular", over))
    return screens | {"desk:inspection_publish": (CLERK, page("inspection_publish", over))}


def steps(findings):
    who = {"acknowledge": "liguoqiang", "contest": "liguoqiang", "rectify": "lihua", "uphold": APPROVER,
           "drop": APPROVER, "verify": INSPECTOR, "send_back": INSPECTOR}  # fmt: skip
    of = {"acknowledge": "served", "contest": "served", "rectify": "rectifying", "uphold": "contested",
          "drop": "contested", "verify": "submitted", "send_back": "submitted"}  # fmt: skip
    screens = {
        f"desk:finding_{verb}": (name, page(f"finding_{verb}", findings[of[verb]])) for verb, name in who.items()
    }
    return screens | {"desk:finding": (INSPECTOR, page("finding", findings["submitted"]))}


def planned(who, at, title):
    typed = Typed(
        kind=Kind.SPOT_CHECK, title=title, reason="", criteria="按第九条至第十七条检查。", questions=QUESTIONS,
        population=Population.DISCLOSURES, units=("JX",), classes=(), since=localdate(at) - timedelta(days=900),
        until=localdate(at), size=3, by_unit=False,
    )  # fmt: skip
    return actions.plan(typed, by=who[CLERK], at=at)


def filed(who, at, title):
    one = planned(who, at, title)
    actions.file(one, lock=1, by=who[APPROVER], at=at)
    return Inspection.objects.get(pk=one.pk)


def carried_out(who, at, title="本季度核查抽检"):
    """Draw, announce, look at everything, and find something wrong with the first."""
    one = filed(who, at, title)
    sign(Log.PUBLIC)
    actions.draw(one, by=who[CLERK], at=at)
    actions.begin(one, by=who[CLERK], at=at)
    answers = {"content": "yes", "procedure": "yes", "limit": "no"}
    for item in one.items.all():
        actions.check(item, answers, "比时限晚了三天", by=who[CLERK], at=at)
    said = {"article": 17, "article_item": None, "aspect": Aspect.LIMIT, "severity": Severity.GENERAL, "days": 15}
    actions.find(one.items.first(), Found(what="比时限晚了三天才公开", **said), by=who[CLERK], at=at)
    return Inspection.objects.get(pk=one.pk)


def followed_up(who, at, one):
    """Find three problems more, serve them, and take each as far as another stage."""
    item, clerk, head = one.items.last(), who[CLERK], who["liguoqiang"]
    said = {"article": 16, "article_item": 3, "aspect": Aspect.PROCEDURE, "severity": Severity.MINOR, "days": 20}
    rows = [
        actions.find(item, Found(what=f"审批意见过于简单（{number}）", **said), by=clerk, at=at)
        for number in (1, 2, 3, 4)
    ]
    actions.serve(one, item.unit, by=who[APPROVER], at=at)
    stages = dict(zip(("served", "contested", "rectifying", "submitted"), rows, strict=True))
    actions.contest(stages["contested"], "审批意见已写明公开范围和方式。", by=head, at=at)
    for name in ("rectifying", "submitted"):
        actions.acknowledge(stages[name], by=head, at=at)
    picture = store(ContentFile("截图".encode()), name="截图.txt", at=at)
    actions.rectify(
        stages["submitted"], "已补写审批意见，并培训了拟稿人。", [(picture, "截图.txt")], by=who["lihua"], at=at
    )
    return stages


def page(name, one, *more):
    return reverse(f"desk:{name}", args=[one.public_id, *more])
