"""A small school for tests, and revisions brought to a stage by the actions that people use."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile

from gongkai.catalogue.models import Entry, Item, Version
from gongkai.disclosures import actions
from gongkai.disclosures.actions import Draft, RungDraft
from gongkai.disclosures.models import Revision
from gongkai.disclosures.queries import check_of, found_when_proposed
from gongkai.disclosures.rules.words import Alarm, Stage
from gongkai.files.actions import store
from gongkai.files.models import StoredFile
from gongkai.measures.vocabulary import (
    Answer,
    Audience,
    Channel,
    MatterClass,
    PersonKind,
    RedLine,
    Role,
    TimeKind,
    UnitKind,
)
from gongkai.orgs.models import Account, Membership, Person, Post, Unit
from gongkai.screening import actions as screening

NOON = datetime(2026, 9, 14, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
LONG_AGO = date(2020, 1, 1)
NO_LINES_CROSSED = dict.fromkeys(RedLine, Answer.NO)
PASSWORD = "correct-horse-battery"
numbers = count(1)
places = count(1)
"""Where units stand; the database keeps it in two bytes."""


def a_unit(name="机械工程学院党委", kind=UnitKind.COLLEGE, parent=None, **more) -> Unit:
    code = more.pop("code", f"U{next(numbers)}")
    fields = {"short_name": name, "name_en": f"Unit {code}", "starts_on": LONG_AGO, "position": next(places), **more}
    return Unit.objects.create(code=code, name=name, kind=kind, parent=parent, **fields)


def a_person(name="王敏", kind=PersonKind.STAFF, **more) -> Person:
    return Person.objects.create(name=name, kind=kind, number=f"N{next(numbers):05d}", **more)


def a_post(role, unit, person=None, **more) -> Person:
    person = person or a_person(f"{role.zh}{next(numbers)}", home=unit)
    fields = {"starts_on": LONG_AGO, "granted_at": NOON, "confirmed_at": NOON, **more}
    Post.objects.create(person=person, unit=unit, role=role, **fields)
    return person


def a_member(unit, name="党员", **more) -> Person:
    person = a_person(name, home=unit, **more)
    Membership.objects.create(person=person, unit=unit, starts_on=LONG_AGO)
    return person


def a_paper(content="会议决定") -> StoredFile:
    """Store a small file that can be read."""
    return store(ContentFile(content.encode()), name="决定.txt", at=NOON)


def an_account(person, username="", administration="") -> Account:
    account = Account(
        username=username or f"user{person.pk}{administration}", person=person, administration=administration
    )
    account.set_password(PASSWORD)
    account.save()
    return account


@dataclass(frozen=True)
class House:
    """A school with an office, and one college in which every post is held by somebody else."""

    school: Unit
    office: Unit
    college: Unit
    drafter: Person
    reviewer: Person
    secrecy_reviewer: Person
    head: Person
    clerk: Person
    approver: Person
    inspector: Person
    spokesperson: Person
    entry: Entry


def a_house() -> House:
    school = a_unit("示例大学党委", UnitKind.SCHOOL, code="XX")
    office = a_unit("党政办公室", UnitKind.DEPARTMENT, school, code="DB", hosts_office=True)
    college = a_unit("机械工程学院党委", UnitKind.COLLEGE, school, code="JX")
    return House(
        school=school,
        office=office,
        college=college,
        drafter=a_post(Role.DRAFTER, college),
        reviewer=a_post(Role.REVIEWER, college),
        secrecy_reviewer=a_post(Role.SECRECY_REVIEWER, college),
        head=a_post(Role.HEAD, college),
        clerk=a_post(Role.OFFICE_CLERK, office),
        approver=a_post(Role.OFFICE_APPROVER, office),
        inspector=a_post(Role.INSPECTOR, school),
        spokesperson=a_post(Role.SPOKESPERSON, school),
        entry=an_entry(college),
    )


def next_number(unit):
    """Return the number of a unit's next version."""
    last = unit.catalogue_versions.order_by("number").last()
    return last.number + 1 if last else 1


