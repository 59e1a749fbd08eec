"""The app that makes Django find this package."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Configuration of desk."""

    name = "gongkai.desk"
    label = "desk"
