"""A small school with a catalogue to write, submit and file."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property

from gongkai.catalogue import actions
from gongkai.catalogue.wording import Wording
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Period, PersonKind, Role, TimeKind, UnitKind
from gongkai.orgs.models import Account, Person, Post, Unit

NOON = datetime(2026, 9, 14, 4, 0, tzinfo=UTC)
TODAY = date(2026, 9, 14)
FOUNDED = date(2019, 9, 1)


class LittleOffice:
    """The school, its office and a college, with one person in each post that matters here."""

    actions, noon = actions, NOON

    def __init__(self):
        self.top = self.unit("XX", UnitKind.SCHOOL, None)
        self.bureau = self.unit("DB", UnitKind.DEPARTMENT, self.top, hosts_office=True)
        self.college = self.unit("JX", UnitKind.COLLEGE, self.top)
        self.other = self.unit("CL", UnitKind.COLLEGE, self.top)
        self.drafter = self.holder(Role.DRAFTER, self.college)
        self.head = self.holder(Role.HEAD, self.college)
        self.reviewer = self.holder(Role.REVIEWER, self.college)
        self.stranger = self.holder(Role.HEAD, self.other)
        self.clerk = self.holder(Role.OFFICE_CLERK, self.bureau)
        self.wording = first_wording(self.college)

    @cached_property
    def approver(self):
        return self.holder(Role.OFFICE_APPROVER, self.bureau)

    def unit(self, code, kind, parent, **more):
        names = {"name": f"{code}党组织", "name_en": f"Unit {code}", "short_name": code}
        return Unit.objects.create(code=code, kind=kind, parent=parent, starts_on=FOUNDED, **names, **more)

    def holder(self, role, unit):
        number = f"G{Person.objects.count():04}"
        person = Person.objects.create(number=number, name=f"{unit.code}{role.zh}", kind=PersonKind.STAFF, home=unit)
        times = {"starts_on": FOUNDED, "granted_at": NOON, "confirmed_at": NOON}
        Post.objects.create(person=person, unit=unit, role=role, **times)
        return person

    def started(self, *codes, unit=None, by=None, year=2026, at=NOON):
        """A draft with one complete entry for each code."""
        version = actions.start_version(unit or self.college, year=year, by=by or self.drafter, at=at)
        for code in codes:
            self.put(version, code=code, by=by, at=at)
        return version

    def put(self, version, *, entry=None, by=None, at=NOON, reason=None, **changes):
        said = {"entry": entry, "lock": version.lock, "by": by or self.drafter, "at": at, "reason": reason}
        return actions.put_item(version, replace(self.wording, **changes), **said)

    def again(self, *, unit=None, year=2026, on=TODAY, at=NOON, reason="情况有变", **changes):
        """Change the first entry of the catalogue there is, with a reason, and have it filed."""
        version = self.started(unit=unit, year=year, at=at)
        first = version.items.order_by("position").first()
        self.put(version, entry=first.entry, at=at, reason=reason, **{"title": f"第 {version.pk} 次改", **changes})
        actions.submit(version, lock=version.lock, by=self.head, at=at)
        actions.file(version, in_force_on=on, lock=version.lock, by=self.clerk, at=at)
        return version

    def submitted(self, *codes, **more):
        version = self.started(*codes, **more)
        actions.submit(version, lock=version.lock, by=self.head, at=NOON)
        return version

    def filed(self, *codes, on=TODAY, **more):
        version = self.submitted(*codes, **more)
        actions.file(version, in_force_on=on, lock=version.lock, by=self.clerk, at=NOON)
        return version


def first_wording(unit):
    """What a complete entry says."""
    return Wording(
        code="1.1",
        matter_class=MatterClass.ORGANISATION,
        title="党费收缴、管理和使用情况",
        content="上一年度党费收缴、下拨、使用和结余情况",
        audience=Audience.PUBLIC,
        channels=(Channel.PORTAL, Channel.NOTICE_BOARD),
        time_kind=TimeKind.PERIODIC,
        second_time_kind=None,
        period=Period.YEAR,
        anchor_month=3,
        anchor_day=31,
        grace_days=10,
        working_days=None,
        event="",
        basis="第十一条（四）",
        lead_unit_id=unit.pk,
        other_unit_ids=(),
        inner_first_days=0,
        is_major=False,
    )


def account_of(person, administration=""):
    """Somebody's account."""
    said = {"username": f"u{person.pk}{administration}", "person": person, "administration": administration}
    return Account.objects.get_or_create(**said)[0]