def an_entry(unit, *, audience=Audience.PUBLIC, inner_first_days=0, in_force_on=LONG_AGO, **more) -> Entry:
    filed = {"filed_by": a_person(), "filed_at": NOON, "filing_number": f"备{next(numbers)}"} | {
        "in_force_on": in_force_on}  # fmt: skip
    version = Version.objects.filter(unit=unit, state="draft").first() or Version.objects.create(
        unit=unit, year=2026, number=next_number(unit), started_by=filed["filed_by"], started_at=NOON
    )
    entry = Entry.objects.create(unit=unit)
    item = {
        "code": f"4.{next(numbers)}", "matter_class": MatterClass.ORGANISATION, "title": "党费收缴、管理和使用",
        "content": "收缴、使用和结存情况", "channels": [Channel.PORTAL], "time_kind": TimeKind.LONG_TERM,
        "basis": "第十一条（四）", "lead_unit": unit, **more,
    }  # fmt: skip
    Item.objects.create(version=version, entry=entry, audience=audience, inner_first_days=inner_first_days, **item)
    Version.objects.filter(unit=unit, state="in_force").update(state="superseded")
    Version.objects.filter(pk=version.pk).update(state="in_force", **filed)
    return entry


def a_draft(house, **changes) -> Draft:
    plain = Draft(
        title="2026年上半年党费收缴情况",
        body="<p>现将2026年上半年党费收缴情况公示如下。</p><p>收缴党费 486,320 元。</p>",
        matter_class=MatterClass.ORGANISATION,
        entry=house.entry,
        source_of_facts="组织部台账",
        rungs=(RungDraft(audience=Audience.PUBLIC),),
    )
    return replace(plain, **changes)


def started(house, *, at=NOON, **changes) -> Revision:
    return actions.start(house.college, a_draft(house, **changes), by=house.drafter, at=at)


def scanned(*, at=NOON) -> None:
    """Do what the worker does: scan every file that waits."""
    while screening.scan_next(at):
        pass


def explained(revision, house, *, at=NOON) -> None:
    """Have the files read, and say of all that must be dealt with why it may stay."""
    scanned(at=at)
    reasons = dict.fromkeys((one.mark for one in check_of(revision).found if one.is_grave), "经核对可以公开")
    actions.explain(revision, reasons, by=house.drafter, at=at)


def proposed(revision, house, *, at=NOON) -> None:
    explained(revision, house, at=at)
    actions.propose(revision, by=house.drafter, at=at)


def judged(revision) -> dict[str, str]:
    """Return a verdict on all that was found in a proposal and must be dealt with."""
    return dict.fromkeys((one.mark for one in found_when_proposed(revision) if one.is_grave), "看过，可以公开")


def passed(revision, house, *, at=NOON) -> None:
    said = {"red_lines": NO_LINES_CROSSED, "verdicts": judged(revision)}
    actions.pass_secrecy(revision, by=house.secrecy_reviewer, at=at, **said)
    actions.pass_content(revision, by=house.reviewer, at=at, is_necessary=True, is_accurate=True, source_checked=True)


def approved(revision, house, *, at=NOON) -> None:
    by = house.approver if revision.stage == Stage.WITH_OFFICE else house.head
    actions.approve(revision, by=by, at=at, signed_in_at=at)


def brought_to(stage, house, *, at=NOON, **changes) -> Revision:
    """Take a fresh revision through the procedure, by the actions that people use, as far as ``stage``."""
    revision = started(house, at=at, **changes)
    return take_on(revision, stage, house, at=at)


def take_on(revision, stage, house, *, at=NOON) -> Revision:
    way = {
        Stage.IN_REVIEW: lambda: proposed(revision, house, at=at),
        Stage.WITH_HEAD: lambda: passed(revision, house, at=at),
        Stage.APPROVED: lambda: approved(revision, house, at=at),
        Stage.PUBLISHED: lambda: actions.publish(revision, by=house.drafter, at=at),
    }
    if stage is Stage.WITH_OFFICE:
        take_on(revision, Stage.IN_REVIEW, house, at=at)
        actions.refer(revision, by=house.reviewer, at=at, reason="无法确定")
        return revision
    for step, go in way.items():
        if revision.stage == stage:
            break
        if step in list(way)[: list(way).index(stage) + 1]:
            go()
    return revision


def suspended(house, **changes) -> Revision:
    revision = brought_to(Stage.PUBLISHED, house, **changes)
    actions.suspend(revision, by=house.reviewer, at=NOON + timedelta(hours=1), alarm=Alarm.FALSE, reason="数字有误")
    return revision
