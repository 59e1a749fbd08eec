"""From what is kept to what is to be due: what comes in, what moves, what no longer applies. Source: 第十七条."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from gongkai.obligations.rules.schedule import Due
from gongkai.obligations.rules.words import State

Named: TypeAlias = "tuple[int, str]"
"""An entry and the key of its period or event: what tells obligations apart."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An obligation as it is kept; ``calendar`` names the tables its due day rests on.

    A fixed day was set by a decision.
    """

    pk: int
    state: State
    due_on: date
    item: int
    unit: int
    calendar: str
    is_fixed: bool


@dataclass(slots=True)
class Changes:
    """What is to be written: new ones, those to be told anew (open or again due), and those that no longer apply."""

    new: list[tuple[Named, Due]] = field(default_factory=list)
    told_anew: list[tuple[Named, Kept, Due]] = field(default_factory=list)
    moot: list[Kept] = field(default_factory=list)


def reconcile(
    wanted: Mapping[Named, Due], kept: Mapping[Named, Kept], tables: Mapping[Named, str], on: date
) -> Changes:
    """Return what has to change so that what is kept is what is wanted. Run on its own result it changes nothing.

    What has been met or answered stays; what is overdue stays even where the catalogue no longer asks for it; and no
    open one is moved from a day to come into the past. ``tables`` names the calendar tables each due day rests on.
    """
    found = Changes()
    for name, due in wanted.items():
        here = kept.get(name)
        if here is None:
            found.new.append((name, due))
        elif here.state is State.MOOT or _differs(here, due, tables[name], on):
            found.told_anew.append((name, here, due))
    found.moot = list(_no_longer(wanted, kept, on))
    return found


def _differs(here: Kept, due: Due, tables: str, on: date) -> bool:
    if here.state is not State.OPEN or here.is_fixed or due.due_on < on <= here.due_on:
        return False
    return (here.due_on, here.item, here.unit, here.calendar) != (due.due_on, due.item, due.unit, tables)


def _no_longer(wanted: Mapping[Named, Due], kept: Mapping[Named, Kept], on: date) -> Iterable[Kept]:
    for name, here in kept.items():
        open_still = here.state is State.OPEN and here.due_on >= on
        if name not in wanted and (open_still or here.state is State.DEFERRED):
            yield here
