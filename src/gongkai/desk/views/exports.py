"""Taking a list out as a table: at once, or by the worker, with how far it is and what came of it. Practice: N7c."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import PLACES, Listing, rights_of
from gongkai.desk.phrases.exports import filters_of, looks_of, say
from gongkai.desk.views.listings import LISTINGS
from gongkai.exports import actions, queries
from gongkai.exports.queries import Export
from gongkai.exports.rules import AT_ONCE, UNDER_WAY, Asked, Format, State, Table
from gongkai.exports.writing import MEDIA_TYPES
from gongkai.files.queries import download_of
from gongkai.measures.refusal import Refusal, Refused
from gongkai.notices.actions import mark_read
from gongkai.ui.http import file_response

ROWS = 20


@require_POST
@staff_page
def export(request: StaffRequest, listing: str) -> HttpResponse:
    """Give a list out as its page shows it, all its pages; a long one is made by the worker.

    :raises Http404: for those to whom the page does not exist.
    """
    known = LISTINGS.get(listing)
    if known is None:
        raise Http404
    table, asked = known.table(request), _asked(request, known)
    try:
        if table.total > AT_ONCE:
            made = actions.order(asked, table, account=request.user, at=now())
            return redirect("desk:export_job", made.public_id)
        content = actions.give_out(asked, table, by=request.person, at=now())
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, say(refusal))
        return redirect(known.address(request))
    return _given(content, table, asked.format)


def _asked(request: StaffRequest, listing: Listing) -> Asked:
    """Return what is asked for; where in a list one was does not count."""
    query, kind = request.GET.copy(), request.POST.get("format", "")
    for name in PLACES:
        if not (name == "of" and listing.of):
            query.pop(name, None)
    return Asked(listing.code, query.urlencode(), Format(kind) if kind in list(Format) else Format.CSV)


def _name(title: str, kind: Format, at: Any) -> str:  # noqa: ANN401 – a time
    return f"{title}{localtime(at):%Y%m%d-%H%M}.{kind}"


def _given(content: bytes, table: Table, kind: Format) -> HttpResponse:
    response = HttpResponse(content, content_type=MEDIA_TYPES[kind])
    name = _name(table.title, kind, now())
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@staff_page
def exports(request: StaffRequest) -> HttpResponse:
    """List the tables that one had made, the last first."""
    page = Paginator(queries.exports_of(request.user), ROWS).get_page(request.GET.get("page"))
    rows = [(one, *looks_of(one)) for one in page]
    return render(request, "desk/exports/list.html", {"page": page, "rows": rows, "now": now()})


def opened(request: StaffRequest, public_id: UUID) -> Export:
    """Return what one has asked for.

    :raises Http404: to everybody else it does not exist.
    """
    found = queries.export_called(public_id, request.user)
    if found is None:
        raise Http404
    return found


@staff_page
def job(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show how far a table is, and when it is made, the way to it."""
    one = opened(request, public_id)
    context = _progress(request, one)
    if "HX-Request" in request.headers:
        response = HttpResponse(render_to_string("desk/exports/_progress.html", context))
        if not context["is_under_way"]:
            response.headers["HX-Refresh"] = "true"
        return response
    if not context["is_under_way"]:
        mark_read(request.person, at=now(), subject=f"export/{public_id}")
    return render(request, "desk/exports/job.html", context)


def _progress(request: StaffRequest, one: Export) -> dict[str, object]:
    listing = LISTINGS.get(one.listing)
    return {
        "one": one,
        "looks": looks_of(one),
        "format": Format(one.format),
        "filters": filters_of(one.query),
        "is_under_way": one.state in UNDER_WAY,
        "is_ready": queries.is_fetchable(one, rights_of(request), now()),
        "is_made": one.state == State.READY,
        "trouble": say(Refusal(one.trouble)) if one.trouble else "",
        "list_title": listing.title if listing else one.title,
        "now": now(),
    }


@require_POST
@staff_page
def call_off(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Call off a table that is not made yet."""
    one = opened(request, public_id)
    try:
        actions.call_off(one, by=request.person, at=now())
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, say(refusal))
    else:
        messages.success(request, _("已取消。"))
    return redirect("desk:export_job", public_id)


@staff_page
def file(request: StaffRequest, public_id: UUID) -> HttpResponseBase:
    """Answer with a table that was made, while its owner has every right by which he saw what is in it.

    :raises Http404: for everybody else, when it is gone, and when he lost a post since.
    """
    one = opened(request, public_id)
    if one.file is None or not queries.is_fetchable(one, rights_of(request), now()):
        raise Http404
    name = _name(one.title, Format(one.format), one.ended_at)
    return file_response(request, download_of(one.file, name), is_public=False)
