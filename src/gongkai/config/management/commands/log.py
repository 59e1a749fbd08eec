"""``gongkai log``: how the logs stand, whether everything agrees, copies of them, new keys, and what a restore lost."""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from gongkai.catalogue import record as catalogue
from gongkai.config.words import Told
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.queries import agreement
from gongkai.inspections import queries as inspections
from gongkai.ledger import actions
from gongkai.ledger import queries as ledger
from gongkai.ledger.rules.faults import Note
from gongkai.ledger.rules.finding import Finding, said
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.tree import Broken

AGREES, FINDINGS, UNKNOWN = 0, 1, 2
"""What fsck ends with."""
SHOWN = (Log.PUBLIC, Log.INNER)


class Command(BaseCommand):
    """Looks after the logs."""

    help = "公开日志的状态、核对、导出、换钥、找回 / status, checks, export, new keys and recovery of the logs"

    def add_arguments(self, parser: CommandParser) -> None:
        tasks = parser.add_subparsers(dest="task", required=True)
        tasks.add_parser("status", help="条数和故障 / sizes and trouble")
        tasks.add_parser("fsck", help="核对数据库、日志文件和公开内容 / does everything agree")
        export = tasks.add_parser("export", help="导出日志文件 / write the files of a log elsewhere")
        export.add_argument("folder", type=Path)
        export.add_argument("--log", choices=[log.value for log in Log], default=Log.PUBLIC.value)
        for name, told in (
            ("rotate", "更换签名密钥 / change the key"),
            ("bring-back", "恢复旧备份后找回 / after a restore"),
        ):
            task = tasks.add_parser(name, help=told)
            task.add_argument("log", choices=[log.value for log in Log])
        task.add_argument("--record-lost", action="store_true", help="把找不回的事项记为已丢失 / record what is lost")

    def handle(self, **options: Any) -> None:
        try:
            getattr(self, f"_{options['task'].replace('-', '_')}")(options)
        except actions.MayNotSign as stopped:
            told = said(Told.TROUBLE).format(log=said(stopped.log), trouble=said(stopped.trouble))
            raise CommandError(told) from stopped
        except (Broken, OSError) as why:
            raise CommandError(str(why), returncode=UNKNOWN) from why

    def _say(self, told: Told, **facts: object) -> None:
        self.stdout.write(said(told).format(**facts))

    def _status(self, _options: dict[str, Any]) -> None:
        for log in Log:
            head, trouble = ledger.published_checkpoint(log), ledger.trouble_of(log)
            self._say(Told.STATUS, log=said(log), size=ledger.size_of(log), signed=head.size if head else 0)
            if key := ledger.vkey_of(log):
                self.stdout.write(f"  {key}")
            if trouble:
                self._say(Told.TROUBLE, log=said(log), trouble=said(trouble))

    def _fsck(self, _options: dict[str, Any]) -> None:
        count = 0
        for finding in _all():
            if isinstance(finding.fault, Note):
                self._say(Told.NOTE, note=finding)
                continue
            count += 1
            self.stdout.write(str(finding))
        self._say(Told.CHECKED, count=count)
        sys.exit(FINDINGS if count else AGREES)

    def _export(self, options: dict[str, Any]) -> None:
        folder: Path = options["folder"]
        self._say(Told.EXPORTED, size=actions.export(Log(options["log"]), folder), folder=folder)

    def _rotate(self, options: dict[str, Any]) -> None:
        self._say(Told.ROTATED, key=actions.rotate(Log(options["log"]), at=now()).public)

    def _bring_back(self, options: dict[str, Any]) -> None:
        log, is_final = Log(options["log"]), options["record_lost"]
        self._say(Told.BROUGHT_BACK, count=actions.bring_back(log))
        lost = agreement.lost_items(log) if log in SHOWN else []
        if is_final:
            disclosures.record_lost(log, lost, at=now())
            actions.sign(log)
        for item in lost:
            self._say(Told.RECORDED if is_final else Told.LOST, item=item)
        if lost and not is_final:
            self._say(Told.WHAT_THEN)


def _all() -> Iterator[Finding]:
    return chain(
        *(ledger.check_log(log) for log in Log),
        *(agreement.disagreements(log) for log in SHOWN),
        catalogue.disagreements(),
        inspections.disagreements(),
    )
