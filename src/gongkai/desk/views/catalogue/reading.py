"""Looking at catalogues: one's own, those waiting for the office, one version, and its receipt."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as lazy

from gongkai.catalogue import queries
from gongkai.catalogue.rules import VersionState
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing, about
from gongkai.desk.phrases.catalogue import STATES, sections_of, short_unit_name, unit_name
from gongkai.desk.phrases.catalogue_changes import told_of
from gongkai.desk.views.catalogue.opening import show_version, version_for
from gongkai.measures.vocabulary import OFFICE
from gongkai.orgs.queries import called_on


@staff_page
def catalogues(request: StaffRequest) -> HttpResponse:
    """List the catalogues of the units one works for, and those in force at the school. Source: 第十三条."""
    versions = _at_hand(request)
    busy = {version.unit_id for version in versions if version.state in {VersionState.DRAFT, VersionState.SUBMITTED}}
    context = {
        "rows": [(version, STATES[VersionState(version.state)]) for version in versions],
        "to_start": [unit for unit in queries.units_kept_by(request.duties) if unit.pk not in busy],
        "in_force": _in_force(request),
        "is_office": request.duties.has(*OFFICE),
    }
    return render(request, "desk/catalogue/list.html", context)


@staff_page
def queue(request: StaffRequest) -> HttpResponse:
    """List what waits for the office to be filed, the longest waiting first. Source: 第十三条."""
    context = {"versions": _to_file(request), "undecided": _to_decide(request)}
    return render(request, "desk/catalogue/queue.html", context)


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


def _at_hand(request: StaffRequest) -> list[Any]:
    if not request.duties.posts:
        raise Http404
    return list(queries.versions_at_hand(request.duties))


def _in_force(request: StaffRequest) -> list[Any]:
    if not request.duties.posts:
        raise Http404
    return list(queries.versions_in_force())


def _to_file(request: StaffRequest) -> list[Any]:
    if not request.duties.has(*OFFICE):
        raise Http404
    return list(queries.versions_to_file())


def _to_decide(request: StaffRequest) -> list[Any]:
    if not request.duties.has(*OFFICE):
        raise Http404
    return list(queries.versions_to_decide(request.today))


def _items(request: StaffRequest) -> list[Any]:
    at = version_for(request, about(request))
    return [row for section in sections_of(at.items) for row in section.rows]


_NAMES = (
    (lazy("单位"), lambda version: unit_name(version.unit)),
    (lazy("年度"), lambda version: version.year),
    (lazy("第几版"), lambda version: version.number),
)
LISTING = Listing(
    code="catalogues",
    title=lazy("我所在单位的目录"),
    page="desk:catalogues",
    found=_at_hand,
    columns=(
        *_NAMES,
        (lazy("状态"), lambda version: STATES[VersionState(version.state)][2]),
        (lazy("事项数"), lambda version: version.item_count),
        (lazy("备案号"), lambda version: version.filing_number),
        (lazy("生效日期"), lambda version: version.in_force_on),
    ),
)
IN_FORCE = Listing(
    code="catalogues_in_force",
    title=lazy("各单位现行有效的目录"),
    page="desk:catalogues",
    found=_in_force,
    columns=(
        *_NAMES,
        (lazy("事项数"), lambda version: version.item_count),
        (lazy("备案号"), lambda version: version.filing_number),
    ),
)
TO_FILE = Listing(
    code="catalogues_to_file",
    title=lazy("等待备案的目录"),
    page="desk:catalogue_queue",
    found=_to_file,
    columns=(
        *_NAMES,
        (lazy("事项数"), lambda version: version.item_count),
        (lazy("报备人"), lambda version: version.submitted_by.name),
        (lazy("报备时间"), lambda version: version.submitted_at),
    ),
)
TO_DECIDE = Listing(
    code="catalogues_to_decide",
    title=lazy("等待办公室决定的目录"),
    page="desk:catalogue_queue",
    found=_to_decide,
    columns=(
        *_NAMES,
        (lazy("编制人"), lambda version: version.started_by.name),
        (lazy("编制时间"), lambda version: version.started_at),
    ),
)
ITEMS = Listing(
    code="catalogue_items",
    title=lazy("目录事项"),
    page="desk:catalogue_version",
    of=True,
    found=_items,
    columns=(
        (lazy("编号"), lambda row: row.item.code),
        (lazy("事项"), lambda row: row.item.title),
        (lazy("内容"), lambda row: row.item.content),
        (lazy("重大"), lambda row: row.item.is_major),
        (lazy("依据"), lambda row: row.item.basis),
        (lazy("公开范围"), lambda row: row.audience),
        (lazy("公开方式"), lambda row: row.channels),
        (lazy("公开时限"), lambda row: row.limit),
        (lazy("牵头单位"), lambda row: short_unit_name(row.item.lead_unit)),
        (lazy("配合单位"), lambda row: row.others),
        (lazy("退回原因"), lambda row: row.item.return_reason),
    ),
)
