"""Reminding of what is to be rectified, as of what is to be made known: first the unit, then its head, then the office.

Source: 第十九条.
"""

from collections import defaultdict
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from gongkai.calendars.queries import Calendar, calendar
from gongkai.inspections.models import Finding
from gongkai.inspections.queries import owed_until
from gongkai.inspections.rules.mail import Line, body_of, subject_of
from gongkai.ledger.actions import recorded
from gongkai.notices.actions import queue_mails, tell_each
from gongkai.notices.rules import Mail
from gongkai.obligations.queries.reminding import Staff, staff_of
from gongkai.obligations.rules.reminders import is_time, last_day_in_sight, step_to_take, told_at
from gongkai.orgs.actions.deeds import did
from gongkai.policy.queries import decided
from gongkai.policy.rules import Choice


def remind(at: datetime) -> int:
    """Remind people of what is to be rectified, on working days from eight o'clock on; returns how many were told.

    Each step is taken once; a missed morning is made up for by the next one. Source: 第十九条.
    """
    there, days = localtime(at), calendar()
    if not is_time(there, days) or not decided(Choice.REMIND):
        return 0
    return _remind(there.date(), days, at)


@recorded()
def _remind(today: date, days: Calendar, at: datetime) -> int:
    owed = list(owed_until(last_day_in_sight(today, days)).select_for_update(of=("self",)))
    due = [(one, step) for one in owed
           if (step := step_to_take(_last_day(one), one.reminded, today, days)) is not None]  # fmt: skip
    if not due:
        return 0
    staff = staff_of((one.unit.answering.pk for one, _step in due), today)
    told: dict[int, list[tuple[Line, int]]] = defaultdict(list)
    for one, step in due:
        said = Line(one.inspection.title, one.unit.short_name, _last_day(one), days.count(today, _last_day(one)))
        for person in told_at(step, staff.units[one.unit.answering.pk]):
            told[person].append((said, one.unit.answering.pk))
        Finding.objects.filter(pk=one.pk).update(reminded=step)
    _send(told, staff, today, at)
    did("rectification_reminded", f"findings/{today}", by=None, at=at, digests=len(told), things=len(due))
    return len(told)


def _last_day(one: Finding) -> date:
    return one.rectify_by or localdate(one.found_at)


def _send(told: dict[int, list[tuple[Line, int]]], staff: Staff, today: date, at: datetime) -> None:
    """Tell each person once, in the program and by one mail a day."""
    counts = {person: {"count": str(len(lines))} for person, lines in told.items()}
    tell_each(counts, "rectification_due", f"findings/{today}", at=at)
    link = settings.SITE + reverse("desk:findings")
    queue_mails((_mail(person, lines, staff.names[person], today, link) for person, lines in told.items()), at=at)


def _mail(person: int, told: list[tuple[Line, int]], name: str, today: date, link: str) -> Mail:
    lines = [line for line, _unit in told]
    return Mail(
        person_id=person,
        key=f"findings/{today}/{person}",
        subject=subject_of(lines),
        body=body_of(name, lines, link),
        units=tuple(sorted({unit for _line, unit in told})),
        is_late=any(line.days < 0 for line in lines),
    )
