"""The app that makes Django find this package."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    """Configuration of disclosures."""

    name = "gongkai.disclosures"
    label = "disclosures"
