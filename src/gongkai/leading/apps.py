"""The app that makes Django find this package."""

from django.apps import AppConfig


class LeadingConfig(AppConfig):
    """Configuration of leading."""

    name = "gongkai.leading"
    label = "leading"
