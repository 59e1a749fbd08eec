"""Tables as plain values, to be told from one process to another or kept for a while."""

from typing import Any

from gongkai.scanner.mask_table.grid import Merge
from gongkai.scanner.tables import Table

Plain = list[Any]


def as_plain(table: Table) -> Plain:
    """Return a table as lists, texts and numbers."""
    rows = [[number, list(row), list(row.values())] for number, row in table.rows.items()]
    merges = [[one.top, one.left, one.bottom, one.right] for one in table.merges]
    return [table.name, rows, merges, sorted(table.hidden), table.is_hidden]


def of_plain(plain: Plain) -> Table:
    """Return the table that was made plain.

    :raises ValueError: if it is none; so do the other errors of taking lists apart.
    """
    name, rows, merges, hidden, is_hidden = plain
    by_row = {
        int(number): dict(zip(map(int, columns), map(str, texts), strict=True)) for number, columns, texts in rows
    }
    covered = tuple(Merge(*map(int, merge)) for merge in merges)
    return Table(str(name), by_row, covered, frozenset(map(int, hidden)), bool(is_hidden))
