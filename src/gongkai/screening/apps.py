"""The app that makes Django find this package."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Configuration of screening."""

    name = "gongkai.screening"
    label = "screening"
