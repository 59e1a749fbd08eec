"""Addresses of the console; included under ``console/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, path

from gongkai.desk.views.console import catalogues, page

urlpatterns: list[URLPattern | URLResolver] = [
    path("", page.console, name="console"),
    path("catalogues/", catalogues.console_catalogues, name="console_catalogues"),
]
