"""What programs fetch by themselves: somebody's calendar of due days, and what is new to everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from gongkai.obligations.queries.feeds import days_of, subscriber
from gongkai.portal import filters
from gongkai.portal.atom import feed_of
from gongkai.portal.feed import calendar_of
from gongkai.portal.http import Reader
from gongkai.portal.wording import Validity

NEWEST = 30


@require_safe
def days(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the calendar a token opens, by the posts that its owner holds today.

    :raises Http404: where there is none, or none any more.
    """
    found = subscriber(token, localdate())
    if found is None:
        raise Http404
    content = calendar_of(days_of(found.duties), now(), request.build_absolute_uri)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def news(request: Reader) -> HttpResponse:
    """Answer with what is newest of what is public, narrowed as a list is. Format: RFC 4287."""
    asked = filters.read(request.GET)
    asked.validity = Validity.LIVE
    rows = asked.applied(request.viewer, inner=False)[:NEWEST]
    content = feed_of(rows, asked, request.get_full_path(), request.build_absolute_uri)
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
