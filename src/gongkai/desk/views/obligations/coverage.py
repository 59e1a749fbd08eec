"""How units cover their catalogues: unit by class, for a stretch of time; each figure leads to what is behind it."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from gongkai.desk.heat import LEGEND, classes_in, row_of
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.obligations import named_period
from gongkai.desk.views.obligations.opening import rows_of
from gongkai.measures.vocabulary import MatterClass, Period
from gongkai.obligations import queries
from gongkai.obligations.queries import Unit
from gongkai.obligations.rules.coverage import Counts
from gongkai.obligations.rules.periods import Stretch, stretch_called, stretches

PERIODS = 6
"""How many quarters and years back one may look."""


@staff_page
def coverage(request: StaffRequest) -> HttpResponse:
    """Show the heat map, or what is behind one of its figures. Source: 第十三条、第十七条.

    :raises Http404: for those who hold no post.
    """
    if not request.duties.posts:
        raise Http404
    stretch = _stretch(request)
    seen = queries.due_within(queries.seen_by(request.duties), stretch.first, stretch.last)
    units = list(queries.units_owing(request.duties))
    unit = next((one for one in units if one.code == request.GET.get("unit")), None)
    if unit is not None:
        return _behind(request, seen, unit, stretch)
    lines = queries.coverage(seen, units, request.today)
    classes = classes_in(lines)
    context = {
        "rows": [row_of(line, classes, lambda unit, one, _counts: _address(unit, one, stretch)) for line in lines],
        "shades": LEGEND,
        "classes": [(named(one), one.value) for one in classes],
        "total": sum((line.total for line in lines), Counts.none()),
        **_chosen(stretch, request.today),
    }
    return render(request, "desk/obligations/coverage.html", context)


def _chosen(stretch: Stretch, today: date) -> dict[str, object]:
    earlier = [*_back(Period.YEAR, today), *_back(Period.QUARTER, today)]
    return {
        "stretch": stretch,
        "period": named_period(stretch.key),
        "periods": [(one.key, named_period(one.key)) for one in earlier],
        "today": today,
    }


def _back(kind: Period, today: date) -> list[Stretch]:
    return list(stretches(kind, today.replace(year=today.year - 1, day=1), today))[::-1][:PERIODS]


def _stretch(request: StaffRequest) -> Stretch:
    """Return the period asked for; this year if none can be read."""
    known = {one.key: one for kind in Period for one in _back(kind, request.today)}
    asked = known.get(request.GET.get("period", ""))
    return asked or stretch_called(f"{request.today.year}Y1")


def _address(unit: Unit, matter_class: MatterClass | None, stretch: Stretch) -> str:
    here = f"?period={stretch.key}&unit={unit.code}"
    return f"{here}&class={matter_class.value}" if matter_class else here


def _behind(request: StaffRequest, seen: queries.Found, unit: Unit, stretch: Stretch) -> HttpResponse:
    """List what is behind a figure: one unit's, of one class where one is asked for."""
    found, asked = seen.filter(unit=unit), request.GET.get("class", "")
    known = asked in list(MatterClass)
    found = queries.late_first(found.filter(item__matter_class=asked) if known else found, request.today)
    context = {
        "rows": rows_of(found, request.today),
        "unit": unit,
        "matter_class": named(MatterClass(asked)) if known else "",
        **_chosen(stretch, request.today),
    }
    return render(request, "desk/obligations/behind.html", context)
