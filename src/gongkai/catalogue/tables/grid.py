"""A table with its merged cells filled down, and every cell that was filled knowing from where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.scanner.tables import Table


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; ``source`` is the row from which it was filled down, 0 where it is the cell's own."""

    text: str
    source: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One row as people see it. ``is_whole`` tells that one text alone stands across it."""

    number: int
    cells: Mapping[int, Cell]
    is_hidden: bool
    is_whole: bool

    def text(self, column: int) -> str:
        """Return what stands in a column, nothing where the cell is empty."""
        cell = self.cells.get(column)
        return cell.text if cell else ""


def lines_of(table: Table, *, below: int = 0) -> Iterator[Line]:
    """Yield the filled rows below a heading, merged cells filled down; nothing is filled out of the heading."""
    spread = _spread(table, below)
    for number in sorted({*table.rows, *spread}):
        if number <= below:
            continue
        own = table.rows.get(number, {})
        cells = {column: Cell(text) for column, text in own.items()}
        cells |= {column: cell for column, cell in spread.get(number, {}).items() if column not in own}
        yield Line(number, cells, number in table.hidden, len(own) == 1 and len(cells) == 1)


def _spread(table: Table, below: int) -> dict[int, dict[int, Cell]]:
    """Return what merged cells say in the rows that they cover, but for the first."""
    found: dict[int, dict[int, Cell]] = {}
    last = max(table.rows, default=0)
    for merge in table.merges:
        text = table.rows.get(merge.top, {}).get(merge.left)
        if text is None or merge.top <= below:
            continue
        for row in range(merge.top + 1, min(merge.bottom, last) + 1):
            found.setdefault(row, {})[merge.left] = Cell(text, merge.top)
    return found
