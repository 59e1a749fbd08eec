"""What a column seems to hold, by what the scanner finds in it and by what it is called."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongkai.scanner.automaton import compiled
from gongkai.scanner.formats.grid import letters_of
from gongkai.scanner.formats.rows import cells
from gongkai.scanner.kinds import Kind
from gongkai.scanner.mask_table import Column
from gongkai.scanner.mask_table.grid import Grid, Head, head_of, rows_of_values
from gongkai.scanner.masking import MASKS, Mask, masked
from gongkai.scanner.passage import Passage
from gongkai.scanner.rules import Rules
from gongkai.scanner.signals import Signal
from gongkai.scanner.text import scan_text

_ROWS = 200
_HEADING = 100
"""How many rows are looked through for a guess, and how many characters of a heading are told."""

_BY_KIND = {
    **MASKS,
    **dict.fromkeys((Kind.HOME_ADDRESS, Kind.ADDRESS, Kind.BIRTH_DATE, Kind.BIRTH_MONTH), Mask.WORDS),
    **dict.fromkeys((Kind.HEALTH, Kind.HEALTH_DOUBTFUL, Kind.HARDSHIP, Kind.HARDSHIP_DOUBTFUL), Mask.WORDS),
}
_BY_SIGNAL = (
    (Signal.IDENTITY, Mask.IDENTITY), (Signal.PHONE, Mask.PHONE), (Signal.HOME, Mask.PHONE),
    (Signal.STUDENT, Mask.NUMBER), (Signal.STAFF, Mask.NUMBER), (Signal.PASSPORT, Mask.NUMBER),
    (Signal.PERMIT, Mask.NUMBER), (Signal.RESIDENCE, Mask.WORDS), (Signal.MAILING, Mask.WORDS),
    (Signal.BIRTH, Mask.WORDS), (Signal.PERSON, Mask.NAME), (Signal.ACCOUNT, Mask.CARD),
)  # fmt: skip
"""What a heading's words say, the surest first: 联系人电话 is a telephone, 开户人 a person, 开户账号 an account."""

_NAMED = ("姓名", "户名")
_NUMBERS = ("卡号", "账号", "帐号")
_MAILS = ("邮箱", "email", "e-mail")
_NOBODY = ("开户行", "开户银行", "支行", "分行")


def columns_of(sheet: str, grid: Grid) -> Iterator[Column]:
    """Yield the columns of one table that hold anything below its heading."""
    head = head_of(grid)
    rows = list(rows_of_values(grid, head))
    filled: Counter[int] = Counter()
    first: dict[int, str] = {}
    for row in rows:
        filled.update(list(grid.rows[row]))
        for column, text in grid.rows[row].items():
            first.setdefault(column, text)
    found = _found(grid, head, rows[:_ROWS])
    for column in sorted(filled):
        heading = head.texts.get(column, "")
        guess = found.get(column) or _called(heading)
        example = masked(first[column], guess) if guess else ""
        told = (heading[:_HEADING], filled[column], guess, example, column in found)
        yield Column(sheet, column, letters_of(column), *told)


def _found(grid: Grid, head: Head, rows: Sequence[int]) -> dict[int, Mask]:
    """Return by column what the scanner finds in at least half of its cells."""
    filled = Counter(column for row in rows for column in grid.rows[row])
    findings = scan_text(_passages(grid, head, rows), Rules.default())
    told = {(one.place.part, mask) for one in findings if (mask := _BY_KIND.get(Kind(one.kind))) is not None}
    masks: dict[int, Counter[Mask]] = defaultdict(Counter)
    for part, mask in told:
        masks[int(part.partition(" ")[0])][mask] += 1
    return {
        column: counted.most_common(1)[0][0]
        for column, counted in masks.items()
        if 2 * counted.total() >= filled[column]
    }


def _passages(grid: Grid, head: Head, rows: Iterable[int]) -> Iterator[Passage]:
    headings = _spread(head.texts)
    for row in rows:
        yield from cells(_spread(grid.rows[row]), headings, lambda column, row=row: f"{column} {row}")  # type: ignore[misc]


def _spread(texts: Mapping[int, str]) -> list[str]:
    """Return texts by column as a row, with nothing where there is none."""
    return [texts.get(column, "") for column in range(1, max(texts, default=0) + 1)]


def _called(heading: str) -> Mask | None:
    """Return what a heading says of its column."""
    small = heading.lower()
    if any(word in small for word in _NOBODY):
        return None
    if any(word in small for word in _NAMED):
        return Mask.NAME
    if any(word in small for word in _MAILS):
        return Mask.NUMBER
    signals = compiled(Rules.default()).signals_of(heading)
    if Signal.ACCOUNT in signals and any(word in small for word in _NUMBERS):
        return Mask.CARD
    return next((mask for signal, mask in _BY_SIGNAL if signal in signals), None)
