"""Addresses of tables that are taken out; included under ``exports/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, path

from gongkai.desk.views import exports

urlpatterns: list[URLPattern | URLResolver] = [
    path("", exports.exports, name="exports"),
    path("of/<slug:listing>/", exports.export, name="export"),
    path("<uuid:public_id>/", exports.job, name="export_job"),
    path("<uuid:public_id>/file/", exports.file, name="export_file"),
    path("<uuid:public_id>/call-off/", exports.call_off, name="export_call_off"),
]
