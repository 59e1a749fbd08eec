"""The app that makes Django find this package."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Configuration of files."""

    name = "gongkai.files"
    label = "files"
