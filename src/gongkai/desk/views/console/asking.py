"""What somebody asks the console for: which units, which days, and what he may go on to see. Source: 第六条、第七条."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.utils.timezone import localdate, now

from gongkai.desk.behind import address
from gongkai.desk.http import StaffRequest
from gongkai.desk.phrases.figures import called, explained, shown
from gongkai.figures import queries
from gongkai.figures.queries import Sight, Span, Unit, Value
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.spans import Named, moment_a_year_before, span_called, spans_at_hand
from gongkai.figures.rules.words import Figure, Subject
from gongkai.measures.vocabulary import MatterClass

Totals = dict[str, Value | None]
"""Figures by their codes; None where so few were counted that they could be told apart."""
BACK = 5
"""As many years, school years and quarters back one may look."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which days and units, known at which moment, by whom; ``units`` None is the whole school."""

    named: Named
    at: datetime
    sight: Sight
    choices: tuple[Unit, ...]
    units: tuple[Unit, ...] | None
    hidden_from: frozenset[int]

    @property
    def today(self) -> date:
        """The day of the moment."""
        return localdate(self.at)

    @property
    def unit(self) -> Unit | None:
        """The one unit that is looked at, if it is one."""
        return self.units[0] if self.units is not None and len(self.units) == 1 else None

    @property
    def keys(self) -> frozenset[int] | None:
        """The keys of the units, as figures are asked for."""
        return None if self.units is None else frozenset(unit.pk for unit in self.units)

    def totals(self, *codes: str) -> Totals:
        """Return figures of all that is looked at."""
        return queries.totals(codes, self.keys, self.named.span, self.at, hidden_from=self.hidden_from)

    def totals_before(self, *codes: str) -> Totals:
        """Return the figures of the same days a year before, as they were known at the same moment of it."""
        span, at = self.named.span.year_before(), moment_a_year_before(self.at)
        return queries.totals(codes, self.keys, span, at, hidden_from=self.hidden_from)

    def behind(
        self,
        figure: Figure,
        unit: Unit | None = None,
        matter_class: MatterClass | None = None,
        span: Span | None = None,
    ) -> str:
        """Return where the rows of a figure are listed; nothing where whoever asks may not see all of them."""
        units = (unit,) if unit else self.units
        keys = None if units is None else frozenset(one.pk for one in units)
        may = self.sight.sees_letters if figure.subject is Subject.LETTER else self.sight.sees_rows
        if not may(keys):
            return ""
        codes = None if units is None else [one.code for one in units]
        return address(figure.code, span or self.named.span, codes, matter_class)


def asked_by(request: StaffRequest) -> Asked:
    """Return what is asked for: this year if no other span can be read, and all that may be seen if no unit can.

    :raises Http404: for those who see no figures.
    """
    sight = queries.sight(request.duties, request.user.administration, request.today)
    if sight.is_nothing:
        raise Http404
    choices = queries.units_in_sight(sight)
    chosen = next((one for one in choices if one.code == request.GET.get("unit")), None)
    return Asked(
        named=span_called(request.GET.get("span", "")) or spans_at_hand(request.today, 1)[0],
        at=now(),
        sight=sight,
        choices=tuple(choices),
        units=(chosen,) if chosen else None if sight.is_whole else tuple(choices),
        hidden_from=frozenset({request.duties.person_id, *request.duties.acts_for}),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as a table shows it: its number, that of the year before, and where its rows are."""

    figure: Figure
    name: str
    says: str
    before: str
    url: str
    explains: str


def line_of(
    asked: Asked, code: str, value: Value | None, before: Value | None = None, *, compares: bool = False
) -> Line:
    """Return one figure in words."""
    figure = FIGURES[code]
    is_listed = value is not None and bool(value.whole if figure.lists_whole else value.part)
    return Line(
        figure=figure,
        name=called(figure),
        says=shown(figure, value),
        before=shown(figure, before) if compares else "",
        url=asked.behind(figure) if is_listed else "",
        explains=explained(figure),
    )
