"""The app that makes Django find this package."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """Configuration of policy."""

    name = "gongkai.policy"
    label = "policy"
