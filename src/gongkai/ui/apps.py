"""The Django app that carries the kit."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, static files and tags shared by all pages."""

    name = "gongkai.ui"
    verbose_name = "界面"
