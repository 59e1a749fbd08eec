"""The app that makes Django find this package."""

from django.apps import AppConfig


class PushConfig(AppConfig):
    """Configuration of push."""

    name = "gongkai.push"
    label = "push"
