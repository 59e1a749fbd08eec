"""The app that makes Django find this package."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Configuration of notices."""

    name = "gongkai.notices"
    label = "notices"
