"""Addresses of briefing meetings; included under ``meetings/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.briefings import preparing, reading, recording

_one: list[URLPattern | URLResolver] = [
    path("", reading.meeting, name="meeting"),
    path("sheet/", reading.sheet, name="meeting_sheet"),
    path("minutes/", reading.minutes, name="meeting_minutes"),
    path("change/", preparing.change, name="meeting_change"),
    path("announce/", preparing.announce, name="meeting_announce"),
    path("call-off/", preparing.call_off, name="meeting_call_off"),
    path("record/", recording.record, name="meeting_record"),
    path("confirm/", recording.confirm, name="meeting_confirm"),
    path("evidence/", recording.evidence, name="meeting_evidence"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", reading.meetings, name="meetings"),
    path("new/", preparing.new, name="meeting_new"),
    path("<uuid:public_id>/", include(_one)),
]
