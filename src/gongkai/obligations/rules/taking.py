"""Which disclosure may answer which obligation. Source: 第十三条、第十六条."""

from dataclasses import dataclass
from datetime import date

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import TimeKind
from gongkai.obligations.rules.periods import stretch_called


@dataclass(frozen=True, slots=True)
class Taking:
    """A disclosure about to take an obligation over. ``known_since`` is the day it was first made known, if it was."""

    unit_is_concerned: bool
    same_entry: bool
    begins_on: date | None
    known_since: date | None


def taking_refusals(taking: Taking) -> tuple[Refusal | None, ...]:
    """Return every reason why a disclosure does not answer an obligation. Source: 第十三条."""
    before = taking.begins_on is not None and taking.known_since is not None and taking.known_since < taking.begins_on
    return (
        None if taking.unit_is_concerned else Refusal("not_your_task", (17, None)),
        None if taking.same_entry else Refusal("another_entry", (13, None)),
        Refusal("known_before_the_period", (17, None)) if before else None,
    )


def begins_on(kind: TimeKind, key: str, counted_from: date) -> date | None:
    """Return the first day on which something can be made known that answers an obligation; None for any day."""
    if kind is TimeKind.PERIODIC:
        return stretch_called(key).first
    return None if kind is TimeKind.LONG_TERM else counted_from
