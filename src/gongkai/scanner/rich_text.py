"""Rich text taken apart into passages: paragraphs, cells of tables, pictures' descriptions, targets of links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from urllib.parse import unquote

from gongkai.scanner.passage import Hidden, Passage
from gongkai.scanner.placed import Placed, Run

Attributes = list[tuple[str, str | None]]
BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "caption",
        "pre",
        "figure",
        "figcaption",
        "section",
        "article",
        "table",
        "tr",
        "td",
        "th",
        "body",
    ]
)
VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"])
UNSEEN = frozenset({"script", "style", "template", "title", "noscript"})
UNSEEN_CLASSES = frozenset({"none", "hidden", "d-none", "invisible"})
UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0(?![.\d])"
)
WIDEST = 100
"""Most columns or rows that one cell is believed to span, and most cells that are told about their row."""


@dataclass(slots=True)
class Cell:
    """A cell of a table with its place in the grid, both counted from 1."""

    row: int
    column: int
    text: str = ""
    runs: list[Run] = field(default_factory=list)

    def add(self, text: str, runs: list[Run]) -> None:
        """Take one more block of text, on a line of its own."""
        before = f"{self.text}\n" if self.text else ""
        self.runs += [replace(run, at=run.at + len(before)) for run in runs]
        self.text = before + text


@dataclass(slots=True)
class Table:
    """A table being read. ``taken`` says until which row cells above reach down in a column."""

    number: int
    row: int = 0
    column: int = 0
    cells: list[Cell] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)

    def open(self, columns: int, rows: int) -> None:
        """Begin the next cell, beside the cells that reach down from above."""
        column = self.column + 1
        while self.taken.get(column, 0) >= self.row:
            column += 1
        self.cells.append(Cell(self.row, column))
        self.column = column + columns - 1
        if rows > 1:
            self.taken |= dict.fromkeys(range(column, self.column + 1), self.row + rows - 1)

    def part(self, cell: Cell) -> str:
        """Return how people name the cell."""
        return f"表{self.number}第{cell.row}行第{cell.column}列"

    def passages(self) -> Iterator[Placed]:
        """Yield each cell with the others of its row and the first of its column."""
        headings: dict[int, str] = {}
        rows: dict[int, list[str]] = {}
        for cell in self.cells:
            headings.setdefault(cell.column, cell.text.strip())
            rows.setdefault(cell.row, []).append(cell.text.strip())
        for cell in self.cells:
            if cell.text.strip():
                beside = [text for text in rows[cell.row][:WIDEST] if text != cell.text.strip()]
                heading = headings[cell.column] if cell.row > 1 else ""
                told = Passage(cell.text, self.part(cell), row=tuple(filter(None, beside)), heading=heading)
                yield Placed(told, tuple(cell.runs))


class Reader(HTMLParser):
    """Takes a text apart while it is read. Knows no nesting too deep, and no tag that is never closed."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.placed: list[Placed] = []
        self.table: Table | None = None
        self._source = source
        self._lines = list(accumulate(map(len, source.split("\n")), lambda start, line: start + line + 1, initial=0))
        self._pieces: list[tuple[str, int, int]] = []
        self._paragraphs = self._tables = self._depth = 0
        self._unseen = ""
        self._nested = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin an element; what it says in its attributes is read at once."""
        given = {name: value or "" for name, value in attrs}
        self._tell_attributes(given)
        if tag == "br":
            self._pieces.append(("\n", 0, 0))
        elif tag not in VOID and (self._unseen or _is_unseen(tag, given)):
            self._begin_unseen(tag)
        elif tag in BLOCKS:
            self._end_paragraph()
            self._begin_in_table(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self._unseen:
            self._nested -= tag == self._unseen
            if not self._nested or tag in BLOCKS:
                self._end_paragraph()
            self._unseen = self._unseen if self._nested else ""
        elif tag in BLOCKS:
            self._end_paragraph()
            if tag == "table" and self._depth:
                self._depth -= 1
                self._end_table()

    def handle_data(self, data: str) -> None:
        """Take text as it stands."""
        self._pieces.append((data, self._here, self._here + len(data)))

    def handle_entityref(self, name: str) -> None:
        """Take a sign that is written by its name."""
        self._take_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Take a sign that is written by its number."""
        self._take_reference(f"&#{name}")

    @property
    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _take_reference(self, written: str) -> None:
        written += ";" * self._source.startswith(";", self._here + len(written))
        self._pieces.append((unescape(written), self._here, self._here + len(written)))

    def handle_comment(self, data: str) -> None:
        """Take a remark that readers do not see."""
        if data.strip():
            self.placed.append(Placed(Passage(data, self._part, Hidden.COMMENT), ()))

    def close(self) -> None:
        """End everything that was left open."""
        super().close()
        self._end_paragraph()
        self._depth = 0
        self._end_table()

    @property
    def _part(self) -> str:
        if self.table and self.table.cells:
            return self.table.part(self.table.cells[-1])
        return f"第{self._paragraphs + 1}段"

    def _tell_attributes(self, given: dict[str, str]) -> None:
        for name, what in (("alt", "图片说明"), ("title", "提示文字"), ("href", "链接"), ("src", "图片地址")):
            if given.get(name, "").strip():
                self.placed.append(Placed(Passage(unquote(given[name]), f"{self._part}的{what}"), ()))

    def _begin_unseen(self, tag: str) -> None:
        """Count elements of the same name only: what is left open within hides nothing more."""
        if not self._unseen or tag in BLOCKS:
            self._end_paragraph()
        self._unseen = self._unseen or tag
        self._nested += tag == self._unseen

    def _begin_in_table(self, tag: str, given: dict[str, str]) -> None:
        """Tables within a cell are read as text of that cell."""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._tables += 1
                self.table = Table(self._tables)
        elif self.table and self._depth == 1 and tag == "tr":
            self.table.row, self.table.column = self.table.row + 1, 0
        elif self.table and self._depth == 1 and tag in {"td", "th"}:
            self.table.open(_span(given.get("colspan")), _span(given.get("rowspan")))

    def _end_paragraph(self) -> None:
        text, runs = self._taken()
        if not text.strip():
            return
        if self._unseen:
            self.placed.append(Placed(Passage(text, self._part, Hidden.HIDDEN_TEXT), tuple(runs)))
        elif self.table and self.table.cells:
            self.table.cells[-1].add(text, runs)
        else:
            self.placed.append(Placed(Passage(text, self._part), tuple(runs)))
            self._paragraphs += 1

    def _taken(self) -> tuple[str, list[Run]]:
        """Return what was read since the last paragraph ended, and where it is written."""
        pieces, self._pieces = self._pieces, []
        at, runs = 0, []
        for text, start, end in pieces:
            if start < end:
                runs.append(Run(at, len(text), start, end))
            at += len(text)
        return "".join(text for text, _start, _end in pieces), runs

    def _end_table(self) -> None:
        if self.table and not self._depth:
            self.placed += self.table.passages()
            self.table = None


def _is_unseen(tag: str, given: dict[str, str]) -> bool:
    classes = given.get("class", "").lower().split()
    return (
        tag in UNSEEN
        or "hidden" in given
        or not UNSEEN_CLASSES.isdisjoint(classes)
        or UNSEEN_STYLE.search(given.get("style", "").lower()) is not None
    )


def _span(written: str | None) -> int:
    return min(max(int(written), 1), WIDEST) if written and written.isascii() and written.isdigit() else 1


def placed_in_html(html: str) -> list[Placed]:
    """Return what a rich text says, its parts as people count them, each with where it is written in ``html``.

    Parts are 第3段, 表1第2行第3列, 第3段的链接: paragraphs are counted where they are not empty, list items and
    headings too, tables apart. Offsets of findings count in the text of the paragraph as it stands, a line break as
    one character, spaces as they are written.
    """
    reader = Reader(html)
    reader.feed(html)
    reader.close()
    return reader.placed


def passages_of_html(html: str) -> list[Passage]:
    """Return what a rich text says, as :func:`placed_in_html` does, without where it is written."""
    return [one.passage for one in placed_in_html(html)]
