"""Let something go wrong in the sample school, and let people meet, so that every screen of that stands open."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.urls import reverse

from gongkai.briefings import actions as briefings
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import Alarm, ReleaseState
from gongkai.files.actions import store
from gongkai.incidents import actions as incidents
from gongkai.incidents.rules.leak import Leak
from gongkai.incidents.rules.words import EntryKind, Level
from gongkai.measures.vocabulary import PAGES, Audience
from gongkai.orgs.models import Unit
from tests.browser.staged_assessments import assessments
from tests.browser.staged_cases import stage_cases
from tests.browser.staged_inspections import inspections
from tests.browser.staged_judged import judged
from tests.browser.staged_reported import reported

LEAK = Leak(
    happened="公示表格里有两名学生的证件号，公开约一小时。", kinds="姓名、证件号，两人。", cause="上传时选错了文件。",
    harm="可能被冒用身份。", measures="已暂停公开，联系搜索引擎清除快照。", advice="留意陌生来电，不要提供验证码。",
    contact="党政办公室，办公时间", people_why_not="已采取措施，能够有效避免危害。", regulator_why_not="同上。",
)  # fmt: skip


def beside(account, at):
    """Stage it, and tell who opens which screen where."""
    stages = (emergencies, meetings, judged, inspections, assessments, reported, stage_cases)
    return {name: where for stage in stages for name, where in stage(account, at).items()}


def emergencies(account, at):
    """Take two old matters of a college down at once: one waits for its head, one is to be closed."""
    lives = Release.objects.filter(state=ReleaseState.LIVE, channel__in=PAGES, disclosure__unit__code="JX")
    plain = {one.disclosure_id: one for one in lives.filter(revision__attachments=None).order_by("-live_at")}
    open_one, decided = (taken_down(release.revision, account, at) for release in list(plain.values())[:2])
    incidents.ratify(decided, "处理及时", by=account["liguoqiang"].person, at=at)
    incidents.record_leak(decided, LEAK, by=account["liguoqiang"].person, at=at)
    names = ("incident", "incident_note", "incident_leak", "incident_ratify", "incident_refuse")
    found = {f"desk:{name}": ("liguoqiang", page(name, open_one)) for name in names}
    found["desk:incident_sheet"] = ("liguoqiang", page("incident_sheet", decided))
    return found | {"desk:incident_close": ("liguoqiang", page("incident_close", decided))}


def taken_down(revision, account, at):
    said = {"alarm": Alarm.PRIVACY, "reason": "含个人信息", "what": "附件第二页", "level": Level.SERIOUS}
    one = incidents.break_glass(revision, by=account["wangmin"].person, at=at, **said)
    picture = store(ContentFile("截图".encode()), name="截图.txt", at=at)
    by = account["lihua"].person
    incidents.add_entry(one, EntryKind.MEASURE, "已联系搜索引擎清除快照", by=by, at=at, file=picture, name="截图.txt")
    return one


def meetings(account, at):
    """Plan a meeting, announce two, let one begin, write the record of another, and confirm a third."""
    drafter, head = account["lihua"].person, account["liguoqiang"].person
    plan = a_meeting(drafter, at, "下月通报会", at + timedelta(days=30))
    inner = a_meeting(drafter, at, "党内工作通报会", at + timedelta(days=9), audience=Audience.INNER)
    briefings.announce(inner, by=head, at=at)
    begun, held, recorded = (a_meeting(drafter, at - timedelta(days=days), f"重点工作通报会（{days}）",
                                       at - timedelta(days=days - 1)) for days in (9, 8, 7))  # fmt: skip
    for one in (held, recorded):
        minutes = store(ContentFile("会议纪要".encode()), name="纪要.txt", at=at)
        briefings.record(one, a_record(one, minutes), by=drafter, at=at)
    briefings.confirm(recorded, by=head, at=at)
    ask = {"change": plan, "announce": plan, "call_off": plan, "record": begun, "confirm": held, "sheet": recorded}
    found = {f"desk:meeting_{name}": ("liguoqiang", page(f"meeting_{name}", one)) for name, one in ask.items()}
    public = reverse("portal:meeting", args=[recorded.public_id])
    member = reverse("portal:inner_meeting", args=[inner.public_id])
    return found | {"desk:meeting": ("liguoqiang", page("meeting", recorded)), "portal:meeting": ("", public),
                    "portal:inner_meeting": ("wuzihan", member)}  # fmt: skip


def a_meeting(by, at, title, starts_at, audience=Audience.PUBLIC):
    said = {"place": "学院报告厅", "chair": "学院党委书记", "starts_at": starts_at, "audience": audience}
    lives = Release.objects.filter(state=ReleaseState.LIVE, channel="portal", disclosure__unit__code="JX")
    items = tuple(one.disclosure for one in lives.order_by("-live_at")[:2])
    return briefings.plan(
        Unit.objects.get(code="JX"), briefings.Plan(title=title, items=items, **said), by=by, at=at
    )  # fmt: skip


def a_record(one, minutes):
    told = tuple(item.disclosure for item in one.items.all())
    asked = (
        "问：奖学金什么时候评定？\n答：十月上旬公布名单，公示五个工作日。\n\n问：有意见向谁反映？\n答：向学院党委反映。"
    )
    said = {"held_at": one.starts_at, "attendance": 86, "items": told, "questions": asked}
    return briefings.Record(minutes=minutes, minutes_name="纪要.txt", **said)


def page(name, one):
    return reverse(f"desk:{name}", args=[one.public_id])
