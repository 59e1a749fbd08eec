"""The rows of tables read as entries: headings of classes, notes, repeated headings and hidden rows told from them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gongkai.catalogue.tables.cells import Cells, Setting
from gongkai.catalogue.tables.columns import Column
from gongkai.catalogue.tables.grid import Cell, Line, lines_of
from gongkai.catalogue.tables.headings import Heading, counts_columns, repeats
from gongkai.catalogue.tables.limits import Limit
from gongkai.catalogue.tables.saying import Complaint, Draft, Place, Reading, Skipped
from gongkai.catalogue.tables.texts import SAME, plain, tidy, without_order
from gongkai.catalogue.tables.ticks import ticked
from gongkai.catalogue.wording import CODE, Wording, gaps
from gongkai.measures.numerals import numeral
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import MatterClass
from gongkai.scanner.tables import Table

_NOTE = re.compile(r"^[(（*※]?(?:注|备注|说明|填表|制表|审核|联系人|联系电话|合计|总计|小计|附件|单位盖章|填报)")
_SECTION = 40
_LONGEST = {Column.TITLE: 80, Column.CONTENT: 1000, Column.BASIS: 200}
_AT = {"channels": Column.CHANNELS, "code": Column.CODE, "title": Column.TITLE, "content": Column.CONTENT,
       "basis": Column.BASIS, "other_units": Column.OTHERS}  # fmt: skip
"""At which column a gap of an entry is said; others are said of the time limit."""

Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A table to be read: its number, its heading, and what each column was taken for."""

    number: int
    table: Table
    heading: Heading
    uses: Mapping[int, str]


def read(chosen: Sequence[Chosen], setting: Setting, tell: Tell = lambda _: None) -> Reading:
    """Read the rows of all chosen tables; ``tell`` hears after each row how many are done."""
    reading, done = Reading(), 0
    for one in chosen:
        rows = _Rows(one, setting, reading)
        for line in lines_of(one.table, below=one.heading.last):
            rows.take(line)
            done += 1
            tell(done)
    return reading


def count_of(chosen: Sequence[Chosen]) -> int:
    """Return how many rows there are to read."""
    return sum(1 for one in chosen for _ in lines_of(one.table, below=one.heading.last))


