"""How much leaves at once, how much at all, for how long it is kept, and who may still fetch it. Practice."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Word

AT_ONCE = 2_000
"""Up to how many rows are given out while the person waits; more go to the worker."""
LIMIT = 50_000
"""How many rows a table has at most: more say nothing to a reader, and hold up everybody else."""
KEPT = timedelta(days=7)
"""For how long a table is kept that the worker has made."""
ATTEMPTS = 3
"""How often a table is begun."""
STALE = timedelta(minutes=2)
"""A table of which no row was written for so long is begun again: whoever wrote it is gone."""
IN_HAND = 3
"""How many tables somebody may have in the making."""


class Format(Word):
    """What kind of file a table becomes."""

    XLSX = "xlsx", "Excel 表格（xlsx）", "Excel workbook (xlsx)"
    CSV = "csv", "CSV 文件", "CSV file"


class State(Word):
    """How far a table is."""

    WAITING = "waiting", "等待生成", "Waiting"
    RUNNING = "running", "正在生成", "In the making"
    READY = "ready", "已生成", "Ready"
    FAILED = "failed", "没有生成", "Not made"
    CALLED_OFF = "called_off", "已取消", "Called off"
    GONE = "gone", "已过期删除", "Expired and deleted"


UNDER_WAY = (State.WAITING, State.RUNNING)

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Table:
    """A list as a table: what it is called, its headings, how many rows it has, and the rows, as they are asked for.

    ``held`` names the rights by which its owner sees it; without one of them he does not get it any more. What
    ``may_be_kept`` not even for a week is given out at once or not at all.
    """

    title: str
    headings: Row
    total: int
    rows: Iterable[Row]
    held: frozenset[str]
    may_be_kept: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """A list that somebody wants: which, narrowed how, as what kind of file."""

    listing: str
    query: str
    format: Format


Tell = Callable[[int], None]


def size_refusals(table: Table) -> list[Refusal]:
    """Refuse what is too long to be read, or to be given out at once where it may not be kept."""
    limit = LIMIT if table.may_be_kept else AT_ONCE
    return [Refusal("export_too_long", about=str(limit))] if table.total > limit else []


def queue_refusals(in_hand: int) -> list[Refusal]:
    """Refuse one more where somebody has enough in the making."""
    return [Refusal("exports_in_hand", about=str(IN_HAND))] if in_hand >= IN_HAND else []


def may_fetch(state: State, *, made_by: frozenset[str], now: frozenset[str]) -> bool:
    """Tell whether somebody still has every right by which his table was made."""
    return state is State.READY and made_by <= now
