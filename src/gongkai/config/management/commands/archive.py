"""``gongkai archive YEAR --to FILE``: writes a year's archive on the server itself."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate, now

from gongkai.archives.actions import make_at
from gongkai.archives.rules import FIRST_YEAR, Reach
from gongkai.config.words import Told
from gongkai.ledger.rules.finding import said
from gongkai.orgs.queries import unit_with_code


class Command(BaseCommand):
    """Writes a year's archive to a file."""

    help = "把一年的党务公开归档到一个文件 / write a year's archive to a file"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", metavar="YEAR", type=int, help="年份 / the year")
        parser.add_argument("--to", metavar="FILE", type=Path, required=True, help="归档文件 / the file")
        parser.add_argument("--unit", metavar="CODE", default="", help="只归档一个单位 / one unit alone")
        parser.add_argument("--reach", choices=[one.value for one in Reach], default=Reach.PUBLIC.value)

    def handle(self, **options: Any) -> None:
        year, path, code = options["year"], options["to"], options["unit"]
        unit = unit_with_code(code) if code else None
        if code and unit is None:
            raise CommandError(said(Told.NO_UNIT).format(code=code))
        if not FIRST_YEAR <= year <= localdate().year:
            raise CommandError(said(Told.NO_YEAR).format(year=year))
        if path.exists():
            raise CommandError(said(Told.FILE_THERE).format(file=path))
        try:
            counts = make_at(path, year, unit, Reach(options["reach"]), at=now())
        except OSError as why:
            raise CommandError(str(why)) from why
        self.stdout.write(said(Told.ARCHIVED).format(file=path, **counts.said))
