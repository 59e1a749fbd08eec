"""The app that makes Django find this package."""

from django.apps import AppConfig


class RobotsConfig(AppConfig):
    """Configuration of robots."""

    name = "gongkai.robots"
    label = "robots"
