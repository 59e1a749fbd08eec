"""The page of an electronic screen, opened by its key: what it shows, and what its script asks for every minute."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from gongkai.portal.slides import mailbox, picture, told
from gongkai.screens.actions import note_seen
from gongkai.screens.queries import Screen, screen_with_key, slides_of


@require_safe
def screen(request: HttpRequest, key: str) -> HttpResponse:
    """Show a screen; without scripts everything stands one below the other.

    :raises Http404: where no screen has the key, or none any more.
    """
    found = _opened(key)
    shown = told(slides_of(found, localdate()), now(), request.build_absolute_uri)
    letters = picture(request.build_absolute_uri(mailbox()))
    return _own(
        render(request, "portal/screen.html", {"screen": found, "key": key, "shown": shown, "letters": letters})
    )


@require_safe
def items(request: HttpRequest, key: str) -> HttpResponse:
    """Answer with what the screen is to show now.

    :raises Http404: where no screen has the key, or none any more: then it forgets what it has.
    """
    return _own(JsonResponse(told(slides_of(_opened(key), localdate()), now(), request.build_absolute_uri)))


@require_safe
def worker(request: HttpRequest, key: str) -> HttpResponse:
    """Answer with the script that shows the page where the network is gone.

    :raises Http404: for screens in rooms of members: nothing that is not public is kept on their machines.
    """
    if _opened(key).for_members:
        raise Http404
    return _own(render(request, "portal/screen_worker.js", content_type="text/javascript; charset=utf-8"))


def _opened(key: str) -> Screen:
    found = screen_with_key(key)
    if found is None:
        raise Http404
    note_seen(found, at=now())
    return found


def _own(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response
