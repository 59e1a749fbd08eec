"""Tables for spreadsheets as comma separated values, in which nothing is taken for a formula. Practice: N7c."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets read Chinese as something else."""


def harmless(cell: str) -> str:
    """Return a cell that every spreadsheet reads as text."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def written(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Write rows one after the other, as they are asked for."""
    page = StringIO()
    page.write(BYTE_ORDER_MARK)
    writer = csv.writer(page)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
        yield page.getvalue()
        page.seek(0)
        page.truncate()
