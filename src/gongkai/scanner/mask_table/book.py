"""A workbook taken apart to its cells, to be looked at and written into, and put together again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from gongkai.scanner.clean.parts import Parts, remove
from gongkai.scanner.formats.grid import column_of
from gongkai.scanner.formats.markup import Element, above, attribute, child, local, named, reference, words
from gongkai.scanner.formats.numbers import Format, formats_of, spoken
from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.mask_table.grid import Grid, Merge

BOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_ENDS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_NEVER_EMPTY = frozenset({"conditionalFormatting", "dataValidations", "definedNames", "scenarios", "hyperlinks"})
"""What may not be there with nothing in it."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place, counted from 1."""

    row: int
    column: int
    element: Element

    @property
    def formula(self) -> Element | None:
        """What the cell's value is computed by."""
        return child(self.element, "f")

    def write(self, text: str) -> None:
        """Put a text in the place of all that the cell held."""
        space = etree.QName(self.element).namespace
        for one in list(self.element):
            remove(one)
        self.freeze()
        self.element.set("t", "inlineStr")
        inner = etree.SubElement(etree.SubElement(self.element, etree.QName(space, "is")), etree.QName(space, "t"))
        inner.set(_SPACE, "preserve")
        inner.text = text

    def freeze(self) -> None:
        """Leave the value without what it was computed by."""
        for one in list(named(self.element, "f")):
            remove(one)
        for key in ("cm", "vm"):
            self.element.attrib.pop(key, "")


class Book:
    """The listed sheets of a workbook, by their names.

    :raises Hazard: on opening, if it must not be unpacked, or has no sheets.
    """

    def __init__(self, content: bytes) -> None:
        self.parts = Parts(content)
        strings = self.parts.xml(_STRINGS)
        self._strings = [] if strings is None else [words(one) for one in named(strings, "si")]
        self._formats = formats_of(self.parts.xml("xl/styles.xml"))
        book = self.parts.xml(BOOK)
        if book is None:
            raise Hazard("file_broken", "没有工作簿")
        targets = {one: target for one, _, target in self.parts.targets(BOOK)}
        listed = ((attribute(sheet, "name"), targets.get(reference(sheet), "")) for sheet in named(book, "sheet"))
        self.sheets = [(name, target) for name, target in listed if target.endswith(".xml")]

    def cells(self, part: str) -> Iterator[Cell]:
        """Yield the cells of a sheet."""
        root, at = self.parts.xml(part), 0
        for row in named(root, "row") if root is not None else ():
            number = attribute(row, "r")
            at = int(number) if number.isdigit() else at + 1
            column = 0
            for element in named(row, "c"):
                column = column_of(attribute(element, "r")) or column + 1
                yield Cell(at, column, element)

    def text(self, cell: Cell) -> str:
        """Return what a cell shows, a number in full."""
        kind = attribute(cell.element, "t") or "n"
        if kind == "inlineStr":
            return "".join(words(one) for one in named(cell.element, "is")).strip()
        stored = self.stored(cell)
        if kind == "s":
            return self._strings[int(stored)].strip() if stored.isdigit() and int(stored) < len(self._strings) else ""
        return spoken(stored, self._format(cell)) if kind == "n" and stored else stored

    def stored(self, cell: Cell) -> str:
        """Return a cell's value as it is stored; for a shared string its number."""
        return "".join(words(one) for one in named(cell.element, "v")).strip()

    def grid(self, part: str) -> Grid:
        """Return the filled cells of a sheet."""
        rows: dict[int, dict[int, str]] = {}
        for cell in self.cells(part):
            if text := self.text(cell):
                rows.setdefault(cell.row, {})[cell.column] = text
        root = self.parts.xml(part)
        merges = (attribute(one, "ref") for one in named(root, "mergeCell")) if root is not None else ()
        return Grid(rows, tuple(merge for one in merges if (merge := area_of(one)) is not None))

    def links(self, part: str) -> dict[str, str]:
        """Return where a sheet's links lead, by the ids it uses."""
        root = self.parts.xml(_relations(part))
        listed = named(root, "Relationship") if root is not None else ()
        return {attribute(one, "Id"): attribute(one, "Target") for one in listed}

    def unlink(self, part: str, links: Iterable[Element]) -> None:
        """Take links out of a sheet, and where they led."""
        root, relations = self.parts.xml(part), self.parts.xml(_relations(part))
        led = set()
        for link in links:
            led.add(reference(link))
            take_out(link)
        if root is not None:
            led -= {reference(one) for one in named(root, "hyperlink")}
        for one in list(named(relations, "Relationship")) if led and relations is not None else ():
            if attribute(one, "Id") in led:
                remove(one)

    def packed(self) -> bytes:
        """Return the workbook, the shared strings that no cell refers to any more emptied: cells refer by number."""
        used = {
            self.stored(cell)
            for _, part in self.sheets
            for cell in self.cells(part)
            if attribute(cell.element, "t") == "s"
        }
        strings = self.parts.xml(_STRINGS)
        for at, one in enumerate(named(strings, "si") if strings is not None else ()):
            if str(at) not in used:
                for inner in list(one):
                    remove(inner)
        return self.parts.packed()

    def _format(self, cell: Cell) -> Format:
        style = attribute(cell.element, "s")
        return self._formats[int(style)] if style.isdigit() and int(style) < len(self._formats) else Format()


def take_out(element: Element) -> None:
    """Take out an element, and what was only there to hold it."""
    holder = above(element, "ext")
    if holder is not None:
        remove(holder)
        return
    parent = element.getparent()
    remove(element)
    if parent is None:
        return
    parent.attrib.pop("count", "")
    if local(parent) in _NEVER_EMPTY and not len(parent):
        remove(parent)


def _relations(part: str) -> str:
    folder, _, last = part.rpartition("/")
    return f"{folder}/_rels/{last}.rels"


def area_of(reference: str) -> Merge | None:
    """Return the rows and columns of a reference such as ``B2:C7`` or ``B2``; nothing where it names none."""
    ends = [_ENDS.fullmatch(one) for one in reference.split(":")]
    corners = [(int(end[2]), column_of(end[1])) for end in ends if end is not None]
    if not corners or len(corners) != len(ends):
        return None
    rows, across = zip(*corners, strict=True)
    return Merge(min(rows), min(across), max(rows), max(across))
