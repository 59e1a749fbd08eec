"""``gongkai witness``: cosign the public logs of other schools, so that nobody can show two of them."""

import signal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai.config.witness import WitnessServer
from gongkai.config.words import Told
from gongkai.ledger.actions import Witness, keep_key
from gongkai.ledger.rules.finding import said
from gongkai.ledger.rules.keys import SecretKey
from gongkai.merkle.note import Key
from gongkai.merkle.tree import Broken


class Command(BaseCommand):
    """Makes the key of a witness, and serves it. Practice: C2SP tlog-witness."""

    help = "为其他学校的日志作见证 / cosign the logs of other schools"

    def add_arguments(self, parser: CommandParser) -> None:
        tasks = parser.add_subparsers(dest="task", required=True)
        key = tasks.add_parser("key", help="生成见证密钥，打印公钥 / make a key and print its vkey")
        key.add_argument("name", help="witness.example.edu.cn")
        key.add_argument("file", type=Path)
        serve = tasks.add_parser("serve", help="启动见证服务 / serve")
        serve.add_argument("--key", type=Path, required=True)
        serve.add_argument("--vkeys", type=Path, required=True, help="日志公钥，一行一个 / the logs' vkeys, one a line")
        serve.add_argument("--state", type=Path, required=True, help="记录所签检查点的文件夹 / what was cosigned")
        serve.add_argument("--host", default="127.0.0.1")
        serve.add_argument("--port", type=int, default=8100)

    def handle(self, **options: Any) -> None:
        try:
            (self._key if options["task"] == "key" else self._serve)(options)
        except (Broken, OSError) as why:
            raise CommandError(str(why)) from why

    def _key(self, options: dict[str, Any]) -> None:
        path: Path = options["file"]
        if path.exists():
            raise CommandError(said(Told.FILE_THERE).format(file=path))
        key = SecretKey.new(options["name"])
        witness = str(key.witness)  # a name that is none is refused before anything is written
        keep_key(path, key)
        self.stdout.write(witness)

    def _serve(self, options: dict[str, Any]) -> None:
        lines = options["vkeys"].read_text(encoding="utf-8").splitlines()
        known = [Key.parse(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
        key = SecretKey.parse(options["key"].read_text(encoding="utf-8"))
        witness = Witness(key, known, options["state"])
        with WitnessServer((options["host"], options["port"]), witness) as server:
            signal.signal(signal.SIGTERM, _stop)
            self.stdout.write(f"http://{options['host']}:{server.server_port}/add-checkpoint  {key.witness}")
            self.stdout.flush()
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                return


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
