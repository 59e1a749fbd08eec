"""Bring the sample school to where its story does not go, so that every screen has somebody who may open it."""

import json
import sys
from dataclasses import replace
from datetime import timedelta

import django

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402 – only now are there models
from django.core.files.base import ContentFile  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils.timezone import localdate, now  # noqa: E402

from gongkai.catalogue import actions as catalogue  # noqa: E402
from gongkai.catalogue.importing.actions import keep_upload  # noqa: E402
from gongkai.catalogue.models import Item  # noqa: E402
from gongkai.catalogue.queries import wording_of  # noqa: E402
from gongkai.channels import actions as channels  # noqa: E402
from gongkai.channels.actions import Typed  # noqa: E402
from gongkai.channels.queries.bulletins import key_of, to_choose  # noqa: E402
from gongkai.digests.models import Subscription  # noqa: E402
from gongkai.digests.queries import link_of  # noqa: E402
from gongkai.disclosures import actions as disclosures  # noqa: E402
from gongkai.disclosures.models import Release, Revision  # noqa: E402
from gongkai.disclosures.rules.words import Correction, ReleaseState, Stage  # noqa: E402
from gongkai.files.actions import store  # noqa: E402
from gongkai.leading import actions as leading  # noqa: E402
from gongkai.leading.actions import Reading, Said, take_seat  # noqa: E402
from gongkai.leading.queries import interpretations_in_force, regulations_for_readers  # noqa: E402
from gongkai.leading.rules import Place  # noqa: E402
from gongkai.ledger import actions as ledger  # noqa: E402
from gongkai.measures.vocabulary import Audience, Channel, Role  # noqa: E402
from gongkai.obligations import actions as obligations  # noqa: E402
from gongkai.obligations.models import Obligation  # noqa: E402
from gongkai.orgs import actions as orgs  # noqa: E402
from gongkai.orgs.models import Account, Unit  # noqa: E402
from gongkai.orgs.queries import viewer_of  # noqa: E402
from gongkai.policy.actions import decide  # noqa: E402
from gongkai.policy.rules import Choice  # noqa: E402
from gongkai.push.models import Delivery, Target  # noqa: E402
from gongkai.push.rules.words import Kind as PushKind  # noqa: E402
from gongkai.restructuring.actions import draw_up  # noqa: E402
from gongkai.restructuring.rules import Kind  # noqa: E402
from gongkai.robots.actions import register_robot  # noqa: E402
from gongkai.robots.rules import HOSTS  # noqa: E402
from gongkai.robots.rules import Kind as RobotKind  # noqa: E402
from gongkai.scanner.tables import Table  # noqa: E402
from gongkai.screening import actions as screening  # noqa: E402
from gongkai.screening.actions import Typed as TypedList  # noqa: E402
from gongkai.screening.rules import Purpose  # noqa: E402
from gongkai.screens import actions as screens_in_halls  # noqa: E402
from tests.browser import screens  # noqa: E402
from tests.browser.staged_beside import beside  # noqa: E402
from tests.browser.staged_letters import stage_letters  # noqa: E402
from tests.screens.making import on_screens  # noqa: E402

OFFICE = "shenguodong"
"""Who confirms for the office."""
REPORT, DUES = "换届选举结果报告单.pdf", "2026年第三季度党费收缴明细表.xlsx"
"""Files of what a college has made known: one with pages, one with columns."""

SEEN = (ReleaseState.LIVE, ReleaseState.WITHDRAWN)
"""What another system shows, and what it is to take down."""

TABLE = Table(
    "目录",
    {
        1: {1: "序号", 2: "类别", 3: "公开事项", 4: "公开内容", 5: "公开方式", 6: "公开范围", 7: "责任部门", 8: "时限"},
        2: {1: "1", 2: "组织建设", 3: "发展党员", 4: "名单和程序", 5: "公告栏", 6: "社会", 7: "JX", 8: "每年10月"},
        3: {1: "2", 3: "任前公示", 4: "拟任人选", 5: "公众号", 6: "社会", 7: "JX", 8: "会后7日内"},
        4: {1: "3", 2: "党风廉政建设", 3: "公务接待", 5: "门户网站", 6: "社会", 7: "JX", 8: "每季度末"},
        5: {1: "注：由办公室负责解释。"},
    },
)
"""A table with an entry that can be read, one that has to be asked about, and one with something missing."""


