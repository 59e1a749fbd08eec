"""The logs as machines read them: checkpoint, tiles and key as files; and the proof of one disclosure."""

from hashlib import blake2b
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.http import quote_etag

from gongkai.disclosures import queries
from gongkai.ledger import queries as ledger
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Audience
from gongkai.merkle.tree import Broken
from gongkai.portal.http import Reader

FOR_EVER = "public, max-age=31536000, immutable"
"""A tile never changes: whatever is under its address is under it for ever (C2SP tlog-tiles)."""


def public_log(request: Reader, path: str) -> HttpResponse:  # noqa: ARG001 – every page takes its request
    """Answer with a file of the public log."""
    return _file(Log.PUBLIC, path)


def inner_log(request: Reader, path: str) -> HttpResponse:
    """Answer a member with a file of the inner log; for others there is none. Source: 第十条（二）."""
    if not request.viewer.is_member:
        raise Http404
    return _file(Log.INNER, path)


def proof(request: Reader, public_id: UUID) -> HttpResponse:
    """Answer with the proof bundle of what the reader sees of a disclosure: its text, or what became of it."""
    release = queries.reading(request.viewer, public_id, inner=request.side.inner)
    leaf = queries.leaf_of_release(release) if release else None
    if release is None or leaf is None:
        raise Http404
    try:
        bundle = ledger.bundle_of(leaf)
    except (ledger.NotYetPublished, ledger.SealGone, Broken, FileNotFoundError) as missing:
        raise Http404 from missing  # a log whose files are spoilt proves nothing; its signer has stopped and says so
    response = HttpResponse(bundle, content_type="text/plain; charset=utf-8")
    number = queries.index_no_of(release.disclosure, Audience(release.audience))
    response.headers["Content-Disposition"] = f'attachment; filename="{number}.tlog-proof"'
    return response


def _file(log: Log, path: str) -> HttpResponse:
    data = ledger.file_of(log, path)
    if data is None:
        raise Http404
    kind = "application/octet-stream" if path.startswith("tile/") else "text/plain; charset=utf-8"
    response = HttpResponse(data, content_type=kind)
    if path.startswith("tile/"):
        response.headers["ETag"] = quote_etag(blake2b(data, digest_size=12).hexdigest())
        response.headers["Cache-Control"] = FOR_EVER
    return response
