"""The ``gongkai`` command."""

import os
import sys

from django.core.management import execute_from_command_line

from gongkai.scanner import command as scanner
from gongkai.verifier import command as verifier

WITHOUT_AN_INSTALLATION = {"check": scanner.main, "verify": verifier.main}
"""Commands for anyone: they read no settings, no database, and leave nothing behind."""


def main() -> None:
    """Run ``gongkai <command> …``, with the settings of this installation where the command needs one."""
    if command := WITHOUT_AN_INSTALLATION.get(sys.argv[1] if sys.argv[1:] else ""):
        sys.exit(command(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    execute_from_command_line(["gongkai", *sys.argv[1:]])
