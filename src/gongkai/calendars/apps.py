"""The app that makes Django find this package."""

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    """Configuration of calendars."""

    name = "gongkai.calendars"
    label = "calendars"
