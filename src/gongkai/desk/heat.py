"""The heat map of coverage: percent met on time, unit by class, each cell the way to its rows. Source: 第十七条."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from gongkai.measures.vocabulary import MatterClass
from gongkai.obligations.queries import Line, Unit
from gongkai.obligations.rules.coverage import Counts, band

Address = Callable[[Unit, MatterClass | None, Counts], str]
"""Where a cell leads: a unit's, of one class or of all, with what it counts; nowhere if that is empty."""
SHADES = {"100": "h4", "90": "h3", "75": "h2", "50": "h1", "0": "h0", "none": "hx"}
LEGEND = (
    ("h4", "100%"),
    ("h3", "90–99"),
    ("h2", "75–89"),
    ("h1", "50–74"),
    ("h0", _("不足 50")),
    ("hx", _("没有到期的")),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the heat map: percent in time, its shade, and the list behind it."""

    counts: Counts
    shade: str
    query: str


@dataclass(frozen=True, slots=True)
class Row:
    """One unit's line of the heat map."""

    unit: Unit
    cells: list[Cell]
    total: Cell


def classes_in(lines: Sequence[Line]) -> list[MatterClass]:
    """Return the classes of which anything falls due."""
    return [one for one in MatterClass if any(one in line.cells for line in lines)]


def row_of(line: Line, classes: Sequence[MatterClass], address: Address) -> Row:
    """Return a unit's line, a cell for each class."""

    def cell(one: MatterClass | None, counts: Counts) -> Cell:
        return Cell(counts, SHADES[band(counts.rate)], address(line.unit, one, counts) if counts.total else "")

    cells = [cell(one, line.cells.get(one, Counts.none())) for one in classes]
    return Row(line.unit, cells, cell(None, line.total))
