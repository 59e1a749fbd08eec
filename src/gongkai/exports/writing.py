"""Writing a table into a file: text in every cell, and nothing a spreadsheet would run. Practice: N7c."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gongkai.exports.rules import Format, Row, Table, Tell
from gongkai.ui import commas, workbook

TOLD_EVERY = 200
MEDIA_TYPES = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
}


def spelled(value: object) -> str:
    """Write a value as it stands in a cell: times in those of the school, nothing for nothing."""
    match value:
        case None:
            return ""
        case bool():
            return _("是") if value else _("否")
        case datetime():
            return f"{localtime(value):%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
    return str(value)


def file_of(table: Table, kind: Format, tell: Tell = lambda _done: None) -> bytes:
    """Return a table as a file; ``tell`` hears now and then how many rows are done, and at the end."""
    lines = chain([table.headings], _told(table.rows, tell))
    texts = ([spelled(value) for value in line] for line in lines)
    if kind is Format.CSV:
        return "".join(commas.written(texts)).encode()
    return workbook.written({table.title: texts})


def _told(rows: Iterable[Row], tell: Tell) -> Iterator[Row]:
    done = 0
    for done, row in enumerate(rows, 1):
        yield row
        if done % TOLD_EVERY == 0:
            tell(done)
    tell(done)
