"""Letters that wait for an answer, by their deadline; reports of wrongdoing in a list that inspectors alone have."""

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.letters.opening import rows_of
from gongkai.mailbox import queries
from gongkai.mailbox.queries import Found
from gongkai.mailbox.rules.words import OPEN, Kind, State
from gongkai.measures.vocabulary import OFFICE, Role

PAGE = 20
HANDLING = (*OFFICE, Role.DRAFTER, Role.HEAD)
KINDS = tuple(kind for kind in Kind if kind is not Kind.REPORT)


def only_those(request: StaffRequest, *roles: Role) -> None:
    """Let only those go on who hold one of the posts.

    :raises Http404: for everybody else.
    """
    if not request.duties.has(*roles):
        raise Http404


@staff_page
def letters(request: StaffRequest) -> HttpResponse:
    """List the letters of one's units, or all for the office; never a report of wrongdoing. Source: 第十四条."""
    only_those(request, *HANDLING)
    found = queries.letters_for(request.duties, request.today).exclude(kind=Kind.REPORT)
    oversees = request.duties.has(*OFFICE)
    context = {"kinds": KINDS, "oversees": oversees, "units": queries.units_with_letters() if oversees else []}
    return _shown(request, found, context)


@staff_page
def reports(request: StaffRequest) -> HttpResponse:
    """List reports of wrongdoing for an inspector; nobody else knows that this page exists. Practice: S8."""
    only_those(request, Role.INSPECTOR)
    found = queries.letters_for(request.duties, request.today).filter(kind=Kind.REPORT)
    return _shown(request, found, {"kinds": (), "units": [], "are_reports": True})


def _tabs(request: StaffRequest) -> dict[str, tuple[str, Q]]:
    """Return what each tab holds."""
    open_ = Q(state__in=sorted(OPEN))
    return {
        "": (_("等我办"), queries.waiting_for(request.duties)),
        "open": (_("全部在办"), open_),
        "late": (_("逾期"), open_ & Q(due_on__lt=request.today)),
        "answered": (_("已答复"), Q(state=State.ANSWERED)),
        "closed": (_("已办结"), Q(state__in=[State.CLOSED, State.MERGED])),
    }


def _shown(request: StaffRequest, found: Found, context: dict[str, object]) -> HttpResponse:
    tabs = _tabs(request)
    shown = request.GET.get("tab", "")
    shown = shown if shown in tabs else ""
    narrowed, chosen = _narrowed(request.GET, found)
    page = Paginator(narrowed.filter(tabs[shown][1]), PAGE).get_page(request.GET.get("page"))
    counts = queries.count_each(narrowed, [match for _name, match in tabs.values()])
    context |= {
        "page": page,
        "rows": rows_of(page.object_list, request.today),
        "tabs": [(name, key, count) for (key, (name, _match)), count in zip(tabs.items(), counts, strict=True)],
        "shown": shown,
        "chosen": chosen,
        "narrowing": "".join(f"&{name}={value}" for name, value in chosen.items()),
        "states": list(State),
        "today": request.today,
    }
    return render(request, "desk/letters/list.html", context)


def _narrowed(asked: Mapping[str, str], found: Found) -> tuple[Found, dict[str, str]]:
    """Narrow a list by kind, state and unit; what is not understood is left out."""
    chosen = {}
    if (kind := asked.get("kind", "")) in list(KINDS):
        chosen["kind"], found = kind, found.filter(kind=kind)
    if (state := asked.get("state", "")) in list(State):
        chosen["state"], found = state, found.filter(state=state)
    if (unit := asked.get("unit", "")) and unit.isalnum():
        chosen["unit"], found = unit, found.filter(unit__code=unit)
    return found, chosen
