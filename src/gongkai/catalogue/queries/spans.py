"""On which days which entries stood in a catalogue in force. Source: 第十三条."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from gongkai.catalogue.models import Item, Version
from gongkai.catalogue.rules import VersionState

EVER = (VersionState.IN_FORCE, VersionState.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Span:
    """From the day a version is in force to the day of the next one, which is no more part of it."""

    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        """Tell whether the version was in force on a day."""
        return self.since <= day and (self.until is None or day < self.until)


def spans_in_force(entry_ids: Iterable[int]) -> dict[int, list[Span]]:
    """Return, by entry, when versions in force said something of it. Source: 第十三条、第二十三条."""
    found: dict[int, list[Span]] = defaultdict(list)
    for entry, since, to in _dated().filter(entry__in=set(entry_ids)):
        found[entry].append(Span(since, to))
    return found


@cache
def _dated() -> QuerySet[Item, tuple[int, date, date | None]]:
    """Ask when all that was ever said held; the question is kept, since putting it together takes the longest."""
    later = Q(in_force_on__gt=OuterRef("since")) | Q(in_force_on=OuterRef("since"), pk__gt=OuterRef("version"))
    following = Version.objects.filter(later, unit=OuterRef("version__unit"), state__in=EVER)
    until = Subquery(following.order_by("in_force_on", "pk").values("in_force_on")[:1])
    items = Item.objects.filter(version__state__in=EVER).order_by()
    dated = items.annotate(since=F("version__in_force_on")).annotate(until=until)
    return dated.values_list("entry", "since", "until")
