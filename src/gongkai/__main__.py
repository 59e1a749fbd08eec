"""``python -m gongkai`` is the same as ``gongkai``."""

from gongkai.config.cli import main

main()
