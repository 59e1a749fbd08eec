"""Addresses of the rechecks in the workbench; included under ``rechecks/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, path

from gongkai.desk.views.screening import rechecks

urlpatterns: list[URLPattern | URLResolver] = [
    path("", rechecks.rechecks, name="rechecks"),
    path("<uuid:public_id>/", rechecks.recheck, name="recheck"),
    path("<uuid:public_id>/report/", rechecks.report, name="recheck_report"),
    path("items/<uuid:public_id>/", rechecks.item, name="recheck_item"),
]
