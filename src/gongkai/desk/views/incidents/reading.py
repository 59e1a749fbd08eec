"""All emergencies one may know of, one of them with its time line, on paper too, and its files. Source: 第八条."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.desk.phrases.incidents import line_in_words, number_of, state_in_words, who_in_words
from gongkai.desk.phrases.releases import called
from gongkai.desk.views.incidents.opening import opened
from gongkai.disclosures.queries import newest_of
from gongkai.disclosures.rules.words import Alarm
from gongkai.files.queries import download_of
from gongkai.incidents import queries
from gongkai.incidents.queries import Incident, Line
from gongkai.incidents.rules.words import IncidentState, Level, Verb
from gongkai.ui.http import file_response

PAGE = 20
WAYS: dict[Verb, tuple[str, str | Promise, str, str]] = {
    Verb.RATIFY: ("desk:incident_ratify", _("确认暂停"), "circle-check", "p"),
    Verb.REFUSE: ("desk:incident_refuse", _("不同意，申请恢复"), "arrow-back-up", ""),
    Verb.NOTE: ("desk:incident_note", _("写处置记录"), "edit", ""),
    Verb.RECORD_LEAK: ("desk:incident_leak", _("登记信息泄露"), "lock", ""),
    Verb.CLOSE: ("desk:incident_close", _("办结"), "certificate", ""),
}
"""Page, words, icon and weight of each thing to do, in the order of the buttons."""


@dataclass(frozen=True, slots=True)
class Row:
    """An emergency as lists show it."""

    incident: Incident
    name: str
    level: str
    alarm: str
    tone: str
    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a time line in words."""

    line: Line
    what: str
    who: str


@staff_page
def incidents(request: StaffRequest) -> HttpResponse:
    """List the emergencies one may know of, the newest first; an unknown filter is left out.

    :raises Http404: for those who hold no post.
    """
    page = Paginator(_listed(request), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows_of(request, list(page.object_list)),
        "states": [(one.value, named(one)) for one in IncidentState],
        "state": _state(request) or "",
        "now": now(),
    }
    return render(request, "desk/incidents/list.html", context)


def _state(request: StaffRequest) -> IncidentState | None:
    asked = request.GET.get("state", "")
    return IncidentState(asked) if asked in list(IncidentState) else None


def _listed(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    if not request.duties.posts:
        raise Http404
    return queries.list_of(request.duties, state=_state(request))


def rows_of(request: StaffRequest, found: list[Incident]) -> list[Row]:
    """Return emergencies as lists show them, named as far as one may open the matter."""
    newest = newest_of(request.duties, [one.disclosure_id for one in found])
    return [_row(one, newest.get(one.disclosure_id), request) for one in found]


def _row(one: Incident, revision: Any, request: StaffRequest) -> Row:  # noqa: ANN401 – a row no page may import
    name = called(revision) if revision else number_of(one)
    return Row(one, name, named(Level(one.level)), named(Alarm(one.alarm)), *state_in_words(one, request.today))


@staff_page
def incident(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one emergency: what was seen, its time line, what leaked, and what one may do now."""
    one = opened(request, public_id)
    verbs = queries.verbs_of(one, request.duties)
    doings = [(label, icon, reverse(page, args=[public_id]), look) for verb, (page, label, icon, look) in WAYS.items()
              if verb in verbs]  # fmt: skip
    return render(request, "desk/incidents/detail.html", _shown(request, one) | {"doings": doings})


@staff_page
def sheet(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show the record of an emergency ready to be printed."""
    return render(request, "desk/incidents/sheet.html", _shown(request, opened(request, public_id)))


def _shown(request: StaffRequest, one: Incident) -> dict[str, object]:
    row = rows_of(request, [one])[0]
    lines = [Told(line, line_in_words(line), who_in_words(line)) for line in queries.timeline_of(one)]
    leaks = list(queries.leaks_of(one))
    return {
        "row": row,
        "one": one,
        "lines": lines,
        "leak": leaks[0] if leaks else None,
        "earlier": leaks[1:],
        "now": now(),
        "today": request.today,
    }


@staff_page
def file(request: StaffRequest, public_id: UUID, entry: UUID) -> HttpResponseBase:
    """Answer with a file of a time line to whoever may know of the emergency.

    :raises Http404: if there is none, or one may not.
    """
    found = queries.file_called(entry, opened(request, public_id))
    if found is None or found.file is None:
        raise Http404
    return file_response(request, download_of(found.file, found.file_name), is_public=False, in_place=True)


LISTING = Listing(
    code="incidents",
    title=_("应急处置"),
    page="desk:incidents",
    found=_listed,
    rows=rows_of,
    columns=(
        (_("信息"), lambda row: row.name),
        (_("单位"), lambda row: short_unit_name(row.incident.disclosure.unit)),
        (_("问题"), lambda row: row.alarm),
        (_("级别"), lambda row: row.level),
        (_("状态"), lambda row: row.words),
        (_("暂停时间"), lambda row: row.incident.opened_at),
    ),
)
