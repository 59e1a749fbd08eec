"""The ``gongkai`` command."""

import os
import sys

from django.core.management import execute_from_command_line

from gongkai.verifier import command as verifier


def main() -> None:
    """Run ``gongkai <command> …`` with the settings of this installation; ``verify`` needs none and reads none."""
    if sys.argv[1:2] == ["verify"]:
        sys.exit(verifier.main(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    execute_from_command_line(["gongkai", *sys.argv[1:]])
