"""The tables of working days: which are in force, and loading the next one. Practice: 国务院办公厅通知."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.calendars import actions, queries
from gongkai.desk.forms.obligations import TableForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.measures.vocabulary import OFFICE
from gongkai.obligations import actions as obligations
from gongkai.workdays.reading import written
from gongkai.workdays.tables import built_in

CONSEQUENCES = (
    lazy("只有还没有公开的事项会重新计算，新旧日期都留下记录；已公开的不变。"),
    lazy("同一年再次导入的，以后一次为准。"),
)


@staff_page
def calendars(request: StaffRequest) -> HttpResponse:
    """List the tables there are, year by year.

    :raises Http404: for those who hold no post.
    """
    loaded = _loaded(request)
    known = {row.year for row in loaded}
    context = {
        "loaded": loaded,
        "built_in": _built_in(),
        "replaced": known,
        "last": queries.calendar().last_official_year,
        "may_load": request.duties.has(*OFFICE),
        "now": now(),
    }
    return render(request, "desk/calendars/list.html", context)


@staff_page
def calendar_new(request: StaffRequest) -> HttpResponse:
    """Load the table of a year; the due days that are still open are worked out anew.

    :raises Http404: for everybody but the office.
    """
    if not request.duties.has(*OFFICE):
        raise Http404
    year = queries.calendar().last_official_year + 1
    files = request.FILES if request.method == "POST" else None
    form = TableForm(sent(request), files, initial={"year": year})
    page = Ask(
        _("导入放假安排"),
        _("导入，重新计算时限"),
        _("已导入。还没有公开的，时限已按新的安排重新计算。"),
        reverse("desk:calendars"),
        consequences=tuple(map(str, CONSEQUENCES)),
    )

    def act(said: dict[str, object]) -> None:
        year, text, source = (str(said[name]) for name in ("year", "text", "source"))
        actions.load_table(int(year), text, source=source, by=request.person, at=now())
        obligations.run_due(now())

    return ask(request, form, page, act)


@staff_page
def calendar_year(request: StaffRequest, year: int) -> HttpResponse:
    """Show the table of a year that holds now, day by day.

    :raises Http404: for those who hold no post, and for years without a table.
    """
    table = queries.table_in_force(year)
    if table is None or not request.duties.posts:
        raise Http404
    return render(request, "desk/calendars/year.html", {"table": table, "lines": written(table).splitlines()})


def _loaded(request: StaffRequest) -> list[Any]:
    if not request.duties.posts:
        raise Http404
    return list(queries.loaded())


def _built_in() -> list[tuple[Any, int, int]]:
    return [(table, len(table.off), len(table.make_up)) for table in reversed(built_in())]


def _all(request: StaffRequest) -> list[tuple[Any, int, int, str]]:
    loaded = [(row, len(row.off), len(row.make_up), row.source) for row in _loaded(request)]
    return [*loaded, *((*row, _("随系统附带，国务院办公厅通知")) for row in _built_in())]


LISTING = Listing(
    code="calendars",
    title=lazy("放假安排"),
    page="desk:calendars",
    found=_all,
    columns=(
        (lazy("年份"), lambda row: row[0].year),
        (lazy("版本"), lambda row: row[0].number),
        (lazy("放假"), lambda row: row[1]),
        (lazy("调休上班"), lambda row: row[2]),
        (lazy("来源"), lambda row: row[3]),
    ),
)
