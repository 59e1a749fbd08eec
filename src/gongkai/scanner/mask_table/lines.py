"""Columns of a table written as text (csv)."""

import codecs
import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.scanner.formats.plain import decoded
from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.mask_table import Column
from gongkai.scanner.mask_table.grid import Grid, head_of, rows_of_values
from gongkai.scanner.mask_table.guess import columns_of
from gongkai.scanner.masking import Mask, masked

_FIELD = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class _Lines:
    """A table as text: its rows, and how they are written."""

    rows: list[list[str]]
    mark: bytes
    encoding: str
    separator: str
    end: str
    is_ended: bool

    @property
    def grid(self) -> Grid:
        """The filled cells."""
        rows = {
            number: {column: text.strip() for column, text in enumerate(row, 1) if text.strip()}
            for number, row in enumerate(self.rows, 1)
        }
        return Grid({number: row for number, row in rows.items() if row})

    def written(self) -> bytes:
        """Return the table as it was written."""
        whole = io.StringIO()
        csv.writer(whole, delimiter=self.separator, lineterminator=self.end).writerows(self.rows)
        text = whole.getvalue()
        return self.mark + (text if self.is_ended else text.removesuffix(self.end)).encode(self.encoding)


def columns(content: bytes) -> list[Column]:
    """Return the columns that hold anything below the heading.

    :raises Hazard: if this is no text, or no table.
    """
    return list(columns_of("", _read(content).grid))


def mask_columns(content: bytes, chosen: Mapping[tuple[str, int], Mask]) -> bytes:
    """Return the table with the values of the chosen columns masked.

    :raises Hazard: if this is no text, or no table, or has no such column.
    """
    lines = _read(content)
    grid = lines.grid
    below = list(rows_of_values(grid, head_of(grid)))
    for (sheet, number), mask in chosen.items():
        values = [row for row in below if number in grid.rows[row]]
        if sheet or not values:
            raise Hazard("file_broken", f"没有要遮盖的第{number}列，或者这一列是空的")
        for row in values:
            lines.rows[row - 1][number - 1] = masked(grid.rows[row][number], mask)
    return lines.written()


def _read(content: bytes) -> _Lines:
    text = decoded(content)
    if text is None:
        raise Hazard("file_unknown", "认不出文字的编码")
    mark, encoding = _written(content)
    separator = max(",\t;|", key=text.split("\n", 1)[0].count)
    csv.field_size_limit(_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error:
        raise Hazard("file_broken", "表格损坏，没有读完") from None
    return _Lines(rows, mark, encoding, separator, "\r\n" if "\r\n" in text else "\n", text.endswith("\n"))


def _written(content: bytes) -> tuple[bytes, str]:
    """Return the mark at the start of a text, and the encoding behind it."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return mark, encoding
    try:
        content.decode()
    except UnicodeDecodeError:
        return b"", "gb18030"
    return b"", "utf-8"
