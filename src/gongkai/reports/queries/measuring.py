"""Counting for a report: the figures of the registry, and what else its template names, at one moment. 第十八条."""

from collections.abc import Iterator
from datetime import datetime

from gongkai.figures import queries as figures
from gongkai.figures.rules.values import Measured
from gongkai.reports.models import Report
from gongkai.reports.queries import chapters
from gongkai.reports.queries.held import span_of
from gongkai.reports.rules.kept import Kept
from gongkai.reports.rules.template import figures_of, groups_of, told_by_unit
from gongkai.reports.rules.words import Kind


def counted(report: Report, at: datetime, hidden_from: frozenset[int]) -> list[Kept]:
    """Return everything a report counts, as it is known at a moment. Source: 第十八条."""
    asked = chapters.Asked(report.unit, span_of(report), at)
    found = list(_figures(report, asked, hidden_from))
    for group in groups_of(Kind(report.kind)):
        found += chapters.COUNTING[group](asked)
    return found


def _figures(report: Report, asked: chapters.Asked, hidden_from: frozenset[int]) -> Iterator[Kept]:
    """Yield the figures exactly as the console counts them: of the unit, or of the school and some of every unit."""
    kind = Kind(report.kind)
    one = asked.unit_id
    measured = figures.measured(figures_of(kind), asked.units, asked.span, asked.at, hidden_from=hidden_from)
    for code, each in measured.items():
        yield Kept(code, one, each.total if one is None else each.units[one])
    for code in told_by_unit(kind):
        yield from _each(code, measured[code])


def _each(code: str, measured: Measured) -> Iterator[Kept]:
    return (Kept(code, unit, value) for unit, value in measured.units.items())
