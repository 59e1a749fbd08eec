"""What came of assessments, for the report of a unit and of the school: final results alone. Source: 第十八条."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from django.db.models import QuerySet

from gongkai.assessments.models import Score, Sheet
from gongkai.assessments.rules.words import SchemeState
from gongkai.orgs.models import Unit


@dataclass(frozen=True, slots=True)
class Line:
    """What a unit got by one indicator.

    ``figure`` is the code of the figure it was worked out of, None where it was given by hand; ``part`` and ``whole``
    are the numbers it was. ``reason`` says why where somebody gave or changed the points, else it is empty.
    """

    name: str
    weight: int
    points: Decimal
    figure: str | None
    part: int | None
    whole: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The final result of a unit for a year: over which days, as known when, made final when, line by line."""

    scheme: str
    year: int
    first: date
    last: date
    measured_at: datetime
    frozen_at: datetime
    head: str
    total: Decimal
    lines: tuple[Line, ...]


def outcome_of(unit_id: int, year: int) -> Outcome | None:
    """Return the final result of a unit for a year; None until there is one. Source: 第十八条."""
    found = _outcomes(_final(year).filter(unit=unit_id))
    return found[0][1] if found else None


def outcomes(year: int) -> list[tuple[Unit, Outcome]]:
    """Return the final results of a year in the order of the units, in two queries. Source: 第十八条."""
    return _outcomes(_final(year))


def _final(year: int) -> QuerySet[Sheet]:
    frozen = Sheet.objects.filter(scheme__state=SchemeState.FROZEN, scheme__year=year)
    return frozen.select_related("scheme", "unit", "head").order_by("unit__position", "unit__code")


def _outcomes(sheets: QuerySet[Sheet]) -> list[tuple[Unit, Outcome]]:
    lines: dict[int, list[Line]] = defaultdict(list)
    scores = Score.objects.filter(sheet__in=sheets.order_by().values("pk"))
    for one in scores.select_related("indicator").order_by("indicator__position"):
        lines[one.sheet_id].append(_line(one))
    return [(one.unit, _outcome(one, lines[one.pk])) for one in sheets]


def _outcome(sheet: Sheet, lines: list[Line]) -> Outcome:
    """Put together what is final; the database insists that a final scheme has its times and its totals."""
    scheme = sheet.scheme
    return Outcome(
        scheme=scheme.name,
        year=scheme.year,
        first=scheme.first,
        last=scheme.last,
        measured_at=cast("datetime", scheme.measured_at),
        frozen_at=cast("datetime", scheme.frozen_at),
        head=sheet.head.name if sheet.head else "",
        total=cast("Decimal", sheet.total),
        lines=tuple(lines),
    )


def _line(score: Score) -> Line:
    indicator = score.indicator
    points, figure = cast("Decimal", score.points), indicator.figure or None
    return Line(indicator.name, indicator.weight, points, figure, score.part, score.whole, score.reason)