def stage(at):
    """Do what only some people of some schools ever do, and tell which screens stand open by it."""
    ledger.run_due(at)
    account = {each.username: each for each in Account.objects.select_related("person")}
    recheck(account["shenguodong"].person, at)
    draft = catalogue.start_version(unit("JX"), year=localdate(at).year, by=account["lihua"].person, at=at)
    table = keep_upload(draft, name="公开目录.xlsx", tables=[TABLE], by=account["lihua"].person, at=at)
    school = catalogue.start_version(unit("XX"), year=localdate(at).year, by=account["caiwenjing"].person, at=at)
    change(draft, account["lihua"].person, at)
    shut, gone, guarded = account["kangxiaodong"], account["houjianjun"], account["zhuxinran"]
    orgs.disable_account(shut, by=None, at=at)
    orgs.leave(gone.person, last_day=localdate(at), by=None, at=at)
    TOTP.activate(guarded, generate_totp_secret())
    by, inspector = account["wenjing"].person, account["luoyongsheng"].person
    keep_a_list(account["shenguodong"].person, at)
    post = orgs.appoint(inspector, Role.INSPECTOR, unit("JW"), starts_on=localdate(at), by=by, at=at)
    plan = draw_up(
        Kind.DISSOLVE, [unit("KYS")], unit("XX"), takes_effect_on=localdate(at) + timedelta(days=60),
        basis="校党字9号", by=account["yinhang"].person, at=at,
    )  # fmt: skip
    split = a_split(account["yinhang"].person, at)
    hall, key = register_screen(account["caiwenjing"].person, at)
    push_something(account, at)
    asked, event = ask_to_put_off(account, at), enter(account["lihua"].person, at)
    return {
        **stage_letters(account, at),
        **beside(account, at),
        **of_the_leading_group(account, at),
        "desk:obligation_approve": ("shenguodong", page("obligation_approve", asked.public_id)),
        "desk:obligation_refuse": ("shenguodong", page("obligation_refuse", asked.public_id)),
        "desk:obligation_void": ("liguoqiang", page("obligation_void", event.public_id)),
        "portal:overdue": ("", reverse("portal:overdue")),
        **{f"portal:subscribe_{step}": ("", link_to(step, at)) for step in ("confirm", "end")},
        "reminders": ("lihua", reverse("reminders")),
        "desk:quiet_hours": ("shenguodong", page("quiet_hours")),
        "desk:robot_revoke": ("caiwenjing", page("robot_revoke", a_robot(account["caiwenjing"].person, at).public_id)),
        "portal:screen": ("", reverse("portal:screen", args=[key])),
        "desk:screen_rename": ("caiwenjing", page("screen_rename", hall.public_id)),
        "desk:screen_revoke": ("caiwenjing", page("screen_revoke", hall.public_id)),
        "desk:reorganisation": ("shenguodong", page("reorganisation", plan.public_id)),
        "desk:reorganisation_share": ("yinhang", page("reorganisation_share", split.public_id)),
        "desk:reorganisation_confirm": ("shenguodong", page("reorganisation_confirm", plan.public_id)),
        "desk:reorganisation_call_off": ("yinhang", page("reorganisation_call_off", plan.public_id)),
        "desk:catalogue_changes": ("lihua", page("catalogue_changes", draft.public_id)),
        "desk:catalogue_compile": ("caiwenjing", page("catalogue_compile", school.public_id)),
        "desk:catalogue_decide": ("shenguodong", page("catalogue_decide", draft.public_id)),
        "desk:account_enable": ("yinhang", page("account_enable", shut.person.public_id, shut.username)),
        "desk:person_returns": ("yinhang", page("person_returns", gone.person.public_id)),
        "desk:account_factor": ("wenjing", page("account_factor", guarded.person.public_id, guarded.username)),
        "desk:post_confirm": ("fangzhou", page("post_confirm", post.public_id)),
        "desk:post_call_off": ("fangzhou", page("post_call_off", post.public_id)),
        "desk:unit_not_small": ("shenguodong", page("unit_not_small", "KYS")),
        "desk:subscription_end": ("lihua", page("subscription_end")),
        "desk:catalogue_import_columns": ("lihua", page("catalogue_import_columns", draft.public_id, table.public_id)),
        "desk:catalogue_import_preview": ("lihua", page("catalogue_import_preview", draft.public_id, table.public_id)),
        "desk:bulletin": ("wangjiaqi", page("bulletin", a_bulletin(account["wangjiaqi"], at).public_id)),
        "desk:erase": ("shenguodong", page("erase", a_withdrawn_matter())),
        "desk:redact": ("lihua", a_file("redact", REPORT, account["lihua"].person, at)),
        "desk:mask_table": ("lihua", a_file("mask_table", DUES, account["lihua"].person, at)),
    }


