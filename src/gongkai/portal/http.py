"""What a reader's page knows of its request: which side is read, by whom, and who may keep the answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from hashlib import blake2b
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header, quote_etag
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.disclosures import queries
from gongkai.disclosures.queries.shelf import Row as Release
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Account, Person
from gongkai.orgs.queries import ANYBODY, Viewer
from gongkai.portal.context import shell

P = ParamSpec("P")
KEPT_SECONDS = 3600
"""How long a file that was made for one reader serves the others."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sides of what is made known, with the names of its pages."""

    inner: bool
    home: str
    listing: str
    detail: str
    file: str
    search: str


OUTSIDE = Side(
    inner=False,
    home="portal:home",
    listing="portal:list",
    detail="portal:detail",
    file="portal:file",
    search="portal:search",
)
INSIDE = Side(
    inner=True,
    home="portal:inner",
    listing="portal:inner_list",
    detail="portal:inner_detail",
    file="portal:inner_file",
    search="portal:inner_list",
)


class Reader(HttpRequest):
    """A request of a reader: what he may read was settled once."""

    viewer: Viewer
    side: Side


View = Callable[Concatenate[Reader, P], HttpResponseBase]
Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def public_page(view: View[P]) -> Page[P]:
    """Answer everybody alike, whoever is signed in; what did not change is not sent again. Source: 第十条."""

    @require_safe
    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        reader = cast("Reader", request)
        reader.viewer, reader.side = ANYBODY, OUTSIDE
        response = view(reader, *args, **kwargs)
        return _kept(request, response) if isinstance(response, HttpResponse) else response

    return page  # type: ignore[return-value]


def public_form(view: View[P]) -> Page[P]:
    """Answer everybody alike, a form too: it changes nothing, and a token would make the page one reader's."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        reader = cast("Reader", request)
        reader.viewer, reader.side = ANYBODY, OUTSIDE
        response = view(reader, *args, **kwargs)
        return response if request.method == "POST" else _kept(request, cast("HttpResponse", response))

    return page  # type: ignore[return-value]


def nameless_form(view: View[P]) -> Page[P]:
    """Answer whoever writes a letter or looks for one; who it is was forgotten before (:class:`Nameless`).

    There is no token: without a session nobody can be made to act in another's name. Practice: N5.
    """
    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(_nameless(view)))


def nameless_answer(view: View[P]) -> Page[P]:
    """The same for what is only ever sent: digits never stand in an address."""
    return csrf_exempt(require_POST(_nameless(view)))


def _nameless(view: View[P]) -> Page[P]:
    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        reader = cast("Reader", request)
        reader.viewer, reader.side = ANYBODY, OUTSIDE
        return view(reader, *args, **kwargs)

    return page  # type: ignore[return-value]


def mailed_page(view: View[P]) -> Page[P]:
    """Answer whoever has a link that was mailed; no cache keeps it. A mail program may send the form by itself."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        reader = cast("Reader", request)
        reader.viewer, reader.side = ANYBODY, OUTSIDE
        return _nobody_keeps(view(reader, *args, **kwargs))

    return page  # type: ignore[return-value]


def inner_form(view: View[P]) -> Page[P]:
    """Answer somebody signed in, a form too; no cache keeps any of it."""

    @login_required
    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        reader = cast("Reader", request)
        reader.viewer = orgs.viewer_of(cast("Account", request.user), localdate())
        reader.side = INSIDE
        return _nobody_keeps(view(reader, *args, **kwargs))

    return page  # type: ignore[return-value]


def own_person(request: Reader) -> Person:
    """Return who asks, where an account stands for the person himself.

    :raises Http404: for administrators' accounts, which read as anybody.
    """
    if request.viewer.person_id is None:
        raise Http404
    return cast("Account", request.user).person


def _nobody_keeps(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = "private, no-store"
    patch_vary_headers(cast("HttpResponse", response), ("Accept-Language", "Cookie"))
    return response


def inner_page(view: View[P]) -> Page[P]:
    """Answer somebody signed in with what reaches him; no cache keeps any of it.

    Source: 第十条（二）、第十条（三）.
    """

    @require_safe
    @login_required
    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        reader = cast("Reader", request)
        reader.viewer = orgs.viewer_of(cast("Account", request.user), localdate())
        reader.side = INSIDE
        response = view(reader, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return page  # type: ignore[return-value]


def suspendable(request: Reader, releases: Iterable[Release]) -> set[UUID]:
    """Return what a reader of the inner pages may take down at once as one of the staff; on public ones, nothing.

    Public pages are everybody's and show nobody a button of his own. Source: 第八条.
    """
    if not request.side.inner:
        return set()
    duties = orgs.duties_of_account(cast("Account", request.user), localdate())
    return queries.suspendable(duties, [one.disclosure for one in releases]) if duties.posts else set()


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    if response.status_code != 200 or "ETag" in response.headers:
        return response
    mark = quote_etag(blake2b(response.content, digest_size=12).hexdigest())
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = "public, no-cache"
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return get_conditional_response(request, etag=mark, response=response) or response


def answer_made(
    request: Reader, *, content: bytes, name: str, media_type: str, make: Callable[[], bytes]
) -> HttpResponseBase:
    """Answer with a file made from what is public, unless the reader has it: ``content`` is all that it depends on."""
    mark = quote_etag(blake2b("\0".join((get_language() or "", name)).encode() + content, digest_size=12).hexdigest())
    known = get_conditional_response(request, etag=mark)
    response = known or HttpResponse(_made(mark, make), content_type=media_type)
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def _made(mark: str, make: Callable[[], bytes]) -> bytes:
    """Make a file once for all who ask for it within a while."""
    kept: bytes | None = cache.get(f"portal/made/{mark}")
    if kept is None:
        kept = make()
        cache.set(f"portal/made/{mark}", kept, KEPT_SECONDS)
    return kept


def show(request: Reader, template: str, **context: Any) -> HttpResponse:  # noqa: ANN401 – whatever the template wants
    """Show a page in its shell.

    Public pages carry neither messages nor tokens: those belong to one reader, and the page is everybody's.
    """
    own = {} if request.side.inner else {"messages": (), "csrf_token": ""}
    about = {"side": request.side, "search_url": reverse(request.side.search)}
    return render(
        request, f"portal/{template}.html", {**shell(request, inner=request.side.inner), **about, **own, **context}
    )
