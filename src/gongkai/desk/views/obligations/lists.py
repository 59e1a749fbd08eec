"""What is due, late first, as a list and as a month; and what the office has put off. Source: 第十七条."""

from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.behind import behind
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import short_unit_name
from gongkai.desk.views.obligations.month import WEEKDAYS, month_of
from gongkai.desk.views.obligations.opening import rows_of
from gongkai.figures.rules.words import Subject
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.obligations import queries
from gongkai.obligations.rules.words import Standing

PAGE = 20
SOON = timedelta(days=60)
"""What falls due within this time is to be seen to now."""
LATEST_YEAR = 2100


def _works_here(request: StaffRequest) -> None:
    """Let only those go on who hold a post.

    :raises Http404: for everybody else.
    """
    if not request.duties.posts:
        raise Http404


def _tabs(on: date) -> dict[str, tuple[str, Q]]:
    """Return what each tab holds."""
    soon = queries.standing(Standing.DUE, on) & Q(due_on__lte=on + SOON)
    done = [Standing.MET.value, Standing.LATE.value, Standing.NOTHING_TO_REPORT.value]
    return {
        "": (_("要办的"), queries.standing(Standing.OVERDUE, on) | soon),
        "overdue": (_("逾期"), queries.standing(Standing.OVERDUE, on)),
        "later": (_("以后"), queries.standing(Standing.DUE, on) & Q(due_on__gt=on + SOON)),
        "deferred": (_("暂缓"), queries.standing(Standing.DEFERRED, on)),
        "done": (_("办完的"), Q(state__in=done)),
    }


@staff_page
def obligations(request: StaffRequest) -> HttpResponse:
    """List what is due for one's units, or for all of them where one oversees; late first."""
    units, unit, seen = _narrowed(request)
    context = {
        **_chosen(request, seen),
        "units": units,
        "unit": unit,
        "weekdays": WEEKDAYS,
        "month": month_of(seen, _month(request), request.today),
        "may_draft": request.duties.has(Role.DRAFTER),
        "may_enter": request.duties.has(Role.DRAFTER, Role.HEAD),
        "may_urge": request.duties.has(*OFFICE),
        "today": request.today,
    }
    return render(request, "desk/obligations/list.html", context)


def _narrowed(request: StaffRequest) -> tuple[list[Any], Any, queries.Found]:
    """Return the units that owe something, the one that was chosen, and what is seen of it."""
    _works_here(request)
    units = list(queries.units_owing(request.duties))
    unit = next((one for one in units if one.code == request.GET.get("unit")), None)
    seen = queries.seen_by(request.duties)
    return units, unit, seen.filter(unit=unit) if unit else seen


def _tab(request: StaffRequest) -> str:
    shown = request.GET.get("tab", "")
    return shown if shown in _tabs(request.today) else ""


def _in_tab(request: StaffRequest, seen: queries.Found) -> queries.Found:
    """Return what is behind a figure, or what the tab or the day that was chosen holds, late first."""
    asked_for, day = behind(request, Subject.OBLIGATION), _asked_day(request)
    if asked_for:
        found = seen.filter(pk__in=asked_for.rows().values("pk"))
    else:
        found = seen.filter(due_on=day) if day else seen.filter(_tabs(request.today)[_tab(request)][1])
    return queries.late_first(found, request.today)


def _chosen(request: StaffRequest, seen: queries.Found) -> dict[str, object]:
    """Return the rows of the tab or the day that was chosen, and how much each tab holds."""
    tabs, shown, day = _tabs(request.today), _tab(request), _asked_day(request)
    asked_for = behind(request, Subject.OBLIGATION)
    page = Paginator(_in_tab(request, seen), PAGE).get_page(request.GET.get("page"))
    counts = queries.count_each(seen, [match for _name, match in tabs.values()])
    return {
        "page": page,
        "rows": rows_of(page.object_list, request.today),
        "tabs": [(name, key, count) for (key, (name, _match)), count in zip(tabs.items(), counts, strict=True)],
        "shown": shown,
        "asked_day": day,
        "behind": asked_for,
    }


def _month(request: StaffRequest) -> date:
    """Return the first day of the month asked for; this one if none can be read."""
    asked = _read(f"{request.GET.get('month', '')}-01")
    return asked or request.today.replace(day=1)


def _asked_day(request: StaffRequest) -> date | None:
    return _read(request.GET.get("day", ""))


def _read(written: str) -> date | None:
    try:
        found = date.fromisoformat(written)
    except ValueError:
        return None
    return found if 1 < found.year < LATEST_YEAR else None


@staff_page
def deferrals(request: StaffRequest) -> HttpResponse:
    """List what is put off or asked to be, by the day on which it is looked at again. Source: 第九条."""
    page = Paginator(_put_off(request), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/obligations/deferrals.html", {"page": page, "today": request.today})


def _put_off(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    _works_here(request)
    return queries.deferrals_seen_by(request.duties)


LISTING = Listing(
    code="obligations",
    title=lazy("公开任务"),
    page="desk:obligations",
    found=lambda request: _in_tab(request, _narrowed(request)[2]),
    rows=lambda request, found: rows_of(found, request.today),
    columns=(
        (lazy("编号"), lambda row: row.obligation.item.code),
        (lazy("事项"), lambda row: row.obligation.item.title),
        (lazy("期次"), lambda row: row.period),
        (lazy("单位"), lambda row: short_unit_name(row.obligation.unit)),
        (lazy("时限"), lambda row: row.obligation.due_on),
        (lazy("情况"), lambda row: row.words),
    ),
)
DEFERRALS = Listing(
    code="deferrals",
    title=lazy("暂缓公开的事项"),
    page="desk:deferrals",
    found=_put_off,
    columns=(
        (lazy("编号"), lambda row: row.obligation.item.code),
        (lazy("事项"), lambda row: row.obligation.item.title),
        (lazy("单位"), lambda row: short_unit_name(row.obligation.unit)),
        (lazy("依据"), lambda row: row.ground),
        (lazy("状态"), lambda row: _("已同意") if row.approved_at else _("等办公室答复")),
        (lazy("再次审查"), lambda row: row.re_review_on),
    ),
)
