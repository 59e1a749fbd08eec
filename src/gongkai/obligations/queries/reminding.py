"""What somebody is to be reminded of now, and who answers for it today."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from gongkai.calendars.queries import Calendar
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.obligations.models import Deferral, Digest, Obligation
from gongkai.obligations.queries.facts import UNDECIDED
from gongkai.obligations.rules.reminders import STEPS, People, has_lain, last_day_in_sight
from gongkai.obligations.rules.words import State
from gongkai.orgs.models import Post
from gongkai.orgs.queries import holders, school_wide_posts


def is_over(on: date) -> bool:
    """Tell whether the digests of a day have been made."""
    return Digest.objects.filter(on=on).exists()


def in_sight(on: date, calendar: Calendar) -> QuerySet[Obligation]:
    """Return what is open and near or past its limit, as long as a step of reminding is left. Source: 第十七条."""
    near = Obligation.objects.filter(state=State.OPEN, due_on__lte=last_day_in_sight(on, calendar))
    return near.exclude(reminded=STEPS[-1]).select_related("item", "unit").order_by("pk")


def deferrals_in_sight(on: date) -> QuerySet[Deferral]:
    """Return the requests that nobody has decided on, and the deferrals that are to be looked at again.

    Source: 第九条.
    """
    again = Q(approved_at__isnull=False, ended_at=None, obligation__state=State.DEFERRED, re_review_on__lte=on)
    waiting = UNDECIDED & Q(reminded_at=None, obligation__state=State.OPEN)
    return (
        Deferral.objects.filter(again | waiting).select_related("obligation__item", "obligation__unit").order_by("pk")
    )


def is_to_be_told(deferral: Deferral, on: date, calendar: Calendar) -> bool:
    """Tell whether the office is to be reminded of a deferral: once of the request, and once on the day it set."""
    told = deferral.reminded_at and localdate(deferral.reminded_at)
    if deferral.approved_at is None:
        return told is None and has_lain(localdate(deferral.asked_at), on, calendar)
    return told is None or told < deferral.re_review_on


@dataclass(frozen=True, slots=True)
class Staff:
    """Who answers for units on a day, by unit and for the office, and what they are called."""

    units: dict[int, People]
    office: frozenset[int]
    names: dict[int, str]


def staff_of(unit_ids: Iterable[int], on: date) -> Staff:
    """Return who answers for units on a day. Source: 第六条、第七条."""
    wide = school_wide_posts(on)
    office = [post for role in OFFICE for post in wide[role]]
    held: dict[tuple[int, str], list[Post]] = defaultdict(list)
    for post in holders(units := set(unit_ids), (Role.DRAFTER, Role.HEAD), on):
        held[post.unit_id, post.role].append(post)
    names = {post.person_id: post.person.name for posts in (office, *held.values()) for post in posts}
    of_office = _persons(office)
    of_units = {unit: People(_persons(held[unit, Role.DRAFTER]), _persons(held[unit, Role.HEAD]), of_office)
                for unit in units}  # fmt: skip
    return Staff(of_units, of_office, names)


def _persons(posts: Iterable[Post]) -> frozenset[int]:
    return frozenset(post.person_id for post in posts)
