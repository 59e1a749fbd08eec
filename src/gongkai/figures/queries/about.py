"""What is asked about: which units, which days, and what was known at which moment."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q
from django.utils.timezone import localdate, make_aware

from gongkai.figures.rules.spans import Span


@dataclass(frozen=True, slots=True)
class About:
    """Which units (None for the whole school), which days, and the moment until which things are known.

    ``hidden_from`` are persons who are not to learn of letters that complain of them, not by a number either. Where
    units need not be told apart, what takes long to sort is not sorted by them.
    """

    units: frozenset[int] | None
    span: Span
    at: datetime
    hidden_from: frozenset[int] = frozenset()
    by_unit: bool = True

    @property
    def on(self) -> date:
        """The day of the moment, in China."""
        return localdate(self.at)

    @property
    def known_until(self) -> date:
        """The last day of the span, or that of the moment where it comes before."""
        return min(self.span.last, self.on)

    def of_units(self, name: str) -> Q:
        """Match what belongs to the units asked about, by the name of the column that says so."""
        return Q() if self.units is None else Q(**{f"{name}__in": self.units})

    def within(self, name: str) -> Q:
        """Match what happened within the days, and was known at the moment, by the column that says when."""
        since, end = (make_aware(datetime.combine(day, time())) for day in (self.span.first, self.span.end))
        return Q(**{f"{name}__gte": since, f"{name}__lt": end, f"{name}__lte": self.at})
