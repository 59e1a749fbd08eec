"""The app that makes Django find this package."""

from django.apps import AppConfig


class AccountabilityConfig(AppConfig):
    """Configuration of accountability."""

    name = "gongkai.accountability"
    label = "accountability"
