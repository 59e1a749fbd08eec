"""What suggests that somebody should look, drawn from what has happened; nothing follows by itself. 第二十条."""

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.accountability.rules.words import HintKind
from gongkai.measures.vocabulary import Ground

TIMES_AROUND = 3
"""From as many attempts within a year it is no slip any more. Practice."""
LOOKED_BACK = timedelta(days=365)
"""What lies longer back suggests nothing any more. Practice."""
GROUNDS = {
    HintKind.OVERDUE: Ground.REFUSAL,
    HintKind.AROUND: Ground.BREACH,
    HintKind.CORRECTED: Ground.FALSITY,
    HintKind.WITHDRAWN: Ground.FALSITY,
    HintKind.LEAKED: Ground.BREACH,
}
"""Which of the four grounds a hint points at; whoever notes a case may choose another."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: ``key`` names it for good, ``code`` what it was drawn from, ``number`` how much of it there is."""

    kind: HintKind
    key: str
    code: str
    unit_id: int
    person_id: int | None
    on: date
    number: int = 1
