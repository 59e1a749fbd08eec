"""The app that makes Django find this package."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """Configuration of channels."""

    name = "gongkai.channels"
    label = "channels"
