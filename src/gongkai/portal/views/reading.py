"""One disclosure: its page, its files, its picture to scan; and what is left of one that was taken down."""

from io import BytesIO
from uuid import UUID

import segno
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate

from gongkai.channels.queries import shown_to_readers
from gongkai.disclosures import queries
from gongkai.disclosures.queries.shelf import Row, issues_of
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.files.queries import download_of
from gongkai.measures.vocabulary import Audience
from gongkai.obligations.queries import outcome_of
from gongkai.orgs.queries import ANYBODY, called_on
from gongkai.portal.http import Reader, show, suspendable
from gongkai.portal.logbox import box_of
from gongkai.ui.http import file_response

TOMBS = {
    ReleaseState.SUSPENDED: "portal/_suspended.html",
    ReleaseState.ENDED: "portal/_ended.html",
    ReleaseState.WITHDRAWN: "portal/_withdrawn.html",
    ReleaseState.ERASED: "portal/_erased.html",
}
"""What stands where a text stood. Practice: a page that was public once keeps its address."""


def detail(request: Reader, public_id: UUID) -> HttpResponse:
    """Show a disclosure as far as it reaches the reader; what does not reach him is not there. Source: 第二条."""
    inner = request.side.inner
    release = queries.reading(request.viewer, public_id, inner=inner)
    outside = queries.reading(ANYBODY, public_id) if inner else None
    if release is None and outside is not None:
        return redirect("portal:detail", public_id)
    if release is None:
        raise Http404
    is_live = release.state == ReleaseState.LIVE
    return show(
        request,
        "detail",
        **_of_release(release),
        item=queries.item_of(release.revision),
        files=queries.attachments_of(release.revision) if is_live else (),
        changes=queries.change_history(release, request.viewer),
        issues=issues_of(release, request.viewer, inner=inner) if is_live else (),
        outside=outside,
        **_interpreting(request, release),
        may_suspend=bool(suspendable(request, [release])),
        box=box_of(release),
        outcome=outcome_of(release.disclosure_id),
        index_no=queries.index_no_of(release.disclosure, Audience(release.audience)),
    )


def _interpreting(request: Reader, release: Row) -> dict[str, object]:
    """Return what a disclosure interprets and what interprets it, as far as it reaches the reader. Source: 第八条."""
    if release.state != ReleaseState.LIVE:
        return {}
    source = queries.source_of(release, request.viewer, inner=request.side.inner)
    return {
        "source": source,
        "source_is_live": source is not None and source.state == ReleaseState.LIVE,
        "interpretations": queries.interpretations_of(release, request.viewer),
    }


def _of_release(release: Row) -> dict[str, object]:
    """Return what the page says of a release itself, under the name its unit had when it was made known."""
    state = ReleaseState(release.state)
    return {
        "release": release,
        "revision": release.revision,
        "tomb": TOMBS.get(state),
        "told": shown_to_readers(release) if state in {ReleaseState.LIVE, ReleaseState.ENDED} else (),
        "tells_title": state in {ReleaseState.LIVE, ReleaseState.ENDED},
        "publisher": called_on(release.disclosure.unit, localdate(release.since) if release.since else localdate()),
    }


def attachment(request: Reader, public_id: UUID, file_id: UUID, name: str) -> HttpResponseBase:
    """Answer with a file that goes with something live that reaches the reader. Source: 第十条."""
    found = queries.attachment_for(request.viewer, file_id)
    if found is None or found.name != name or found.revision.disclosure.public_id != public_id:
        raise Http404
    return file_response(request, download_of(found.for_readers, found.name), is_public=not request.side.inner)


def qr(request: Reader, public_id: UUID) -> HttpResponse:
    """Draw the address of a public disclosure, to be scanned from paper or a screen."""
    if queries.reading(request.viewer, public_id) is None:
        raise Http404
    address = request.build_absolute_uri(reverse("portal:detail", args=[public_id]))
    picture = BytesIO()
    segno.make_qr(address).save(picture, kind="svg", scale=8, border=4, light="#fff")
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")
