"""The app that makes Django find this package."""

from importlib import import_module

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Configuration of desk."""

    name = "gongkai.desk"
    label = "desk"

    def ready(self) -> None:
        """Listen to what the libraries that sign people in have to say."""
        import_module("gongkai.desk.sign_ins")
