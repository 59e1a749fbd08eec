"""The whole record of a matter: every step, who took it and for whom, and how long it waited."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.record import duration, lines_of
from gongkai.desk.views.steps import opened
from gongkai.disclosures import queries


@staff_page
def history(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show the record, oldest first. Source: 第十六条."""
    revision = opened(request, pk)
    lines = lines_of(queries.history_of(revision.disclosure))
    context = {
        "revision": revision,
        "lines": lines,
        "total": duration(lines[-1].at - lines[0].at) if lines else "",
    }
    return render(request, "desk/paper/history.html", context)
