"""What somebody sees whose form was too old, or whose request made no sense."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 – Django calls it so
    """Answer a form without a valid token: the page was open too long, or the sign-in changed meanwhile."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request that cannot be read."""
    return render(request, "400.html", status=400)
