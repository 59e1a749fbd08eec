"""Answering with a file: in parts, for those who ask for parts, and never kept by anybody where it is not public."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

SHOWN_IN_PLACE = frozenset({"application/pdf", "image/png", "image/jpeg"})
CHUNK = 1 << 16
_ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class KeptByNobody:
    """Lets no cache keep an answer that does not say itself who may keep it: refusals and mistakes among them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


@dataclass(frozen=True, slots=True)
class Download:
    """A file to answer with. ``mark`` is the fingerprint of its bytes, ``place`` where the storage keeps it."""

    name: str
    media_type: str
    size: int
    mark: str
    place: str
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes from ``first`` to ``last``, both counted."""

    first: int
    last: int


class _Piece:
    """Yields one part of an open file and closes it."""

    def __init__(self, source: IO[bytes], part: Part) -> None:
        self.source, self.left = source, part.last - part.first + 1
        source.seek(part.first)

    def __iter__(self) -> Iterator[bytes]:
        while self.left and (chunk := self.source.read(min(CHUNK, self.left))):
            self.left -= len(chunk)
            yield chunk

    def close(self) -> None:
        self.source.close()


def file_response(
    request: HttpRequest, download: Download, *, is_public: bool, in_place: bool = False
) -> HttpResponseBase:
    """Answer with a file, or with the part asked for. The caller has decided that the reader may have it.

    What is not public is kept by no cache and carries no mark by which another could ask for it. What is public is
    asked for anew each time, so that taking it down works at once. Only kinds that run nothing are shown in place.
    """
    mark = quote_etag(download.mark) if is_public else None
    unchanged = get_conditional_response(request, etag=mark) if mark else None
    response = unchanged or _body(request, download, mark)
    shown = in_place and download.media_type in SHOWN_IN_PLACE
    response.headers["Cache-Control"] = "public, no-cache" if is_public else "private, no-store"
    response.headers["Content-Disposition"] = _disposition(download.name, shown=shown)
    response.headers["X-Content-Type-Options"] = "nosniff"
    if mark:
        response.headers["ETag"] = mark
    return response


def part_asked_for(header: str, size: int) -> Part | None:
    """Return the one part a Range header asks for; None for the whole, which also answers what cannot be read.

    :raises ValueError: if the file has no such part.
    """
    asked = _ONE_RANGE.fullmatch(header.strip())
    if asked is None or asked.group() == "bytes=-":
        return None
    first, last = asked.groups()
    if first and last and int(last) < int(first):
        return None
    at_the_end = Part(max(0, size - int(last or 0)), size - 1)
    part = Part(int(first), min(int(last or size), size - 1)) if first else at_the_end
    if part.first > part.last:
        raise ValueError(header)
    return part


def _body(request: HttpRequest, download: Download, mark: str | None) -> HttpResponseBase:
    if settings.ACCEL_PREFIX:
        handed_over = HttpResponse(content_type=download.media_type)
        handed_over.headers["X-Accel-Redirect"] = settings.ACCEL_PREFIX + download.place
        return handed_over
    try:
        part = _part(request, download.size, mark)
    except ValueError:
        nothing = HttpResponse(status=416, content_type=download.media_type)
        nothing.headers["Content-Range"] = f"bytes */{download.size}"
        return nothing
    return _bytes(request, download, part)


def _part(request: HttpRequest, size: int, mark: str | None) -> Part | None:
    """Parts are for GET alone, and only while the file is still the one of which the reader has the beginning."""
    still_the_same = request.headers.get("If-Range", mark) == mark
    wanted = request.headers.get("Range", "") if request.method == "GET" and still_the_same else ""
    return part_asked_for(wanted, size)


def _bytes(request: HttpRequest, download: Download, part: Part | None) -> HttpResponseBase:
    sent = part or Part(0, download.size - 1)
    status = 206 if part else 200
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse(status=status, content_type=download.media_type)
    else:
        piece = _Piece(download.open(), sent)
        response = StreamingHttpResponse(piece, status=status, content_type=download.media_type)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Content-Length"] = str(sent.last - sent.first + 1)
    if part:
        response.headers["Content-Range"] = f"bytes {part.first}-{part.last}/{download.size}"
    return response


def _disposition(name: str, *, shown: bool) -> str:
    return content_disposition_header(as_attachment=not shown, filename=name) or "attachment"