class _Rows:
    """One table as it is gone through: what the rows above said that rows below may leave out."""

    def __init__(self, chosen: Chosen, setting: Setting, reading: Reading) -> None:
        self._chosen, self._setting, self._reading = chosen, setting, reading
        self._columns = {use: column for column, use in chosen.uses.items() if use}
        self._section = ""
        self._above: Line | None = None
        self._last: tuple[int, int] | None = None

    def take(self, line: Line) -> None:
        """Read a row, or say why it is no entry."""
        if why := self._no_entry(line):
            text = tidy(" ".join(dict.fromkeys(cell.text for cell in line.cells.values())))[:_SECTION]
            self._reading.skipped.append(Skipped(self._place(line), why, text))
            if why == "section":
                self._section = without_order(text).rstrip("：:")
            return
        line = self._completed(line)
        self._above = line
        if self._goes_on(line):
            self._append(line)
        else:
            self._enter(line)

    def _place(self, line: Line) -> Place:
        return Place(self._chosen.number, line.number)

    def _no_entry(self, line: Line) -> str:
        texts = {column: cell.text for column, cell in line.cells.items()}
        own = {column: cell.text for column, cell in line.cells.items() if not cell.source}
        first = tidy(next(iter(texts.values()), ""))
        if line.is_hidden:
            return "hidden"
        if repeats(self._chosen.heading, own or texts):
            return "heading"
        if self._above is None and counts_columns(texts):
            return "counting"
        if _NOTE.match(plain(first)) and len(own) <= 2:
            return "note"
        if line.is_whole or len(set(texts.values())) == 1:
            return self._alone(line, first)
        used = [column for column in own if column in self._columns.values()]
        return "" if used else "unused"

    def _alone(self, line: Line, text: str) -> str:
        """Tell what a text that stands alone in its row is: the name of a class, a note, a piece of the entry above."""
        column = next(iter(line.cells))
        in_title_or_content = column in {self._columns.get(Column.CONTENT), self._columns.get(Column.TITLE)}
        spans = any(one.top == line.number and one.right > one.left for one in self._chosen.table.merges)
        if len(text) > _SECTION:
            return "" if in_title_or_content and not spans and self._last else "note"
        if in_title_or_content and not spans and self._last and column == self._columns.get(Column.CONTENT):
            return ""
        return "section"

    def _completed(self, line: Line) -> Line:
        """Fill in from above what says "the same", and the class and group that are written once over their rows."""
        above = self._above
        if above is None:
            return line
        cells = dict(line.cells)
        once = {self._columns.get(use) for use in (Column.CLASS, Column.PARENT)}
        for column in self._columns.values():
            text = plain(line.text(column))
            is_blank = not text and column in once
            if (text in SAME or is_blank) and above.text(column):
                said = above.cells[column]
                cells[column] = Cell(said.text, said.source or above.number)
        return replace(line, cells=cells)

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a row goes on with the entry above: its title reaches down, or is left out with only content."""
        title = line.cells.get(self._columns.get(Column.TITLE, 0))
        content = self._columns.get(Column.CONTENT, 0)
        if self._last is None or not line.text(content):
            return False
        if title is not None:
            return bool(title.source)
        used = {column for column in self._columns.values() if column in line.cells and not line.cells[column].source}
        return used == {content}

    def _append(self, line: Line) -> None:
        """Add the content of a row to that of the entry it goes on with."""
        if self._last is None:
            return
        at, _ = self._last
        if at < 0:
            return
        draft = self._reading.drafts[at]
        more = tidy(line.text(self._columns[Column.CONTENT]))
        content = f"{draft.wording.content}；{more}" if draft.wording.content else more
        self._reading.drafts[at] = replace(draft, wording=replace(draft.wording, content=content))
        self._reading.skipped.append(Skipped(self._place(line), "goes_on", more[:_SECTION]))
        if len(content) > _LONGEST[Column.CONTENT]:
            refusal = Refusal("content_too_long", about=str(len(content)))
            self._reading.complaints.append(Complaint(self._place(line), self._columns[Column.CONTENT], more, refusal))

    def _enter(self, line: Line) -> None:
        cells = Cells(line, self._place(line), self._columns, self._setting)
        wording = self._wording(cells)
        self._last = (len(self._reading.drafts) if wording else -1, line.number)
        if wording:
            cells.complaints += _gaps(cells, wording)
            self._reading.drafts.append(Draft(cells.place, wording, tuple(cells.remarks), self._columns))
        self._reading.complaints += cells.complaints
        self._reading.ask(cells.questions)

    def _wording(self, cells: Cells) -> Wording | None:
        """Return what a row says; nothing while something of it is wrong or asked about."""
        parent, title = cells.said(Column.PARENT), cells.said(Column.TITLE)
        matter_class = cells.matter_class(self._class_phrase(cells, parent))
        audience, channels, limit = cells.audience(), cells.channels(), cells.limit()
        units = cells.lead_and_others()
        if ticked(cells.line.text(self._columns.get(Column.ON_REQUEST, 0))):
            cells.complain(Column.ON_REQUEST, "on_request_is_not_listed")
        if not (matter_class and audience and limit and units) or cells.questions:
            _texts(cells, title or parent, matter_class)
            return None
        code, (named, content, basis) = _code(cells), _texts(cells, title or parent, matter_class)
        lead, others = units
        return Wording(
            code=code, matter_class=matter_class, title=named, content=content, audience=audience, channels=channels,
            basis=basis, lead_unit_id=lead, other_unit_ids=others, inner_first_days=0, is_major=_is_major(cells),
            **times(limit),
        )  # fmt: skip

    def _class_phrase(self, cells: Cells, parent: str) -> str:
        said = without_order(cells.said(Column.CLASS))
        if said:
            return said
        if self._section:
            cells.remark("class_from_section", Column.CLASS, self._section)
            return self._section
        return without_order(parent)


def times(limit: Limit) -> dict[str, Any]:
    """Return a limit as an entry holds it."""
    return {
        "time_kind": limit.kind,
        "second_time_kind": limit.second,
        "period": limit.period,
        "anchor_month": limit.month,
        "anchor_day": limit.day,
        "grace_days": limit.grace,
        "working_days": limit.working_days,
        "event": limit.event,
    }


def _code(cells: Cells) -> str:
    said = plain(cells.said(Column.CODE))
    if said and not CODE.fullmatch(said):
        cells.complain(Column.CODE, "code_form")
    return said


def _texts(cells: Cells, title: str, matter_class: MatterClass | None) -> tuple[str, str, str]:
    """Return title, content and basis; where a table has no column of the last two, they follow from the others."""
    content, basis = cells.said(Column.CONTENT), cells.said(Column.BASIS)
    if Column.CONTENT not in cells.columns:
        content = title
        cells.remark("content_is_title")
    if not basis and matter_class:
        basis = f"第{numeral(matter_class.article)}条（{numeral(matter_class.item)}）"
        cells.remark("basis_from_class", Column.BASIS, basis)
    if not title:
        cells.complain(Column.TITLE, "title_missing")
    if not content and title:
        cells.complain(Column.CONTENT, "content_missing")
    for use, text in ((Column.TITLE, title), (Column.CONTENT, content), (Column.BASIS, basis)):
        if len(text) > _LONGEST[use] and use in cells.columns:
            cells.complain(use, f"{use}_too_long", str(len(text)))
    return title, content, basis


def _is_major(cells: Cells) -> bool:
    text = cells.said(Column.MAJOR)
    state = ticked(text)
    if state is None:
        cells.complain(Column.MAJOR, "tick_unclear")
    return bool(state)


def _gaps(cells: Cells, wording: Wording) -> Iterator[Complaint]:
    """Yield what keeps the entry from being filed, at its cell, but for what is said already."""
    said = {one.refusal.code for one in cells.complaints} | {"title_missing", "content_missing", "code_form"}
    for gap in gaps(wording):
        if gap.refusal.code not in said:
            column = cells.columns.get(_AT.get(gap.field, Column.TIME), 0)
            yield Complaint(cells.place, column, cells.line.text(column), gap.refusal)
