"""Addresses of emergencies; included under ``incidents/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.incidents import acting, reading

_one: list[URLPattern | URLResolver] = [
    path("", reading.incident, name="incident"),
    path("sheet/", reading.sheet, name="incident_sheet"),
    path("files/<uuid:entry>/", reading.file, name="incident_file"),
    path("ratify/", acting.ratify, name="incident_ratify"),
    path("refuse/", acting.refuse, name="incident_refuse"),
    path("note/", acting.note, name="incident_note"),
    path("leak/", acting.leak, name="incident_leak"),
    path("close/", acting.close, name="incident_close"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", reading.incidents, name="incidents"),
    path("<uuid:public_id>/", include(_one)),
]
