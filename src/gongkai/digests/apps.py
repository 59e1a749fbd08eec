"""The app that makes Django find this package."""

from django.apps import AppConfig


class DigestsConfig(AppConfig):
    """Configuration of digests."""

    name = "gongkai.digests"
    label = "digests"