def register_screen(by, at):
    """Hang up a screen in the hall of the library, and let the newest public matters be on screens."""
    for release in Release.objects.filter(channel=Channel.PORTAL, state=ReleaseState.LIVE).order_by("-since")[:3]:
        on_screens(release.revision)
    return screens_in_halls.register_screen(
        "图书馆大厅屏", place="图书馆一楼", unit=unit("XX"), for_members=False, by=by, at=at
    )


def a_robot(by, at):
    """Register the robot of a college's group."""
    said = {"kind": RobotKind.WECOM, "address": f"https://{HOSTS[RobotKind.WECOM]}/cgi-bin/webhook/send?key=k"}
    return register_robot("机械学院党务群", **said, unit=unit("JX"), by=by, at=at)


def link_to(step, at):
    """Return a link from the mails of a reader who has subscribed."""
    reader = Subscription.objects.create(address=f"{step}@example.org", asked_at=at)
    return reverse(f"portal:subscribe_{step}", args=[link_of(reader)])


NEW_OF_THE_GROUP = ("interpretations", "interpretation_new", "regulation_new", "seat_new")


def of_the_leading_group(account, at):
    """Enter one of everything that waits for its confirmation, with a paper, and tell who may open what."""
    clerk, by, today = account["caiwenjing"].person, account["shenguodong"].person, localdate(at)
    said = Said("领〔2026〕9号", "审议下半年党务公开工作", today, "会议审议了下半年党务公开工作安排。")
    paper = (store(ContentFile("议题材料".encode()), name="议题.txt", at=at), "议题.txt")
    resolution = leading.put_resolution(None, said, papers=[paper], by=clerk, at=at)
    words = {"text": "第一条 抽查每季度一次。", "in_force_on": today, "by": clerk, "at": at}
    regulation = leading.start_regulation("党务公开抽查办法", "校党发〔2026〕30号", **words).regulation
    reading = Reading("第十七条", "解释〔2026〕9号", "及时公开自事情确定之日起算。", today)
    interpretation = leading.put_interpretation(None, reading, by=clerk, at=at)
    held = interpretations_in_force().first()
    adopted = next(one.regulation for one in regulations_for_readers(today) if one.in_force)
    seat = take_seat(by, Place.MEMBER, "保密委员会办公室主任", starts_on=today, by=clerk, at=at)
    entered = {"resolution": resolution, "regulation": regulation, "interpretation": interpretation}
    return {
        **{f"desk:{kind}_confirm": (OFFICE, page(f"{kind}_confirm", row.public_id)) for kind, row in entered.items()},
        **{f"desk:{kind}_call_off": (OFFICE, page(f"{kind}_call_off", row.public_id)) for kind, row in entered.items()},
        "desk:resolution": (OFFICE, page("resolution", resolution.public_id)),
        "desk:resolution_edit": ("caiwenjing", page("resolution_edit", resolution.public_id)),
        **{f"desk:{name}": ("caiwenjing", page(name)) for name in NEW_OF_THE_GROUP},
        "desk:regulation_word": ("caiwenjing", page("regulation_word", regulation.public_id)),
        "desk:regulation_repeal": (OFFICE, page("regulation_repeal", adopted.public_id)),
        "desk:interpretation_edit": ("caiwenjing", page("interpretation_edit", interpretation.public_id)),
        "desk:interpretation_withdraw": (OFFICE, page("interpretation_withdraw", held.public_id)),
        "desk:seat_end": (OFFICE, page("seat_end", seat.public_id)),
        "desk:seat_name": (OFFICE, page("seat_name", seat.public_id)),
        "desk:setting": (OFFICE, page("setting", "timely_days")),
        "desk:unit_setting": ("liguoqiang", page("unit_setting", "JX", "timely_days")),
    }


def a_split(by, at):
    """Draw up that a college goes on and gives a part to another."""
    said = {"takes_effect_on": localdate(at) + timedelta(days=60), "basis": "校党字10号", "by": by, "at": at}
    return draw_up(Kind.SPLIT, [unit("WY")], unit("WY"), others=[unit("YS")], **said)


