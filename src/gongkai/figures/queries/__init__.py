"""All reads of figures: what they come to, and the rows behind each."""

from collections.abc import Collection, Iterable
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet

from gongkai.catalogue.models import Version
from gongkai.figures.queries import catalogues, letters, matters, obligations, steps
from gongkai.figures.queries.about import About
from gongkai.figures.queries.sights import sight, units_in_sight
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.registry.steps import TAKEN, WAITING
from gongkai.figures.rules.spans import Span
from gongkai.figures.rules.values import NOTHING, Measured, Value
from gongkai.figures.rules.viewing import Sight
from gongkai.figures.rules.words import Subject
from gongkai.orgs.models import Unit

__all__ = [
    "Measured",
    "Sight",
    "Span",
    "Unit",
    "Value",
    "measured",
    "rows",
    "sight",
    "totals",
    "trend",
    "units_in_sight",
]


def measured(
    codes: Iterable[str],
    units: Collection[int] | None,
    span: Span,
    at: datetime,
    *,
    hidden_from: Collection[int] = (),
) -> dict[str, Measured]:
    """Return figures by their codes: of each unit asked about, and of all of them together. Source: 第十八条.

    ``units`` are keys of units; None asks about the whole school. Nothing counts that happened after ``at``. Where
    ``hidden_from`` names persons, letters that complain of them are left out: what is shown to somebody is counted so,
    what is reported of the school is not. The number of queries does not depend on that of units or days.

    :raises KeyError: if there is no such figure.
    """
    about = About(None if units is None else frozenset(units), span, at, frozenset(hidden_from))
    return {code: _of_all_asked(one, about) for code, one in _measured(list(codes), about).items()}


def _measured(codes: list[str], about: About) -> dict[str, Measured]:
    found: dict[str, Measured] = {}
    for chapter, own in _chapters(codes):
        found |= chapter.measured(own, about) if own else {}
    return {code: found[code] for code in codes}


def _of_all_asked(one: Measured, about: About) -> Measured:
    """Let every unit that was asked about have its value, be it of nothing."""
    nothing: dict[int, Value | None] = dict.fromkeys(about.units or (), NOTHING)
    return Measured(MappingProxyType({**nothing, **one.units}), one.total)


def _chapters(codes: list[str]) -> "list[tuple[Any, list[str]]]":
    subjects = {
        obligations: [code for code in codes if FIGURES[code].subject is Subject.OBLIGATION],
        matters: [code for code in codes if FIGURES[code].subject is Subject.MATTER and not _is_step(code)],
        steps: [code for code in codes if _is_step(code)],
        catalogues: [code for code in codes if FIGURES[code].subject in {Subject.VERSION, Subject.UNIT}],
        letters: [code for code in codes if FIGURES[code].subject is Subject.LETTER],
    }
    return list(subjects.items())


def _is_step(code: str) -> bool:
    return code in TAKEN or code in WAITING


def totals(
    codes: Iterable[str], units: Collection[int] | None, span: Span, at: datetime, *, hidden_from: Collection[int] = ()
) -> dict[str, Value | None]:
    """Return the same figures of all units together alone, which is sooner counted.

    :raises KeyError: if there is no such figure.
    """
    asked = About(None if units is None else frozenset(units), span, at, frozenset(hidden_from), by_unit=False)
    return {code: one.total for code, one in _measured(list(codes), asked).items()}


def rows(
    code: str, units: Collection[int] | None, span: Span, at: datetime, *, hidden_from: Collection[int] = ()
) -> "QuerySet[Any]":
    """Return the very rows behind a figure: as many as it says, of a share or of days as many as it is taken of.

    What somebody may not see is not taken out of them: a list shows what is in both.

    :raises KeyError: if there is no such figure.
    """
    about = About(None if units is None else frozenset(units), span, at, frozenset(hidden_from))
    match FIGURES[code].subject:
        case Subject.OBLIGATION:
            return obligations.rows(code, about)
        case Subject.LETTER:
            return letters.rows(code, about)
        case Subject.UNIT:
            return catalogues.without_catalogue(about)
        case Subject.VERSION:
            return Version.objects.filter(pk__in=[one.pk for one in catalogues.versions(code, about)])
        case Subject.MATTER:
            return steps.rows(code, about) if _is_step(code) else matters.rows(code, about)


def trend(units: Collection[int] | None, span: Span, at: datetime) -> list[tuple[Span, Value]]:
    """Return, month by month, how many obligations were met on time of those that had fallen due. Source: 第十七条."""
    about = About(None if units is None else frozenset(units), span, at)
    days = obligations.by_day(about)
    return [
        (month, sum((value for day, value in days.items() if month.first <= day < month.end), NOTHING))
        for month in span.months()
    ]
