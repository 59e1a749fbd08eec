"""The app of chapter 2."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Organisations and people."""

    name = "gongkai.orgs"
    label = "orgs"
