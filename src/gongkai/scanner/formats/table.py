"""Tables as text (csv): a passage a cell, with its row and the heading of its column."""

import csv
import io
from collections.abc import Iterator

from gongkai.scanner.formats.rows import cells
from gongkai.scanner.formats.source import Item, Source
from gongkai.scanner.formats.text import text_of

_FIELD = 1 << 20


def read(source: Source) -> Iterator[Item]:
    """Yield the cells that are not empty."""
    text = text_of(source)
    first = text.split("\n", 1)[0]
    separator = max(",\t;|", key=first.count)
    csv.field_size_limit(_FIELD)
    headings: list[str] = []
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator), 1):
        filled = [cell.strip() for cell in row]
        if not headings and sum(map(bool, filled)) > 1:
            headings = filled
        yield from cells(filled, headings, f"第{number}行第{{}}列".format)
