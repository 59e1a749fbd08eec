"""Addresses of a year's archives; included under ``archives/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, path

from gongkai.desk.views import archives

urlpatterns: list[URLPattern | URLResolver] = [
    path("", archives.archives, name="archives"),
    path("new/", archives.new, name="archive_new"),
    path("<uuid:public_id>/", archives.archive, name="archive"),
    path("<uuid:public_id>/file/", archives.file, name="archive_file"),
    path("<uuid:public_id>/call-off/", archives.call_off, name="archive_call_off"),
]
