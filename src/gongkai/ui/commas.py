"""Tables for spreadsheets as comma separated values, in which nothing is taken for a formula. Practice: N7c."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from gongkai.ui.cells import harmless

BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets read Chinese as something else."""


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
