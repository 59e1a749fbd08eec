"""Looking at catalogues: one's own, those waiting for the office, one version, and its receipt."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from gongkai.catalogue import queries
from gongkai.catalogue.rules import VersionState
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import STATES
from gongkai.desk.phrases.catalogue_changes import told_of
from gongkai.desk.views.catalogue.opening import show_version, version_for
from gongkai.measures.vocabulary import OFFICE
from gongkai.orgs.queries import called_on


@staff_page
def catalogues(request: StaffRequest) -> HttpResponse:
    """List the catalogues of the units one works for, and those in force at the school. Source: 第十三条."""
    if not request.duties.posts:
        raise Http404
    versions = list(queries.versions_at_hand(request.duties))
    busy = {version.unit_id for version in versions if version.state in {VersionState.DRAFT, VersionState.SUBMITTED}}
    context = {
        "rows": [(version, STATES[VersionState(version.state)]) for version in versions],
        "to_start": [unit for unit in queries.units_kept_by(request.duties) if unit.pk not in busy],
        "in_force": queries.versions_in_force(),
        "is_office": request.duties.has(*OFFICE),
    }
    return render(request, "desk/catalogue/list.html", context)


@staff_page
def queue(request: StaffRequest) -> HttpResponse:
    """List what waits for the office to be filed, the longest waiting first. Source: 第十三条."""
    if not request.duties.has(*OFFICE):
        raise Http404
    undecided = queries.versions_to_decide(request.today)
    return render(
        request, "desk/catalogue/queue.html", {"versions": queries.versions_to_file(), "undecided": undecided}
    )


@staff_page
def version(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one version."""
    return show_version(request, version_for(request, public_id))


@staff_page
def receipt(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show, for printing, that the office has filed a version. Source: 第十三条."""
    at = version_for(request, public_id)
    if at.version.filing_number is None:
        raise Http404
    filed_on = localdate(at.version.filed_at) if at.version.filed_at else request.today
    unit = called_on(at.version.unit, filed_on)
    context = {
        "version": at.version,
        "unit": unit.then,
        "item_count": len(at.items),
        "told": told_of(at.background.changes),
        "past": at.background,
    }
    return render(request, "desk/catalogue/receipt.html", context)
