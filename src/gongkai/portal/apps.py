"""The app that makes Django find this package."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Configuration of portal."""

    name = "gongkai.portal"
    label = "portal"
