"""The pages of the mailbox know nobody: what could tell who asks is taken off a request before anything sees it."""

from collections.abc import Callable
from http.cookies import SimpleCookie

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

WHERE = "/letter/"
"""Where letters are written and found again."""
NEEDED = frozenset(
    {
        *("REQUEST_METHOD", "PATH_INFO", "SCRIPT_NAME", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH"),
        *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST", "HTTP_X_FORWARDED_PROTO"),
        *("HTTP_ACCEPT_LANGUAGE", "HTTP_ORIGIN"),
    }
)
"""What an answer cannot be made without; neither address nor browser nor session is among it."""


class Nameless:
    """Forgets who asks for these pages, signed in or not, and lets nobody keep the answers. Practice: N5.

    It stands before everything else: no session is looked up, no account, and no report of a mistake can name anybody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, without a name if it is for the mailbox."""
        if not request.path_info.startswith(WHERE):
            return self.get_response(request)
        forget(request)
        response = self.get_response(request)
        response.cookies = SimpleCookie()
        response.headers["Cache-Control"] = "no-store"
        return response


def forget(request: HttpRequest) -> None:
    """Take off a request all that could tell who asks; the language somebody reads stays."""
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    for name in [name for name in request.META if name not in NEEDED and not name.startswith("wsgi.")]:
        del request.META[name]
    known = {code for code, _name in settings.LANGUAGES}
    request.COOKIES = {settings.LANGUAGE_COOKIE_NAME: language} if language in known else {}
