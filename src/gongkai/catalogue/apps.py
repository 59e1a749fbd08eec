"""The app that makes Django find this package."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Configuration of catalogue."""

    name = "gongkai.catalogue"
    label = "catalogue"
