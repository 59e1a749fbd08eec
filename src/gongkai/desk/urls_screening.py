"""Addresses of the check before publication; included under ``screening/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, path

from gongkai.desk.views.screening import check_file, lists

urlpatterns: list[URLPattern | URLResolver] = [
    path("file/", check_file.check_file, name="check_file"),
    path("lists/", lists.lists, name="lists"),
    path("lists/new/", lists.list_new, name="list_new"),
    path("lists/of/<slug:purpose>/", lists.list_of, name="list_of"),
    path("lists/<uuid:public_id>/", lists.one_list, name="list"),
    path("lists/<uuid:public_id>/hits/", lists.list_hits, name="list_hits"),
]
