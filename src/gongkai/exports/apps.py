"""The app that makes Django find this package."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Configuration of exports."""

    name = "gongkai.exports"
    label = "exports"
