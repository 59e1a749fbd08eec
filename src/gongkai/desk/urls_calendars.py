"""Addresses of the tables of working days; included under ``calendars/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, path

from gongkai.desk.views import calendars

urlpatterns: list[URLPattern | URLResolver] = [
    path("", calendars.calendars, name="calendars"),
    path("new/", calendars.calendar_new, name="calendar_new"),
    path("<int:year>/", calendars.calendar_year, name="calendar_year"),
]
