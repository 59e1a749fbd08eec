"""One flow of text of a Word document: a body, a header, notes, comments."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.scanner.formats.leftover import attributes_of
from gongkai.scanner.formats.markup import Element, above, attribute, child, local, named
from gongkai.scanner.formats.rows import cells
from gongkai.scanner.formats.source import Item
from gongkai.scanner.formats.styles import hidden_run
from gongkai.scanner.passage import Hidden, Passage, Trouble

_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_TEXTS = frozenset({"t", "delText"})
_ELSEWHERE = frozenset({"instrText", "delInstrText", "posOffset", "pctWidth", "pctHeight", "align"})
_COLUMNS = 64
_GONE = ("del", "moveFrom")
HARMLESS = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "TOC",
        "TC",
        "REF",
        "PAGEREF",
        "NOTEREF",
        "STYLEREF",
        "SEQ",
        "DATE",
        "TIME",
        "HYPERLINK",
        "EQ",
        "SYMBOL",
        "FORMTEXT",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "=",
    ]
)
_CALLS = ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "DATABASE")
"""Fields that fetch something or start a program when the document is opened."""


@dataclass(frozen=True, slots=True)
class Story:
    """A flow of text; ``label`` says which one (empty for the body), ``hidden`` what is true of all of it."""

    root: Element
    label: str
    hidden: Hidden
    hiding: frozenset[str]

    def items(self) -> Iterator[Item]:
        """Yield paragraphs, then tables, then the texts beside both."""
        number = 0
        boxed: set[tuple[str, Hidden]] = set()
        for paragraph in named(self.root, "p"):
            around = above(paragraph, "tc", "txbxContent")
            if around is None:
                number += 1
                yield from self._passages(paragraph, self._placed(f"第{number}段"))
            elif local(around) == "txbxContent":
                for passage in self._passages(paragraph, self._placed("文本框")):
                    if (passage.text, passage.hidden) not in boxed:  # each box is written twice, for old programs too
                        yield passage
                    boxed.add((passage.text, passage.hidden))
        for order, table in enumerate(named(self.root, "tbl"), 1):
            yield from self._table(table, self._placed(f"表{order}"))
        for paragraph in named(self.root, "p"):
            yield from self._fields(paragraph)
        yield from self._beside()

    def _placed(self, part: str) -> str:
        return f"{self.label}·{part}" if self.label else part

    def _passages(self, paragraph: Element, part: str) -> Iterator[Passage]:
        """Yield a paragraph's text as it is seen, then what of it is not: deleted, hidden, invisible."""
        for hidden, text in self._texts([paragraph]).items():
            if text.strip():
                more = "（删除的文字）" if hidden is Hidden.REVISION else ""
                yield Passage(text, part + more, self._kept(hidden))

    def _texts(self, paragraphs: list[Element]) -> dict[Hidden, str]:
        texts: dict[Hidden, list[str]] = {Hidden.NO: []}
        for at, paragraph in enumerate(paragraphs):
            if at:
                texts[Hidden.NO].append("\n")
            for element in paragraph.iter():
                name = local(element)
                piece = str(element.text or "") if name in _TEXTS else _BREAKS.get(name, "")
                if piece and above(element, "p") is paragraph and above(element, "tabs") is None:
                    texts.setdefault(self._hidden(element), []).append(piece)
        return {hidden: "".join(pieces) for hidden, pieces in texts.items()}

    def _hidden(self, element: Element) -> Hidden:
        if local(element) == "delText" or above(element, *_GONE) is not None or _is_deleted(above(element, "tr")):
            return Hidden.REVISION
        run = above(element, "r")
        return hidden_run(run, self.hiding) if run is not None else Hidden.NO

    def _table(self, table: Element, part: str) -> Iterator[Passage]:
        headings: list[str] = []
        rows = (row for row in named(table, "tr") if above(row, "tbl") is table)
        for number, row in enumerate(rows, 1):
            place = f"{part}第{number}行第{{}}列".format
            grid = [texts for cell in named(row, "tc") if above(cell, "tr") is row for texts in self._cell(cell)]
            seen = [texts.get(Hidden.NO, "").strip() for texts in grid]
            headings = headings or (seen if sum(map(bool, seen)) > 1 else [])
            hides = self._kept(Hidden.HIDDEN_TEXT if _is_hidden(row) else Hidden.NO)
            yield from cells(seen, headings, place, lambda _, hides=hides: hides)  # type: ignore[misc]
            for column, texts in enumerate(grid, 1):
                for hidden in texts.keys() - {Hidden.NO}:
                    yield Passage(texts[hidden], place(column), self._kept(hidden), tuple(filter(None, seen)))

    def _cell(self, cell: Element) -> Iterator[dict[Hidden, str]]:
        """Yield the texts of a cell, then nothing for each further column it spans."""
        yield self._texts([one for one in named(cell, "p") if above(one, "tc", "txbxContent") is cell])
        span = child(cell, "tcPr", "gridSpan")
        width = attribute(span, "val") if span is not None else ""
        yield from ({} for _ in range(min(int(width), _COLUMNS) - 1 if width.isdigit() else 0))

    def _kept(self, hidden: Hidden) -> Hidden:
        return self.hidden if self.hidden is not Hidden.NO else hidden

    def _fields(self, paragraph: Element) -> Iterator[Item]:
        """Yield what a paragraph's fields say; nobody sees it."""
        simple = [attribute(one, "instr") for one in named(paragraph, "fldSimple")]
        pieces = [one for one in named(paragraph, "instrText", "delInstrText") if above(one, "p") is paragraph]
        for text in [*simple, "".join(str(one.text or "") for one in pieces)]:
            word = text.split()[0].upper() if text.strip() else ""
            if word:
                yield Passage(text, self._placed("域"), Hidden.NO if word in HARMLESS else Hidden.HIDDEN_TEXT)
            if word in _CALLS:
                yield Trouble("file_external_link", self._placed("域"), f"域 {word} 会引用外部内容")

    def _beside(self) -> Iterator[Item]:
        """Yield alternative texts, names of authors, and any text that stands outside of paragraphs."""
        for element in self.root.iter():
            name = local(element)
            for text in attributes_of(element):
                if text in {attribute(element, "author"), attribute(element, "initials")}:
                    yield Passage(text, self._placed("作者"), Hidden.METADATA)
                else:
                    yield Passage(text, self._placed("说明文字"))
            text = str(element.text or "").strip()
            outside = name not in _TEXTS or above(element, "p") is None
            if text and name and name not in _ELSEWHERE and outside:
                yield Passage(text, self._placed("段落以外的文字"), self.hidden)
        if next(named(self.root, "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"), None) is not None:
            yield Trouble("file_revisions", self.label or "正文", "有修订痕迹")


def _is_deleted(row: Element | None) -> bool:
    return row is not None and child(row, "trPr", "del") is not None


def _is_hidden(row: Element) -> bool:
    return child(row, "trPr", "hidden") is not None
