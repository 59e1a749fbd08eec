"""The app that makes Django find this package."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Configuration of incidents."""

    name = "gongkai.incidents"
    label = "incidents"
