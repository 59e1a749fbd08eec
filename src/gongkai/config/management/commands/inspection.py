"""``gongkai inspection draw``: draws a sample over, and says whether it is the one on record."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai.config.words import Told
from gongkai.inspections import queries as inspections
from gongkai.inspections.queries.record import drawn_of
from gongkai.inspections.rules.redraw import Drawn, Fault, again, population_faults
from gongkai.ledger.queries import vkey_of
from gongkai.ledger.rules.finding import Finding, said
from gongkai.ledger.rules.keys import verify
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Note
from gongkai.merkle.tree import Broken

AGREES, DIFFERS, UNKNOWN = 0, 1, 2
"""What the command ends with."""


class Command(BaseCommand):
    """Draws samples over."""

    help = "重新抽取核查抽检的样本，核对与记录是否一致 / draw the sample of an inspection over"

    def add_arguments(self, parser: CommandParser) -> None:
        tasks = parser.add_subparsers(dest="task", required=True)
        draw = tasks.add_parser("draw", help="重新抽取 / draw over")
        draw.add_argument("plan", metavar="PLAN", help="编号，如 2026-1，或下载的计划文件 / a number, or a plan's file")
        draw.add_argument("--checkpoint", type=Path, metavar="FILE", help="检查点文件 / the checkpoint")
        draw.add_argument("--population", type=Path, metavar="FILE", help="抽取范围的名单 / the population")

    def handle(self, **options: Any) -> None:
        plan, checkpoint, population = (options[name] for name in ("plan", "checkpoint", "population"))
        try:
            if Path(plan).is_file():
                self._from_files(Path(plan), checkpoint, population)
            else:
                self._on_record(plan, checkpoint, population)
        except (Broken, OSError, UnicodeDecodeError) as why:
            raise CommandError(str(why), returncode=UNKNOWN) from why

    def _from_files(self, plan: Path, checkpoint: Path | None, population: Path | None) -> None:
        """Draw from files alone: no database is asked."""
        if checkpoint is None or population is None:
            raise CommandError(said(Told.FILES_WANTED), returncode=UNKNOWN)
        text, listed = plan.read_text("utf-8"), population.read_bytes().decode()
        self._end(population_faults(text, listed), again(text, listed, checkpoint.read_bytes()))

    def _on_record(self, number: str, checkpoint: Path | None, population: Path | None) -> None:
        one = inspections.numbered(number)
        if one is None or not one.checkpoint:
            raise CommandError(said(Told.NOT_DRAWN).format(number=number), returncode=UNKNOWN)
        drawn = drawn_of(one)
        if checkpoint:
            drawn = replace(drawn, checkpoint=checkpoint.read_bytes())
        if population:
            drawn = replace(drawn, population=population.read_bytes().decode())
        self._end([*_unsigned(drawn), *inspections.faults_of(one, drawn)], drawn.sample)

    def _end(self, faults: Iterable[Finding], sample: tuple[str, ...]) -> None:
        self.stdout.writelines(f"{code}\n" for code in sample)
        found = list(faults)
        self.stdout.writelines(f"{one}\n" for one in found)
        self.stdout.write(said(Told.DRAWN_OTHERWISE if found else Told.DRAWN_ALIKE).format(count=len(sample)))
        sys.exit(DIFFERS if found else AGREES)


def _unsigned(drawn: Drawn) -> Iterable[Finding]:
    """Yield that a checkpoint bears no signature of the log's key."""
    key = vkey_of(Log.PUBLIC)
    try:
        Note.parse(drawn.checkpoint).verified([key] if key else [], verify)
    except Broken as why:
        yield Finding(Fault.SEED, detail=str(why))
