"""The app that makes Django find this package."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Configuration of reports."""

    name = "gongkai.reports"
    label = "reports"