def ask_to_put_off(account, at):
    """Let the school list what is overdue, and a head ask to put something off; what is due is worked out first."""
    obligations.run_due(at)
    decide(Choice.LIST_OVERDUE, is_on=True, by=account["shenguodong"].person, at=at)
    due = Obligation.objects.filter(unit=unit("JX"), state="open", disclosure=None).order_by("-due_on").first()
    again = localdate(at) + timedelta(days=90)
    obligations.ask_deferral(due, "依据第九条", re_review_on=again, by=account["liguoqiang"].person, at=at)
    return due


def enter(by, at):
    """Enter something that has happened, under an item no other test writes of: a draft would take it over."""
    entry = Item.objects.get(version__unit__code="JX", version__state="in_force", code="2.1").entry
    return obligations.enter_event(entry, "召开学院党委会会议", happened_on=localdate(at), by=by, at=at)


def push_something(account, at):
    """Tell the office system of something, and let a recall fail there, so that there is something to see to."""
    said = {
        "name": "学校办公系统",
        "address": "https://oa.example.edu.cn/in",
        "key_id": "k-0a1b2c3d4e5f",
        "secret": "x",
    }
    by = {"added_by": account["yinhang"].person, "added_at": at}
    target = Target.objects.create(channel=Channel.OFFICE_SYSTEM, **said, **by)
    live, down = (Release.objects.filter(state=state, audience=Audience.PUBLIC).earliest("live_at") for state in SEEN)
    told = {"target": target, "digest": "5d" * 32, "made_at": at, "next_at": at, "attempts": 1, "tried_at": at}
    for release in (live, down):
        about = {"disclosure": release.disclosure, "release": release.public_id, "kind": PushKind.RELEASE}
        Delivery.objects.create(**told, **about, delivered_at=at, receipt="OA-2026-0017")
    Delivery.objects.create(**told, **about | {"kind": PushKind.RECALL}, turn=2, why="withdrawn", trouble="too_slow")


def change(version, by, at):
    """Make the scope of an entry narrower and leave another out, so that there are reasons to give."""
    narrowed, dropped = version.items.filter(audience="public").order_by("position")[:2]
    wording = replace(wording_of(narrowed), audience=Audience.INNER, channels=(Channel.MEETING,), inner_first_days=0)
    catalogue.put_item(version, wording, entry=narrowed.entry, lock=version.lock, by=by, at=at)
    catalogue.drop_item(version, dropped.entry, lock=version.lock, by=by, at=at)


def keep_a_list(by, at):
    """Keep a list of words, so that there is one to look at."""
    typed = TypedList(
        name="尚未公布的重大项目", entries="星火计划\n启明工程", reason="项目尚未公布。", fix="等公布后再写。"
    )
    screening.keep_list(None, typed, purpose=Purpose.WORDS, by=by, at=at)


def recheck(by, at):
    """Find something late by a list that is not in use any more afterwards."""
    typed = TypedList(name="内部称呼", entries="党费")
    kept = screening.keep_list(None, typed, purpose=Purpose.WORDS, by=by, at=at)
    disclosures.begin_recheck(by=by, at=at)
    while screening.scan_next(at) or disclosures.recheck_next(at):
        pass
    screening.keep_list(kept, replace(typed, is_active=False), purpose=Purpose.WORDS, by=by, at=at)


def a_file(tool, name, by, at):
    """Begin the correction of a matter of a college that has such a file, and return where the file is changed."""
    public = Revision.objects.get(attachments__name=name, stage=Stage.PUBLISHED)
    draft = disclosures.correct(public, Correction.MINOR, "附件有误", by=by, at=at)
    return page(tool, draft.disclosure.public_id, draft.attachments.get(name=name).public_id)


def unit(code):
    return Unit.objects.get(code=code)


def a_bulletin(account, at):
    """Put the newest three things that a department may print into a bulletin."""
    viewer = viewer_of(account, localdate(at))
    keys = [key_of(one) for one in to_choose(viewer)[:3]]
    typed = Typed(
        title="党务公开简报",
        issue="第1期",
        issued_on=localdate(at),
        foreword="本期刊登近期公开的三条信息。",
        items=keys,
    )
    return channels.put_bulletin(unit("ZZ"), typed, viewer=viewer, by=account.person, at=at)


def a_withdrawn_matter():
    """Return a matter that the office may erase."""
    return Release.objects.filter(state=ReleaseState.WITHDRAWN).earliest("over_at").disclosure.public_id


def page(name, *arguments):
    return reverse(f"desk:{name}", args=arguments)


if __name__ == "__main__":
    json.dump(screens.found(stage(now())), sys.stdout)
