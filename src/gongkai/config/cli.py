"""The ``gongkai`` command."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run ``gongkai <command> …`` with the settings of this installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    execute_from_command_line(["gongkai", *sys.argv[1:]])
