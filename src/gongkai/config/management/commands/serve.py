"""``gongkai serve``: the web server and the worker, started and stopped together."""

import signal
import subprocess
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

GRACE_SECONDS = 10


class Command(BaseCommand):
    """Serve pages and do the background jobs, with one command."""

    help = "启动网页和后台任务 / serve the pages and do the background jobs"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--processes", type=int, default=1, help="web processes")

    def handle(self, **options: Any) -> None:
        started = [subprocess.Popen(command) for command in _commands(options)]  # noqa: S603 – our own two
        signal.signal(signal.SIGTERM, _stop)
        self.stdout.write(f"http://{options['host']}:{options['port']}/  （Ctrl+C 停止 / stops）")
        try:
            while all(process.poll() is None for process in started):
                time.sleep(0.5)
        except KeyboardInterrupt:
            pass
        finally:
            _end(started)


def _commands(options: dict[str, Any]) -> list[list[str]]:
    here = ["--host", options["host"], "--port", str(options["port"]), "--workers", str(options["processes"])]
    web = ["-m", "granian", "--interface", "wsgi", "--no-ws", "--blocking-threads", "4", "--log-level", "warning"]
    return [
        [sys.executable, *web, *here, "gongkai.config.wsgi:application"],
        [sys.executable, "-m", "gongkai", "worker"],
    ]


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def _end(started: list[subprocess.Popen[bytes]]) -> None:
    """Ask both to stop and wait; what does not listen is ended."""
    for process in started:
        process.terminate()
    for process in started:
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
