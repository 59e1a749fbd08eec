"""The morning's reminders: one digest a person and day, in the program and by mail. Source: 第十七条."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from gongkai.calendars.queries import Calendar, calendar
from gongkai.ledger.actions import recorded
from gongkai.notices.actions import queue_mails, tell_each
from gongkai.notices.queries import switched_off
from gongkai.notices.rules import Mail
from gongkai.obligations.models import Deferral, Digest, Obligation
from gongkai.obligations.queries.reminding import Staff, deferrals_in_sight, in_sight, is_over, is_to_be_told, staff_of
from gongkai.obligations.rules.mail import About, Line, body_of, in_order, subject_of
from gongkai.obligations.rules.reminders import STEPS, is_time, step_to_take, told_at
from gongkai.orgs.actions.deeds import did
from gongkai.policy.queries import decided
from gongkai.policy.rules import Choice


class OvertakenError(Exception):
    """Another worker has made the digests of this day."""


@dataclass(frozen=True, slots=True)
class Morning:
    """The digests of one day in the making. ``told`` has the lines by person, each with the unit whose affair it is."""

    today: date
    days: Calendar
    staff: Staff
    told: dict[int, list[tuple[Line, int]]]

    def tell(self, people: frozenset[int], about: About, one: Obligation, day: date) -> None:
        """Put a line into the digests of some persons."""
        left = self.days.count(self.today, day)
        line = Line(about, str(one.public_id), one.item.title, one.unit.short_name, day, left)
        for person in people:
            self.told[person].append((line, one.unit_id))


def remind(at: datetime) -> int:
    """Remind people of what is due, on working days from eight o'clock on; returns how many have got a digest.

    A morning on which no worker was there is made up for by the next one: the newest step counts. Safe to run any
    number of times, in any number of workers; not at all where the school has decided so. Source: 第十七条、第二十一条.
    """
    there, days = localtime(at), calendar()
    if not is_time(there, days) or is_over(there.date()) or not decided(Choice.REMIND):
        return 0
    try:
        return _remind(there.date(), days, at)
    except OvertakenError:
        return 0


@recorded()
def _remind(today: date, days: Calendar, at: datetime) -> int:
    """Lock what is to be told, so that a second worker waits, and finds it told."""
    due = list(_due(today, days))
    asked = _asked(today, days)
    if is_over(today) or not (due or asked):
        return 0
    staff = staff_of((one.unit_id for one, _step in due), today)
    morning = Morning(today, days, staff, defaultdict(list))
    _tell_of_steps(morning, due)
    _tell_of_deferrals(morning, asked, at)
    if morning.told:
        _send(morning, at)
        things = len(due) + len(asked)
        did("reminded", f"digest/{today}", by=None, at=at, digests=len(morning.told), things=things)
    return len(morning.told)


def _due(today: date, days: Calendar) -> Iterator[tuple[Obligation, int]]:
    for one in in_sight(today, days).select_for_update(of=("self",)):
        step = step_to_take(one.due_on, one.reminded, today, days)
        if step is not None:
            yield one, step


def _asked(today: date, days: Calendar) -> list[Deferral]:
    rows = deferrals_in_sight(today).select_for_update(of=("self",))
    return [one for one in rows if is_to_be_told(one, today, days)]


def _tell_of_steps(morning: Morning, due: list[tuple[Obligation, int]]) -> None:
    """Tell those whom each step goes to; what has nobody waits for somebody."""
    taken = defaultdict(list)
    for one, step in due:
        people = told_at(step, morning.staff.units[one.unit_id])
        morning.tell(people, About.STEP, one, one.due_on)
        if people:
            taken[step].append(one.pk)
    for step in STEPS:
        Obligation.objects.filter(pk__in=taken[step]).update(reminded=step)


def _tell_of_deferrals(morning: Morning, asked: list[Deferral], at: datetime) -> None:
    office = morning.staff.office
    for one in asked:
        if one.approved_at:
            morning.tell(office, About.RE_REVIEW, one.obligation, one.re_review_on)
        else:
            morning.tell(office, About.REQUEST, one.obligation, localdate(one.asked_at))
    if office:
        Deferral.objects.filter(pk__in=[one.pk for one in asked]).update(reminded_at=at)


def _send(morning: Morning, at: datetime) -> None:
    """Keep the digests, and tell each person in the program and by mail."""
    today = morning.today
    lines = {person: in_order([line for line, _unit in own]) for person, own in morning.told.items()}
    digests = (Digest(person_id=one, on=today, at=at, lines=[line.kept for line in own]) for one, own in lines.items())
    try:
        Digest.objects.bulk_create(digests)
    except IntegrityError as taken:
        raise OvertakenError from taken
    tell_each({one: {"count": str(len(own))} for one, own in lines.items()}, "digest", f"digest/{today}", at=at)
    link = settings.SITE + reverse("desk:obligations")
    wanted = _wanted(morning.told)
    queue_mails((_mail(morning, one, own, link) for one, own in wanted.items() if own), at=at)


def _wanted(told: dict[int, list[tuple[Line, int]]]) -> dict[int, list[tuple[Line, int]]]:
    """Leave out of the mails what their readers have switched off, save what is late."""
    off = switched_off(told)
    return {
        one: [said for said in own if said[0].is_late or said[0].about.value not in off.get(one, ())]
        for one, own in told.items()
    }


def _mail(morning: Morning, person: int, told: list[tuple[Line, int]], link: str) -> Mail:
    lines = in_order([line for line, _unit in told])
    return Mail(
        person_id=person,
        key=f"digest/{morning.today}/{person}",
        subject=subject_of(lines),
        body=body_of(morning.staff.names[person], lines, link),
        units=tuple(sorted({unit for _line, unit in told})),
        is_late=any(line.is_late for line in lines),
    )
