"""The app that makes Django find this package."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Configuration of inspections."""

    name = "gongkai.inspections"
    label = "inspections"
