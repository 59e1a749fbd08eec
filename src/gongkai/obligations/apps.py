"""The app that makes Django find this package."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    """Configuration of obligations."""

    name = "gongkai.obligations"
    label = "obligations"
