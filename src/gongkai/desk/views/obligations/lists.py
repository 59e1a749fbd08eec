"""What is due, late first, as a list and as a month; and what the office has put off. Source: 第十七条."""

from datetime import date, timedelta

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.obligations.month import WEEKDAYS, month_of
from gongkai.desk.views.obligations.opening import rows_of
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
    _works_here(request)
    units = list(queries.units_owing(request.duties))
    unit = next((one for one in units if one.code == request.GET.get("unit")), None)
    seen = queries.seen_by(request.duties)
    seen = seen.filter(unit=unit) if unit else seen
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


def _chosen(request: StaffRequest, seen: queries.Found) -> dict[str, object]:
    """Return the rows of the tab or the day that was chosen, and how much each tab holds."""
    tabs, shown, day = _tabs(request.today), request.GET.get("tab", ""), _asked_day(request)
    shown = shown if shown in tabs else ""
    found = seen.filter(due_on=day) if day else seen.filter(tabs[shown][1])
    page = Paginator(queries.late_first(found, request.today), PAGE).get_page(request.GET.get("page"))
    counts = queries.count_each(seen, [match for _name, match in tabs.values()])
    return {
        "page": page,
        "rows": rows_of(page.object_list, request.today),
        "tabs": [(name, key, count) for (key, (name, _match)), count in zip(tabs.items(), counts, strict=True)],
        "shown": shown,
        "asked_day": day,
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
    _works_here(request)
    page = Paginator(queries.deferrals_seen_by(request.duties), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/obligations/deferrals.html", {"page": page, "today": request.today})
