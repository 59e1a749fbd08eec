"""How units cover their catalogues: unit by class and period, in one query. Source: 第十三条、第十七条."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.measures.vocabulary import MatterClass
from gongkai.obligations.models import Obligation
from gongkai.obligations.queries.lists import standing
from gongkai.obligations.rules.coverage import Counts
from gongkai.obligations.rules.words import Standing
from gongkai.orgs.models import Unit

COUNTED = {
    "on_time": Q(state__in=[Standing.MET, Standing.NOTHING_TO_REPORT]),
    "late": Q(state=Standing.LATE),
    "deferred": Q(state=Standing.DEFERRED),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One unit's line: its counts by class, and those of all classes together."""

    unit: Unit
    cells: dict[MatterClass, Counts]
    total: Counts

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Where it stands among others: the worst first, those of which nothing has fallen due last."""
        return self.total.rate is None, self.total.rate or 0, self.unit.position


def due_within(found: QuerySet[Obligation], first: date, last: date) -> QuerySet[Obligation]:
    """Return what falls due in a stretch of days, both counted, and still applies."""
    return found.filter(due_on__gte=first, due_on__lte=last).exclude(state=Standing.MOOT)


def due_in_units(units: Collection[int] | None, first: date, last: date) -> QuerySet[Obligation]:
    """Return the same of some units, or of the whole school where none are named."""
    return due_within(
        Obligation.objects.all() if units is None else Obligation.objects.filter(unit__in=units), first, last
    )


def coverage(found: QuerySet[Obligation], units: Iterable[Unit], on: date) -> list[Line]:
    """Return how each unit stands in each class on a day, the worst first; units without anything due are left out."""
    counts = (
        found.order_by()
        .values_list("unit", "item__matter_class")
        .annotate(
            on_time=Count("pk", COUNTED["on_time"]),
            late=Count("pk", COUNTED["late"]),
            overdue=Count("pk", standing(Standing.OVERDUE, on)),
            due=Count("pk", standing(Standing.DUE, on)),
            deferred=Count("pk", COUNTED["deferred"]),
        )
    )
    cells: dict[int, dict[MatterClass, Counts]] = {}
    for unit, matter_class, *numbers in counts:
        cells.setdefault(unit, {})[MatterClass(matter_class)] = Counts(*numbers)
    kept = ((unit, cells[unit.pk]) for unit in units if unit.pk in cells)
    lines = [Line(unit, own, sum(own.values(), Counts.none())) for unit, own in kept]
    return sorted(lines, key=lambda line: line.rank)
