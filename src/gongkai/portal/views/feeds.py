"""What is fetched without signing in by whoever knows the address: somebody's calendar of due days."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from gongkai.obligations.queries.feeds import days_of, subscriber
from gongkai.portal.feed import calendar_of


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
