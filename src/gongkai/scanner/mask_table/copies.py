"""Copies that a workbook keeps of its cells: results of formulas, caches, filters, comments; masked or taken out."""

from collections.abc import Callable, Mapping
from urllib.parse import unquote

from ahocorasick_rs import AhoCorasick, MatchKind

from gongkai.scanner.clean.parts import remove
from gongkai.scanner.formats.markup import Element, attribute, local, named, reference, words
from gongkai.scanner.mask_table.book import BOOK, Book, Cell, take_out

_RULES = ("cfRule", "dataValidation", "filterColumn", "scenario", "definedName", "calculatedColumnFormula")
_CACHES = ("strCache", "numCache", "multiLvlStrCache", "lvl")
"""What may quote a value; what charts keep of the cells they draw."""

_OUTSIDE = "/externallinks/"
_PIVOTS = ("/pivotcache/", "/pivottables/", "/slicer", "/timeline")
_LEFTOVERS = ("/revisions/", "/docprops/thumbnail", "/calcchain")
"""What keeps earlier values, or a picture of them; and the list of formulas, which every program makes anew."""

_SHORT = 7
"""Below so many signs a number is only taken for a value where it stands as a whole."""


class Copies:
    """What is left of some values in a workbook, and what is shown in the place of each."""

    def __init__(self, book: Book, shown: Mapping[str, str]) -> None:
        self._book = book
        self._parts = book.parts
        self._values = [value for value in shown if len(value) > 1]
        self._shown = shown
        self._search = AhoCorasick(self._values, matchkind=MatchKind.LeftmostLongest)
        self._has_outside = any(_OUTSIDE in f"/{name.lower()}" for name in self._parts.bytes)

    def mask(self) -> None:
        """Mask all copies, or take out what cannot be masked."""
        for _, part in self._book.sheets:
            for cell in self._book.cells(part):
                self._compute_no_more(cell)
            self._let_go_of_orphans(part)
            self._unlink(part)
        for name in (BOOK, *(part for _, part in self._book.sheets), *self._parts.names("xl/tables/")):
            self._forget_rules(name)
        self._rewrite("xl/comments", "comment")
        self._rewrite("xl/threadedComments/", "threadedComment")
        self._rewrite("xl/drawings/", "sp", lambda shape: bool(attribute(shape, "textlink")))
        self._forget_caches()
        self._forget_pivots()
        self._forget_outside()
        self._parts.drop(lambda name: any(piece in name for piece in _LEFTOVERS))

    def _without(self, text: str) -> str:
        """Return a text with the values in it masked."""
        pieces: list[str] = []
        done = 0
        for index, start, end in self._search.find_matches_as_indexes(text):
            value = self._values[index]
            if _stands_alone(value, text[max(start - 1, 0) : start], text[end : end + 1]):
                pieces += [text[done:start], self._shown[value]]
                done = end
        return "".join([*pieces, text[done:]])

    def _quotes(self, element: Element) -> bool:
        """Tell whether a value stands in an element or what it holds."""
        for one in element.iter("*"):
            texts = (str(one.text or ""), *(str(value) for value in one.attrib.values()))
            if any(self._without(text) != text for text in texts):
                return True
        return False

    def _compute_no_more(self, cell: Cell) -> None:
        """Leave of a formula that yields or quotes a value, or looks into a file left out, what it yielded, masked."""
        formula = cell.formula
        if formula is None:
            return
        said, value = words(formula), self._book.text(cell)
        shown = self._without(value)
        if shown != value:
            cell.write(shown)
        elif self._without(said) != said or (self._has_outside and "[" in said):
            cell.freeze()

    def _let_go_of_orphans(self, part: str) -> None:
        """Leave of formulas that were told once for many cells their values, where that one cell holds it no more."""
        followers = [
            (cell, formula)
            for cell in self._book.cells(part)
            if (formula := cell.formula) is not None and attribute(formula, "t") == "shared"
        ]
        told = {attribute(formula, "si") for _, formula in followers if words(formula)}
        for cell, formula in followers:
            if attribute(formula, "si") not in told:
                cell.freeze()

    def _unlink(self, part: str) -> None:
        """Take out links that name a value in what they say or in where they lead."""
        root = self._parts.xml(part)
        targets = {one: unquote(target) for one, target in self._book.links(part).items()}
        links = list(named(root, "hyperlink")) if root is not None else []
        self._book.unlink(part, [link for link in links if self._leads(link, targets)])

    def _leads(self, link: Element, targets: Mapping[str, str]) -> bool:
        target = targets.get(reference(link), "")
        return self._quotes(link) or self._without(target) != target

    def _forget_rules(self, name: str) -> None:
        """Take out rules that quote a value: masked, they would say something else, or nothing that can be read."""
        root = self._parts.xml(name)
        for one in list(named(root, *_RULES)) if root is not None else ():
            quotes_outside = self._has_outside and local(one) == "definedName" and "[" in words(one)
            if quotes_outside or self._quotes(one):
                take_out(one)

    def _rewrite(self, start: str, name: str, concerns: Callable[[Element], bool] = lambda _: True) -> None:
        """Mask values in texts that may be written in several pieces."""
        for part in self._parts.names(start):
            root = self._parts.xml(part)
            for one in named(root, name) if root is not None else ():
                whole = words(one)
                shown = self._without(whole)
                if shown != whole and concerns(one):
                    pieces = [piece for piece in one.iter("*") if piece.text]
                    for piece, text in zip(pieces, [shown, *[""] * len(pieces)], strict=False):
                        piece.text = text

    def _forget_caches(self) -> None:
        """Let charts read anew from the cells what they draw."""
        for part in self._parts.names("xl/charts/"):
            root = self._parts.xml(part)
            for one in list(named(root, *_CACHES)) if root is not None else ():
                if self._quotes(one):
                    remove(one)

    def _forget_pivots(self) -> None:
        """Take out pivot tables, all of them, if what they were made of holds a value."""
        caches = [self._parts.xml(name) for name in self._parts.names("xl/pivotCache/")]
        if not any(root is not None and self._quotes(root) for root in caches):
            return
        self._parts.drop(lambda name: any(piece in name for piece in _PIVOTS))
        self._take_out("pivotCaches", "extLst")

    def _forget_outside(self) -> None:
        """Take out what was kept of other workbooks; no formula looks into them any more."""
        if self._has_outside:
            self._parts.drop(lambda name: _OUTSIDE in name)
            self._take_out("externalReferences")

    def _take_out(self, *names: str) -> None:
        for part in (BOOK, *(part for _, part in self._book.sheets)):
            root = self._parts.xml(part)
            for one in list(named(root, *names)) if root is not None else ():
                remove(one)


def _stands_alone(value: str, before: str, after: str) -> bool:
    """Tell whether a short number is not merely a stretch of a longer one, by the signs right before and after it."""
    if len(value) >= _SHORT:
        return True
    return not ((value[0].isdigit() and before.isdigit()) or (value[-1].isdigit() and after.isdigit()))
