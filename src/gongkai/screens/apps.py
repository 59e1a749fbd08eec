"""The app that makes Django find this package."""

from django.apps import AppConfig


class ScreensConfig(AppConfig):
    """Configuration of screens."""

    name = "gongkai.screens"
    label = "screens"
