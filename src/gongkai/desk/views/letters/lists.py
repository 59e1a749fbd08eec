"""Letters that wait for an answer, by their deadline; reports of wrongdoing in a list that inspectors alone have."""

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.behind import behind
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.desk.views.letters.opening import rows_of
from gongkai.figures.rules.words import Subject
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
    found = _handled(request)
    oversees = request.duties.has(*OFFICE)
    context = {"kinds": KINDS, "oversees": oversees, "units": queries.units_with_letters() if oversees else []}
    return _shown(request, found, context)


def _handled(request: StaffRequest) -> Found:
    only_those(request, *HANDLING)
    return queries.letters_for(request.duties, request.today).exclude(kind=Kind.REPORT)


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


def _tab(request: StaffRequest) -> str:
    shown = request.GET.get("tab", "")
    return shown if shown in _tabs(request) else ""


def _shown(request: StaffRequest, found: Found, context: dict[str, object]) -> HttpResponse:
    tabs, shown = _tabs(request), _tab(request)
    narrowed, chosen = _narrowed(request.GET, found)
    asked_for = behind(request, Subject.LETTER)
    listed = found.filter(pk__in=asked_for.rows().values("pk")) if asked_for else narrowed.filter(tabs[shown][1])
    page = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    counts = queries.count_each(narrowed, [match for _name, match in tabs.values()])
    context |= {
        "page": page,
        "rows": rows_of(page.object_list, request.today),
        "tabs": [(name, key, count) for (key, (name, _match)), count in zip(tabs.items(), counts, strict=True)],
        "shown": shown,
        "behind": asked_for,
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


def _listed(request: StaffRequest) -> Found:
    return _narrowed(request.GET, _handled(request))[0].filter(_tabs(request)[_tab(request)][1])


LISTING = Listing(
    code="letters",
    title=lazy("来信"),
    page="desk:letters",
    may_be_kept=False,
    found=_listed,
    rows=lambda request, found: rows_of(found, request.today),
    columns=(
        (lazy("来信"), lambda row: row.title),
        (lazy("目的"), lambda row: named(Kind(row.letter.kind))),
        (lazy("署名"), lambda row: _("匿名") if row.letter.is_anonymous else _("实名")),
        (lazy("收到日期"), lambda row: row.letter.received_on),
        (lazy("承办单位"), lambda row: short_unit_name(row.letter.unit) if row.letter.unit else _("还没有转办")),
        (lazy("状态"), lambda row: named(State(row.letter.state))),
        (lazy("期限"), lambda row: row.letter.due_on),
        (lazy("答复日期"), lambda row: row.letter.answered_on),
    ),
)
"""No more than the page shows: of an anonymous writer nothing is known, of a named one nothing is told here."""
