"""The app that makes Django find this package."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Configuration of assessments."""

    name = "gongkai.assessments"
    label = "assessments"
