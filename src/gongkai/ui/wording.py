"""How dates, times, sizes and fingerprints are written. Times are shown in the school's time zone."""

from datetime import date, datetime, timedelta

from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _

KILO = 1024
SOON_DAYS = 7


def local(value: date | datetime) -> date | datetime:
    """Bring an aware time to the school's clock; leave plain dates alone."""
    if isinstance(value, datetime) and is_aware(value):
        return localtime(value)
    return value


def local_day(value: date | datetime) -> date:
    """Name the calendar day on which a time falls at the school."""
    value = local(value)
    return value.date() if isinstance(value, datetime) else value


def on_date(value: date | datetime) -> str:
    """Write a date for running text: 2026年9月14日."""
    the_day = local_day(value)
    parts = {"year": the_day.year, "month": the_day.month, "day": the_day.day}
    return _("%(year)d年%(month)d月%(day)d日") % parts


def day(value: date | datetime) -> str:
    """Write a date for tables: 2026-09-14."""
    return local_day(value).isoformat()


def clock(value: datetime) -> str:
    """Write the time of day on the 24-hour clock: 09:30."""
    return f"{local(value):%H:%M}"


def moment(value: datetime) -> str:
    """Write date and time: 2026年9月14日 09:30."""
    return f"{on_date(value)} {clock(value)}"


def near(value: date | datetime, now: datetime) -> str:
    """Write a time as a person would say it now: 今天 09:30, 昨天 17:40, otherwise in full."""
    today = local_day(now)
    names = {today: _("今天"), today - timedelta(days=1): _("昨天")}
    name = names.get(local_day(value)) or on_date(value)
    return f"{name} {clock(value)}" if isinstance(value, datetime) else name


def due(value: date, today: date) -> str:
    """Say how far a deadline is: 逾期 3 天, 今天到期, 剩 4 天.

    Practice: a deadline includes its day.
    """
    days = (local_day(value) - today).days
    if days < 0:
        return _("逾期 %(days)d 天") % {"days": -days}
    return _("剩 %(days)d 天") % {"days": days} if days else _("今天到期")


def due_tone(value: date, today: date) -> str:
    """Name the tone of a deadline: ``bad`` when late, ``warn`` within a week, otherwise none."""
    days = (local_day(value) - today).days
    if days < 0:
        return "bad"
    return "warn" if days <= SOON_DAYS else ""


def filesize(size: int) -> str:
    """Write a file's size in KB or MB, never as 0 KB for a file that has content."""
    if size < KILO * KILO:
        return f"{max(round(size / KILO), min(size, 1))} KB"
    return f"{size / KILO / KILO:.1f} MB"


def fingerprint(digest: str) -> str:
    """Shorten a hexadecimal fingerprint so that it can be read out: 4be1 07c9 … e25d."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-4:]}"
