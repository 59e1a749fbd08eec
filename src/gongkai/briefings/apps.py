"""The app that makes Django find this package."""

from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    """Configuration of briefings."""

    name = "gongkai.briefings"
    label = "briefings"
