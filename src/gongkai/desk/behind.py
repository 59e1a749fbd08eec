"""From a figure to the rows behind it: the address of its list, and what a list shows that was opened from one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import now

from gongkai.desk.http import StaffRequest
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.phrases.figures import days_of
from gongkai.figures import queries
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.spans import EARLIEST, LATEST, Span
from gongkai.figures.rules.words import Figure, Subject
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs.queries import units_by_code

PAGES = {
    Subject.OBLIGATION: "desk:obligations",
    Subject.MATTER: "desk:disclosures",
    Subject.LETTER: "desk:letters",
    Subject.UNIT: "desk:console_catalogues",
    Subject.VERSION: "desk:console_catalogues",
}
"""Which list shows what a figure counts."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What a list is narrowed to: the rows of one figure, of some units or of all, of one class or of all."""

    figure: Figure
    span: Span
    units: dict[int, str] | None
    matter_class: MatterClass | None
    hidden_from: frozenset[int]

    def rows(self) -> QuerySet[Any]:
        """Return the rows as they are now; a list shows those of them that may be seen."""
        units = None if self.units is None else self.units.keys()
        found = queries.rows(self.figure.code, units, self.span, now(), hidden_from=self.hidden_from)
        is_of_class = self.matter_class is not None and self.figure.subject is Subject.OBLIGATION
        return found.filter(item__matter_class=self.matter_class) if is_of_class else found

    @property
    def says(self) -> list[str]:
        """What the list is narrowed to, in words."""
        of_class = [named(self.matter_class)] if self.matter_class else []
        return [days_of(self.span), *((self.units or {}).values()), *of_class]


def address(code: str, span: Span, units: Iterable[str] | None, matter_class: MatterClass | None = None) -> str:
    """Return where the rows of a figure are listed; ``units`` are codes, None is the whole school."""
    asked = {"figure": code, "from": span.first.isoformat(), "to": span.last.isoformat()}
    of = {"of": list(units)} if units is not None else {}
    more = {"class": matter_class.value} if matter_class else {}
    return f"{reverse(PAGES[FIGURES[code].subject])}?{urlencode({**asked, **of, **more}, doseq=True)}"


def behind(request: StaffRequest, *subjects: Subject) -> Behind | None:
    """Return what a list was asked to be narrowed to; None where nothing that it shows was, or it cannot be read."""
    figure = FIGURES.get(request.GET.get("figure", ""))
    span = _span(request.GET.get("from", ""), request.GET.get("to", ""))
    if figure is None or figure.subject not in subjects or span is None:
        return None
    asked, codes = request.GET.get("class", ""), request.GET.getlist("of")
    known = units_by_code() if codes else {}
    units = {known[code].pk: unit_name(known[code]) for code in codes if code in known} if codes else None
    return replace(
        behind_of(request, figure.code, span),
        units=units,
        matter_class=MatterClass(asked) if asked in list(MatterClass) else None,
    )


def behind_of(request: StaffRequest, code: str, span: Span) -> Behind:
    """Return a list of all that a figure counts."""
    himself = frozenset({request.duties.person_id, *request.duties.acts_for})
    return Behind(FIGURES[code], span, None, None, himself)


def _span(first: str, last: str) -> Span | None:
    try:
        since, until = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return Span(since, until + timedelta(days=1)) if since.year > EARLIEST and until.year < LATEST else None
