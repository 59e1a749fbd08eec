"""Things due, for tests: in a house whose office, unit and people are there."""

from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from gongkai.catalogue.models import Item
from gongkai.measures.vocabulary import TimeKind
from gongkai.obligations.models import Deferral, Obligation
from gongkai.orgs.models import Post
from tests.factories import NOON, an_entry

BEIJING = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 9, 14)
numbers = count(1)


def time_of(day, hour=8, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BEIJING)


def a_due(unit, due_on, *, title="党费收缴、管理和使用", **more):
    """Let something fall due in a unit."""
    entry = an_entry(unit, title=title)
    said = {"kind": TimeKind.LONG_TERM, "key": f"standing/{next(numbers)}", "counted_from": due_on, "made_at": NOON}
    said |= {"calendar": "2026-1", "item": Item.objects.get(entry=entry), "unit": unit, "due_on": due_on}
    return Obligation.objects.create(entry=entry, **said | more)


def a_deferral(obligation, by, **more):
    said = {"ground": "正在调查。", "asked_by": by, "asked_at": NOON, "re_review_on": date(2026, 12, 1), **more}
    return Deferral.objects.create(obligation=obligation, **said)


def leave_posts(*people, on=date(2026, 9, 1)):
    """End the posts of people before anything happens."""
    Post.objects.filter(person__in=people).update(ends_on=on)
