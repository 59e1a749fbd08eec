"""The app that makes Django find this package."""

from django.apps import AppConfig


class RestructuringConfig(AppConfig):
    """Configuration of restructuring."""

    name = "gongkai.restructuring"
    label = "restructuring"
