"""The rows behind the figures of catalogues: units without one, and versions. Source: 第十三条."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from gongkai.catalogue.queries import versions_seen_by
from gongkai.desk.behind import behind, behind_of
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.console.asking import asked_by
from gongkai.figures.rules.registry.catalogues import MISSING
from gongkai.figures.rules.words import Subject

PAGE = 20


@staff_page
def console_catalogues(request: StaffRequest) -> HttpResponse:
    """List what a figure of catalogues counts, of what somebody may see: catalogues missing, if no other is asked for.

    :raises Http404: for those who see no rows.
    """
    asked = asked_by(request)
    sight = asked.sight
    if not (sight.sees_all_rows or sight.units):
        raise Http404
    asked_for = behind(request, Subject.UNIT, Subject.VERSION) or behind_of(request, MISSING, asked.named.span)
    rows = asked_for.rows()
    if asked_for.figure.subject is Subject.UNIT:
        rows = rows if sight.sees_all_rows else rows.filter(pk__in=sight.units)
    else:
        seen = versions_seen_by(request.duties).filter(pk__in=rows.values("pk")).order_by("unit__position", "pk")
        rows = seen if sight.sees_all_rows else seen.filter(unit__in=sight.units)
    context = {
        "behind": asked_for,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "are_units": asked_for.figure.subject is Subject.UNIT,
    }
    return render(request, "desk/console/catalogues.html", context)
