"""What readers may want to know of the site itself."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from gongkai.portal.http import Reader, show
from gongkai.portal.shelf import shelves


def guide(request: Reader) -> HttpResponse:
    """Say what can be read here, how, and whom to ask."""
    return show(request, "guide")


def accessibility(request: Reader) -> HttpResponse:
    """Say for whom the site is made usable, how that is checked, and whom to tell of obstacles."""
    return show(request, "accessibility")


def sitemap(request: Reader) -> HttpResponse:
    """List every page there is."""
    return show(request, "sitemap", shelves=shelves(request.viewer, localdate(), inner=False))


def robots(request: Reader) -> HttpResponse:  # noqa: ARG001 – every page takes its request
    """Keep machines out of what is not for everybody."""
    closed = (reverse("portal:inner"), "/desk/", "/account/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
