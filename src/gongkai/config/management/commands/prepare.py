"""``gongkai prepare``: bring the database and the static files up to this version."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Make an installation ready to serve; safe to run at every start."""

    help = "升级数据库并整理静态文件 / bring the database and the static files up to this version"

    def handle(self, **_: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
