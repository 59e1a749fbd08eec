"""Somebody's due days as a calendar file, which phones and mail programs fetch by themselves. Format: RFC 5545."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from gongkai.obligations.queries.feeds import Day

PRODUCT = "-//Gongkai//Due days//ZH"


def calendar_of(days: Iterable[Day], at: datetime, whole: Callable[[str], str]) -> bytes:
    """Return a calendar with one whole day for everything that is due; ``whole`` makes addresses whole."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("公开时限"))
    for day in days:
        calendar.add_component(_event(day, at, whole))
    written: bytes = calendar.to_ical()
    return written


def _event(day: Day, at: datetime, whole: Callable[[str], str]) -> Event:
    one = day.obligation
    place = whole(reverse("desk:obligation", args=[one.public_id]))
    said = _("%(unit)s应在这一天前公开。") % {"unit": one.unit.short_name}
    event = Event()
    event.add("uid", f"{one.public_id}@{settings.LEDGER_NAME}")
    event.add("dtstamp", at)
    event.add("last-modified", day.changed_at)
    event.add("dtstart", one.due_on)
    event.add("dtend", one.due_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", one.item.title)
    event.add("description", f"{said}\n{place}")
    return event
