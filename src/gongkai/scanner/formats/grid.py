"""One sheet of a workbook, row by row, without holding all of it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gongkai.scanner.formats.leftover import attributes_of
from gongkai.scanner.formats.markup import Element, attribute, local, named, refuse_declarations, words
from gongkai.scanner.formats.numbers import Format, spoken
from gongkai.scanner.formats.rows import cells
from gongkai.scanner.formats.source import Item
from gongkai.scanner.passage import Hidden, Passage, Trouble

_COLUMNS = 16_384
_FALSE = {"", "0", "false"}


@dataclass(frozen=True, slots=True)
class Book:
    """What all sheets share: strings and formats; and which of the strings some cell refers to."""

    strings: list[str]
    formats: tuple[Format, ...]
    used: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be read: its name, whether it is hidden as a whole, and its workbook."""

    name: str
    hidden: Hidden
    book: Book

    def items(self, content: bytes, part: str) -> Iterator[Item]:
        """Yield the filled cells, formulas that carry texts, and what stands around the cells."""
        refuse_declarations(content, part)
        headings: list[str] = []
        columns: list[tuple[int, int]] = []
        try:
            for _, element in _elements(content):
                name = local(element)
                if name == "col" and (_is(element, "hidden") or attribute(element, "width") == "0"):
                    columns.append((_number(attribute(element, "min")), _number(attribute(element, "max"))))
                if name == "row":
                    row = list(self._row(element))
                    headings = headings or _headings(row)
                    yield from self._cells(element, row, headings, columns)
                    element.clear()
                elif name not in {"sheetData", "c", "v", "f", "is", "t", "r"}:
                    yield from self._around(element)
        except etree.XMLSyntaxError:
            yield Trouble("file_broken", f"工作表“{self.name}”", "工作表损坏，没有读完")

    def _row(self, row: Element) -> Iterator[tuple[int, str, Hidden, str]]:
        """Yield a row's cells: column, text, why it is not seen, formula."""
        at = 0
        for cell in named(row, "c"):
            at = column_of(attribute(cell, "r")) or at + 1
            style = self._format(attribute(cell, "s"))
            formula = "".join(words(one) for one in named(cell, "f"))
            yield at, self._value(cell, style), style.hidden, formula

    def _value(self, cell: Element, style: Format) -> str:
        kind = attribute(cell, "t") or "n"
        value = "".join(words(one) for one in named(cell, "v"))
        if kind == "s" and value.isdigit() and int(value) < len(self.book.strings):
            self.book.used.add(int(value))
            return self.book.strings[int(value)]
        if kind == "inlineStr":
            return "".join(words(one) for one in named(cell, "is"))
        return spoken(value, style) if kind == "n" and value else value

    def _format(self, number: str) -> Format:
        formats = self.book.formats
        return formats[int(number)] if number.isdigit() and int(number) < len(formats) else Format()

    def _cells(
        self,
        element: Element,
        row: list[tuple[int, str, Hidden, str]],
        headings: list[str],
        columns: list[tuple[int, int]],
    ) -> Iterator[Passage]:
        number = attribute(element, "r")
        row_hides = _is(element, "hidden") or attribute(element, "ht") == "0"
        by_style = {at: hidden for at, _, hidden, _ in row}

        def hidden(at: int) -> Hidden:
            if self.hidden is not Hidden.NO:
                return self.hidden
            if row_hides or any(first <= at <= last for first, last in columns):
                return Hidden.HIDDEN_CELLS
            return by_style.get(at, Hidden.NO)

        def part(at: int) -> str:
            return f"工作表“{self.name}”!{letters_of(at)}{number}"

        yield from cells(_spread(row), headings, part, hidden)
        for at, _, _, formula in row:
            if '"' in formula or "[" in formula:
                yield Passage(formula, f"{part(at)}公式", hidden(at))

    def _around(self, element: Element) -> Iterator[Passage]:
        """Yield headers, prompts, links and whatever else stands outside of the cells."""
        for text in (str(element.text or "").strip(), *attributes_of(element)):
            if text:
                yield Passage(text, f"工作表“{self.name}”的设置", self.hidden)


def _elements(content: bytes) -> Iterator[tuple[str, Element]]:
    elements: Iterator[tuple[str, Element]] = etree.iterparse(
        io.BytesIO(content), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return elements


def _spread(row: list[tuple[int, str, Hidden, str]]) -> list[str]:
    """Return a row's texts by column, with nothing where there is no cell."""
    spread = [""] * min(max((at for at, *_ in row), default=0), _COLUMNS)
    for at, text, *_ in row:
        if at <= len(spread):
            spread[at - 1] = text.strip()
    return spread


def _headings(row: list[tuple[int, str, Hidden, str]]) -> list[str]:
    """Return a row's texts if it can be the one that names the columns: a title alone names none."""
    spread = _spread(row)
    return spread if sum(map(bool, spread)) > 1 else []


def _is(element: Element, name: str) -> bool:
    return attribute(element, name) not in _FALSE


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def column_of(reference: str) -> int:
    """Return the column of a reference such as ``B7``, counted from 1; 0 if it has none."""
    column = 0
    for sign in reference.upper():
        if not "A" <= sign <= "Z":
            break
        column = column * 26 + ord(sign) - 64
    return column


def letters_of(column: int) -> str:
    """Return the letters of a column counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
