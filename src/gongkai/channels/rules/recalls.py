"""When what hangs on a wall, or lies on desks, has to be taken away again. Source: 第八条、第十七条."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from gongkai.channels.rules.evidence import not_his
from gongkai.channels.rules.kind import Kind, Undo
from gongkai.channels.rules.words import Why
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Role

GONE = frozenset({ReleaseState.WITHDRAWN, ReleaseState.ERASED})


def why_down(kind: Kind, state: ReleaseState, until_on: date | None, today: date) -> Why | None:
    """Return why a form that was carried out has to come down, or None where it may stay. Source: 第八条、第十七条.

    What was said aloud or printed elsewhere is not corrected by taking it down: the new wording is told there again.
    """
    if kind.undo is Undo.BY_ITSELF:
        return None
    if state in GONE:
        return Why.WITHDRAWN
    if state is ReleaseState.SUSPENDED:
        return Why.SUSPENDED
    if state is ReleaseState.REPLACED:
        return None if kind.undo is Undo.SAY_SO else Why.CORRECTED
    over = state is ReleaseState.ENDED or (until_on is not None and until_on < today)
    return Why.PERIOD if kind.hangs and over else None


@dataclass(frozen=True, slots=True)
class TakenDown:
    """What is said when something was taken down, and by whom. No fact has a default."""

    roles: AbstractSet[Role]
    is_done: bool
    done_on: date
    since: date
    today: date


def takedown_refusals(taken: TakenDown) -> tuple[Refusal, ...]:
    """Return all that stands against noting that something has been taken down. Source: 第八条."""
    asked = {
        Refusal("already_down"): taken.is_done,
        Refusal("down_in_the_future", about="done_on"): taken.done_on > taken.today,
        Refusal("down_before_it_was_up", about="done_on"): taken.done_on < taken.since,
    }
    found = tuple(refusal for refusal, wrong in asked.items() if wrong)
    barred = not_his(taken.roles)
    return (barred, *found) if barred else found
