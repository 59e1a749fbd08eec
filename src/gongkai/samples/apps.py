"""The app that makes Django find this package."""

from django.apps import AppConfig


class SamplesConfig(AppConfig):
    """Configuration of samples."""

    name = "gongkai.samples"
    label = "samples"
