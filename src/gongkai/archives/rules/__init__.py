"""What an archive is of, who asks for it, how far it is and how long it is kept. Practice."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import OFFICE, Role, Word

KEPT = timedelta(days=7)
"""For how long an archive is kept that the worker has made."""
ATTEMPTS = 3
"""How often an archive is begun."""
STALE = timedelta(minutes=15)
"""An archive to which nothing was written for so long is begun again: whoever wrote it is gone."""
FIRST_YEAR = 2000
"""No year before is asked for: the Measures are of 2022."""
ASKERS = OFFICE
"""The posts that read the affairs of every unit, resolutions among them. Source: 第六条."""


class Reach(Word):
    """How far an archive goes: for anybody, or for those who may read what is not public. Source: 第十条."""

    PUBLIC = "public", "只含向社会公开的内容", "What is public"
    WHOLE = "whole", "另含党内内容和办理记录", "With what is not public, and the records"


class State(Word):
    """How far an archive is."""

    WAITING = "waiting", "等待生成", "Waiting"
    RUNNING = "running", "正在生成", "In the making"
    READY = "ready", "已生成", "Ready"
    FAILED = "failed", "没有生成", "Not made"
    CALLED_OFF = "called_off", "已取消", "Called off"
    GONE = "gone", "已删除", "Deleted"


UNDER_WAY = (State.WAITING, State.RUNNING)

Tell = Callable[[int, int], None]
"""Hears now and then how many matters are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What an archive is of: a year, a unit or, with None, the whole school, how far, and as of when."""

    year: int
    unit: int | None
    reach: Reach
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """What an archive holds: matters, files, bytes unpacked, proofs, and attachments the storage had lost."""

    matters: int
    files: int
    size: int
    proofs: int
    missing: int

    @property
    def said(self) -> dict[str, int]:
        """The counts by name, as they are kept."""
        return asdict(self)


def may_ask(roles: frozenset[Role]) -> bool:
    """Tell whether somebody asks for archives and fetches them: those of the office alone. Source: 第六条."""
    return bool(roles & set(ASKERS))


def asking_refusals(year: int, on: date, *, may: bool, in_hand: int) -> list[Refusal]:
    """Refuse whom it does not concern, a year there is nothing of, and a second archive while one is in the making."""
    return [
        *([] if may else [Refusal("archive_not_yours")]),
        *([] if FIRST_YEAR <= year <= on.year else [Refusal("archive_of_no_year", about="year")]),
        *([Refusal("archive_in_hand")] if in_hand else []),
    ]


def may_fetch(state: State, *, may: bool, erased_then: int, erased_now: int) -> bool:
    """Tell whether an archive can be had: nothing may have been erased since it was begun. Source: 第九条."""
    return state is State.READY and may and erased_then == erased_now
