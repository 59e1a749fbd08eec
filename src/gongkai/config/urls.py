"""The root of all addresses: readers at the top, staff under /desk/, sign-in under /account/."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", include("gongkai.desk.urls")),
    path("account/", include("gongkai.desk.account_urls")),
    # Changes nothing but the reader's own language; without a token, public pages are the same for everybody.
    path("language/", csrf_exempt(set_language), name="set_language"),
    path("", include("gongkai.portal.urls")),
]
handler400 = "gongkai.desk.views.errors.bad_request"
