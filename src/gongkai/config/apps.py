"""The app that makes Django find this package."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Configuration of config."""

    name = "gongkai.config"
    label = "config"
