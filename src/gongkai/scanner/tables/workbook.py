"""Tables of a workbook (xlsx), one a sheet."""

from collections.abc import Iterator

from gongkai.scanner.formats.markup import attribute, named
from gongkai.scanner.mask_table.book import BOOK, Book
from gongkai.scanner.tables import Table

_FALSE = frozenset({"", "0", "false"})
_SHOWN = frozenset({"", "visible"})


def tables(content: bytes) -> Iterator[Table]:
    """Yield the sheets, each with its merged cells and the rows that are hidden or folded away.

    :raises Hazard: if the workbook is spoilt.
    """
    book = Book(content)
    hidden = _hidden_sheets(book)
    for name, part in book.sheets:
        grid = book.grid(part)
        yield Table(name, grid.rows, grid.merges, _hidden_rows(book, part), name in hidden)


def _hidden_sheets(book: Book) -> set[str]:
    root = book.parts.xml(BOOK)
    sheets = named(root, "sheet") if root is not None else ()
    return {attribute(one, "name") for one in sheets if attribute(one, "state") not in _SHOWN}


def _hidden_rows(book: Book, part: str) -> frozenset[int]:
    root, at, found = book.parts.xml(part), 0, set()
    for row in named(root, "row") if root is not None else ():
        number = attribute(row, "r")
        at = int(number) if number.isdigit() else at + 1
        if attribute(row, "hidden") not in _FALSE or attribute(row, "ht") == "0":
            found.add(at)
    return frozenset(found)
