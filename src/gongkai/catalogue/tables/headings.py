"""Where the heading of a table is, what its columns are called, and what each is taken for."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.catalogue.tables.columns import Column, is_heading, is_tick_heading, ticks_under, use_of
from gongkai.catalogue.tables.grid import lines_of
from gongkai.catalogue.tables.texts import plain
from gongkai.catalogue.tables.ticks import ticked
from gongkai.catalogue.wording import CODE
from gongkai.scanner.tables import Table

_SEARCHED = 40
_ENOUGH = 2
_DEEP = 3
_LOOKED_AT = 50
"""Among how many first rows the heading is looked for; how many names of columns make one; how many rows it may have;
how many rows below are looked at to tell what a column holds."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The rows that name the columns, and by column its names from above to below; 0 and 0 where there are none."""

    first: int
    last: int
    paths: Mapping[int, tuple[str, ...]]

    def name(self, column: int) -> str:
        """Return what a column is called, as one text."""
        return " / ".join(self.paths.get(column, ()))


NO_HEADING = Heading(0, 0, {})


def heading_of(table: Table) -> Heading:
    """Return the heading: the first row that names columns, and the rows below that belong to it."""
    for row in sorted(table.rows)[:_SEARCHED]:
        texts = list(table.rows[row].values())
        known = sum(map(is_tick_heading, texts)) if any(map(is_heading, texts)) else 0
        if known >= _ENOUGH and 2 * known >= len(texts):
            last = _last(table, row)
            return Heading(row, last, _paths(table, row, last))
    return NO_HEADING


def _last(table: Table, first: int) -> int:
    """Return the last row of a heading: as far down as its merged cells reach, or while rows name ticks and columns."""
    reach = max((one.bottom for one in table.merges if one.top == first), default=first)
    spans = any(one.top == first and one.right > one.left for one in table.merges)
    last = first
    while last < first + _DEEP - 1:
        below = table.rows.get(last + 1, {})
        goes_on = bool(below) and all(map(is_tick_heading, below.values()))
        is_under = spans or not set(below) <= set(table.rows[first])
        if not (last < reach or (goes_on and is_under)):
            break
        last += 1
    return last


def _paths(table: Table, first: int, last: int) -> dict[int, tuple[str, ...]]:
    paths: dict[int, tuple[str, ...]] = {}
    for row in range(first, last + 1):
        for column, text in _across(table, row, is_above_last=row < last).items():
            said = paths.get(column, ())
            paths[column] = said if text in said else (*said, text)
    return paths


def _across(table: Table, row: int, *, is_above_last: bool) -> dict[int, str]:
    """Return the texts of a row of the heading, each over all the columns that it spans.

    Where no cells are merged, as in a csv, what stands above several named columns counts for those on its right too.
    """
    own = table.rows.get(row, {})
    found = dict(own)
    merged = {one.left: one for one in table.merges if one.top == row}
    for left, text in own.items():
        if left in merged:
            found |= dict.fromkeys(range(left, merged[left].right + 1), text)
    if is_above_last and not table.merges:
        for column in sorted(table.rows.get(row + 1, {})):
            if column not in found and column - 1 in found:
                found[column] = found[column - 1]
    return found


def uses_of(table: Table, heading: Heading) -> dict[int, str]:
    """Return, by column, what it is taken for; of two columns alike the second is not used."""
    guessed = {column: use_of(path) for column, path in sorted(heading.paths.items())}
    for column, path in heading.paths.items():
        if not guessed[column] and _holds_ticks(table, heading, column):
            guessed[column] = ticks_under(path[-1])
    _tell_titles_from_parents(guessed)
    if guessed and Column.TITLE not in guessed.values() and Column.CONTENT in guessed.values():
        guessed[next(column for column, use in guessed.items() if use == Column.CONTENT)] = Column.TITLE
    for column in [column for column, use in guessed.items() if use == Column.CODE]:
        if not _are_codes(table, heading, column):
            guessed[column] = ""
    if Column.LEAD not in guessed.values() and Column.OTHERS in guessed.values():
        guessed[next(column for column, use in guessed.items() if use == Column.OTHERS)] = Column.LEAD
    return _once(guessed)


def _tell_titles_from_parents(guessed: dict[int, str]) -> None:
    """Take the last of several columns of titles for the title, and one above it for what titles are grouped by."""
    titles = [column for column, use in guessed.items() if use == Column.TITLE]
    for column in titles[:-1]:
        has_parent = Column.PARENT in guessed.values()
        guessed[column] = "" if has_parent else Column.PARENT
    parents = [column for column, use in guessed.items() if use == Column.PARENT]
    if parents and not titles:
        guessed[parents[-1]] = Column.TITLE


def _are_codes(table: Table, heading: Heading, column: int) -> bool:
    """Tell codes such as 1.2 from rows that are merely counted."""
    lines = lines_of(table, below=heading.last)
    texts = [plain(text) for _, line in zip(range(_LOOKED_AT), lines, strict=False) if (text := line.text(column))]
    codes = [text for text in texts if CODE.fullmatch(text)]
    return any("." in code for code in codes) and 2 * len(codes) >= len(texts)


def _once(guessed: dict[int, str]) -> dict[int, str]:
    seen: Counter[str] = Counter()
    found = {}
    for column, use in guessed.items():
        seen[use] += 1
        found[column] = use if seen[use] == 1 else ""
    return found


def repeats(heading: Heading, texts: Mapping[int, str]) -> bool:
    """Tell whether a row says the heading again, as at the top of every page."""
    alike = sum(text in heading.paths.get(column, ()) for column, text in texts.items())
    return len(texts) > 1 and alike == len(texts)


def counts_columns(texts: Mapping[int, str]) -> bool:
    """Tell whether a row under the heading merely numbers the columns: 1 2 3 4 or (1) (2) (3) (4)."""
    numbers = [plain(text).strip("()（）") for text in texts.values()]
    return len(numbers) > _ENOUGH and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _holds_ticks(table: Table, heading: Heading, column: int) -> bool:
    """Tell whether a column holds nothing but ticks."""
    texts = [text for line in lines_of(table, below=heading.last) if (text := line.text(column))]
    return bool(texts) and all(ticked(text) is not None for text in texts[:_LOOKED_AT])
