"""What evidence has to say before it counts: who, what, where, from when until when.

Source: 第十四条、第十六条（四）.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Role

GIVERS = frozenset({Role.DRAFTER, Role.HEAD})
"""Who carries out what was approved, and proves it. Source: 第七条、第十六条（四）."""
MOST_FILES = 10
"""How many files one piece of evidence may have. Practice."""


@dataclass(frozen=True, slots=True)
class Evident:
    """What is said as evidence, and by whom. No fact has a default."""

    roles: AbstractSet[Role]
    place: str
    from_on: date
    until_on: date | None
    files: int


def not_his(roles: AbstractSet[Role]) -> Refusal | None:
    """Let give evidence whoever carries things out for the unit. Source: 第十六条（四）."""
    return None if GIVERS & roles else Refusal("not_your_task", (16, 4))


def evidence_refusals(evident: Evident) -> tuple[Refusal, ...]:
    """Return all that is wrong with a piece of evidence. Source: 第十四条."""
    asked = {
        Refusal("place_missing", (14, None), about="place"): not evident.place.strip(),
        Refusal("proof_missing", (14, None), about="photos"): not evident.files,
        Refusal("too_many_proofs", about="photos"): evident.files > MOST_FILES,
        Refusal("until_before_from", about="until_on"): (evident.until_on or evident.from_on) < evident.from_on,
    }
    found = tuple(refusal for refusal, wrong in asked.items() if wrong)
    barred = not_his(evident.roles)
    return (barred, *found) if barred else found
