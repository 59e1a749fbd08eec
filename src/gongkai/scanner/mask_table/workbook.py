"""Columns of a workbook (xlsx)."""

from collections.abc import Mapping

from gongkai.scanner.formats.markup import attribute, named
from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.mask_table import Column
from gongkai.scanner.mask_table.book import Book, Cell, area_of
from gongkai.scanner.mask_table.copies import Copies
from gongkai.scanner.mask_table.grid import Head, Merge, head_of, rows_of_values
from gongkai.scanner.mask_table.guess import columns_of
from gongkai.scanner.masking import Mask, masked


def columns(content: bytes) -> list[Column]:
    """Return the columns of all sheets, also the hidden ones, that hold anything below their heading.

    :raises Hazard: if the workbook is spoilt.
    """
    book = Book(content)
    return [column for name, part in book.sheets for column in columns_of(name, book.grid(part))]


def mask_columns(content: bytes, chosen: Mapping[tuple[str, int], Mask]) -> bytes:
    """Return the workbook with the values of the chosen columns masked, and all copies of them that it keeps.

    :raises Hazard: if the workbook is spoilt, or has no such column.
    """
    book = Book(content)
    shown: dict[str, str] = {}
    left = set(chosen)
    for name, part in book.sheets:
        here = {number: mask for (sheet, number), mask in chosen.items() if sheet == name}
        if here:
            left -= {(name, number) for number in _mask(book, part, here, shown)}
    for sheet, number in sorted(left):
        raise Hazard("file_broken", f"工作表“{sheet}”没有要遮盖的第{number}列，或者这一列是空的")
    Copies(book, shown).mask()
    return book.packed()


def _mask(book: Book, part: str, masks: Mapping[int, Mask], shown: dict[str, str]) -> set[int]:
    """Mask the columns of a sheet and return those that held anything; ``shown`` takes what now stands for what."""
    grid = book.grid(part)
    head = head_of(grid)
    below = set(rows_of_values(grid, head))
    done: set[int] = set()
    for cell in book.cells(part):
        text = book.text(cell)
        is_repeated = cell.row not in below and text and text == head.texts.get(cell.column)
        if cell.row <= head.last or is_repeated:
            continue
        if cell.column in masks and text:
            done.add(cell.column)
            _cover(book, cell, masked(text, masks[cell.column]), shown)
        elif cell.column in masks or _spills(cell, masks):
            cell.freeze()
    _unlink(book, part, masks, head)
    return done


def _cover(book: Book, cell: Cell, text: str, shown: dict[str, str]) -> None:
    """Write a masked value into a cell, and keep in mind what it was, as shown and as stored."""
    stored = book.stored(cell) if attribute(cell.element, "t") != "s" else ""
    for value in (book.text(cell), stored):
        if value and value != text:
            shown[value] = text
    cell.write(text)


def _spills(cell: Cell, masks: Mapping[int, Mask]) -> bool:
    """Tell whether the formula of a cell fills cells of a masked column too."""
    area = area_of(attribute(cell.formula, "ref")) if cell.formula is not None else None
    is_one = cell.formula is not None and attribute(cell.formula, "t") in {"array", "dataTable"}
    return is_one and area is not None and any(area.left <= column <= area.right for column in masks)


def _unlink(book: Book, part: str, masks: Mapping[int, Mask], head: Head) -> None:
    """Take out the links of masked cells: they lead to mail boxes and files named after people."""
    root = book.parts.xml(part)
    links = list(named(root, "hyperlink")) if root is not None else []
    areas = [(link, area_of(attribute(link, "ref"))) for link in links]
    book.unlink(part, [link for link, area in areas if area is not None and _covers(area, masks, head)])


def _covers(area: Merge, masks: Mapping[int, Mask], head: Head) -> bool:
    return area.bottom > head.last and any(area.left <= column <= area.right for column in masks)
