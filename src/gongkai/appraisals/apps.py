"""The app that makes Django find this package."""

from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    """Configuration of appraisals."""

    name = "gongkai.appraisals"
    label = "appraisals"
