"""The app that makes Django find this package."""

from django.apps import AppConfig


class ArchivesConfig(AppConfig):
    """Configuration of archives."""

    name = "gongkai.archives"
    label = "archives"
