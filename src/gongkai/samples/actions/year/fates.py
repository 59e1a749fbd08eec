"""What becomes of disclosures: every way through the procedure, and how many of a thousand take it."""

from dataclasses import dataclass
from random import Random

from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience

PUBLIC, INNER, NAMED = (Audience.PUBLIC,), (Audience.INNER,), (Audience.SPECIFIC,)
PERIODS, MONTHS, FEEDBACK = ("2.1", "4.1", "5.1", "6.1"), ("1.1",), ("6.2",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """One way: from which entries it may come, to whom it goes, who stops it, where it ends and what comes after."""

    share: int
    codes: tuple[str, ...] = PERIODS
    ladder: tuple[Audience, ...] = PUBLIC
    stays_in: Stage | None = None
    back_from: Stage | None = None
    refers: Stage | None = None
    is_unsure: bool = False
    is_grave: bool = False
    is_hinted: bool = False
    withheld: bool = False
    cancelled: bool = False
    resumed: bool = False
    recalled: bool = False
    scheduled: bool = False
    noticed: bool = False
    afterwards: str = ""


FATES = (
    Fate(share=260),
    Fate(share=160, codes=MONTHS, ladder=INNER),
    Fate(share=60, codes=FEEDBACK, ladder=NAMED),
    Fate(share=70, codes=("3.1",), ladder=(Audience.INNER, Audience.PUBLIC)),
    Fate(share=30, codes=("7.1",)),
    Fate(share=30, codes=()),
    Fate(share=70, back_from=Stage.IN_REVIEW),
    Fate(share=25, back_from=Stage.WITH_HEAD),
    Fate(share=10, back_from=Stage.WITH_OFFICE, codes=("7.1",)),
    Fate(share=20, is_unsure=True),
    Fate(share=15, refers=Stage.IN_REVIEW),
    Fate(share=15, refers=Stage.WITH_HEAD),
    Fate(share=40, is_grave=True),
    Fate(share=30, is_hinted=True),
    Fate(share=40, scheduled=True),
    Fate(share=30, noticed=True),
    Fate(share=10, recalled=True),
    Fate(share=20, withheld=True),
    Fate(share=12, cancelled=True),
    Fate(share=8, cancelled=True, resumed=True),
    Fate(share=40, stays_in=Stage.DRAFT),
    Fate(share=25, stays_in=Stage.IN_REVIEW),
    Fate(share=20, stays_in=Stage.WITH_HEAD),
    Fate(share=8, stays_in=Stage.WITH_OFFICE, codes=("7.1",)),
    Fate(share=20, stays_in=Stage.APPROVED),
    Fate(share=40, afterwards="correct"),
    Fate(share=16, afterwards="restore"),
    Fate(share=6, afterwards="suspend"),
    Fate(share=16, afterwards="withdraw"),
    Fate(share=4, afterwards="erase"),
)
"""The shares need not add up; each comes about once at least."""


def fates(number: int, dice: Random) -> list[Fate]:
    """Return so many fates: first each once, then the others by their shares."""
    return [*FATES, *dice.choices(FATES, [one.share for one in FATES], k=number - len(FATES))]
