"""Tables of a Word document (docx): spans and boxes to tick as they are shown, deleted text left out."""

from collections.abc import Iterator

from gongkai.scanner.clean.parts import Parts
from gongkai.scanner.formats.markup import Element, above, attribute, child, local, named
from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.mask_table.grid import Merge
from gongkai.scanner.tables import MOST_COLUMNS, Table

_BODY = "word/document.xml"
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FALSE = frozenset({"0", "false", "off"})
_SYMBOLS = {
    "Wingdings": {"FC": "√", "FE": "☑", "FD": "☒", "A8": "□", "6F": "□", "6E": "■"},
    "Wingdings 2": {"50": "√", "52": "☑", "53": "☒", "A3": "□", "30": "□"},
}
"""Signs that programs draw with the fonts of symbols, by the last two digits of their code."""

Cells = dict[int, str]


def tables(content: bytes) -> Iterator[Table]:
    """Yield the tables of the body that lie in no other table.

    :raises Hazard: if the document is spoilt.
    """
    root = Parts(content).xml(_BODY)
    if root is None:
        raise Hazard("file_broken", "文档里没有正文")
    outer = (table for table in named(root, "tbl") if above(table, "tbl") is None)
    for number, table in enumerate(outer, 1):
        yield _Reader(f"表{number}").read(table)


class _Reader:
    """One table as it is gone through, row by row."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows: dict[int, Cells] = {}
        self._merges: list[Merge] = []
        self._open: dict[int, Merge] = {}
        self._hidden: set[int] = set()

    def read(self, table: Element) -> Table:
        rows = [row for row in named(table, "tr") if above(row, "tbl") is table and child(row, "trPr", "del") is None]
        for number, row in enumerate(rows, 1):
            cells = self._row(number, row)
            if cells:
                self._rows[number] = cells
            if child(row, "trPr", "hidden") is not None:
                self._hidden.add(number)
        merges = [*self._merges, *self._open.values()]
        wide = tuple(one for one in merges if (one.top, one.left) != (one.bottom, one.right))
        return Table(self._name, self._rows, wide, frozenset(self._hidden))

    def _row(self, number: int, row: Element) -> Cells:
        cells: Cells = {}
        column = 1 + _number(child(row, "trPr", "gridBefore"))
        for cell in named(row, "tc"):
            if above(cell, "tr") is not row or column > MOST_COLUMNS:
                continue
            last = column + max(1, _number(child(cell, "tcPr", "gridSpan"))) - 1
            if self._is_new(number, cell, column, last) and (text := _text(cell)):
                cells[column] = text
            column = last + 1
        return cells

    def _is_new(self, number: int, cell: Element, column: int, last: int) -> bool:
        """Tell whether a cell is one of its own, not the lower part of one above; keep in mind how far it reaches."""
        merge, before = child(cell, "tcPr", "vMerge"), self._open.pop(column, None)
        goes_on = merge is not None and attribute(merge, "val") in {"", "continue"}
        if goes_on and before is not None and before.right == last and before.bottom == number - 1:
            self._open[column] = Merge(before.top, column, number, last)
            return False
        if before is not None:
            self._merges.append(before)
        self._open[column] = Merge(number, column, number, last)
        return True


def _number(element: Element | None) -> int:
    value = attribute(element, "val") if element is not None else ""
    return min(int(value), MOST_COLUMNS) if value.isdigit() else 0


def _text(cell: Element) -> str:
    paragraphs = ("".join(_pieces(one)) for one in named(cell, "p") if above(one, "txbxContent") is None)
    return "\n".join(text.strip() for text in paragraphs if text.strip())


def _pieces(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter("*"):
        name = local(element)
        if above(element, "del", "moveFrom") is not None or above(element, "p") is not paragraph:
            continue
        if name == "t":
            yield str(element.text or "")
        elif name == "sym":
            signs = _SYMBOLS.get(attribute(element, "font"), {})
            yield signs.get(attribute(element, "char").upper()[-2:], "")
        elif name == "checkBox" and local(element.getparent()) == "ffData":  # type: ignore[arg-type]
            yield "☑" if _is_ticked(element) else "□"
        else:
            yield _BREAKS.get(name, "") if above(element, "tabs") is None else ""


def _is_ticked(box: Element) -> bool:
    """Tell whether a box of an old form is ticked: by itself, else as it is ticked at first."""
    said = child(box, "checked")
    said = said if said is not None else child(box, "default")
    return said is not None and attribute(said, "val").lower() not in _FALSE
