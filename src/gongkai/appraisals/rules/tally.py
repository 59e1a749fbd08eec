"""Counting: ballots are added up one by one, and of each nothing is kept but what it added. Practice.

Grades become counts; remarks are sorted by what they say. Neither tells who voted what, or in which order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongkai.appraisals.rules.ballots import Ballot
from gongkai.appraisals.rules.words import Grade

LEAST = 5
"""Below so many answers nothing is shown, and nothing kept; below so many remarks none of them. Practice."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What all ballots together say: for every question how often each grade was given, and the remarks sorted."""

    counts: tuple[tuple[int, ...], ...]
    remarks: tuple[str, ...] = ()

    @classmethod
    def empty(cls, questions: int) -> "Tally":
        """Return the tally before the first ballot."""
        return cls(((0,) * len(Grade),) * questions)

    def plus(self, ballot: Ballot) -> "Tally":
        """Return the tally with one ballot more."""
        added = [_one_more(row, grade) for row, grade in zip(self.counts, ballot.grades, strict=True)]
        remark = ballot.remark.strip()
        return Tally(tuple(added), tuple(sorted([*self.remarks, *([remark] if remark else [])])))

    @property
    def answers(self) -> int:
        """How many ballots it holds."""
        return sum(self.counts[0]) if self.counts else 0


def _one_more(row: Sequence[int], grade: Grade | None) -> tuple[int, ...]:
    return tuple(count + (one is grade) for count, one in zip(row, Grade, strict=True))


@dataclass(frozen=True, slots=True)
class Result:
    """What may be known of an appraisal that is over; ``remarks`` is None where there are too few to show."""

    answers: int
    entitled: int
    counts: tuple[tuple[int, ...], ...]
    remarks: tuple[str, ...] | None


def result_of(tally: Tally, *, entitled: int) -> Result | None:
    """Return what may be known of a tally: nothing below five answers. ``entitled`` is how many could have voted."""
    if tally.answers < LEAST:
        return None
    remarks = tally.remarks if len(tally.remarks) >= LEAST else None
    return Result(tally.answers, max(entitled, tally.answers), tally.counts, remarks)


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with what was answered: for every grade its name, how often it was given, and what part that is.

    ``good`` is what part said good or fairly good; parts are whole percents.
    """

    question: str
    grades: tuple[tuple[str, int, int], ...]
    good: int


def answered(questions: Sequence[str], result: Result, named: Callable[[Grade], str]) -> list[Answered]:
    """Return the questions with what was answered, the grades named for a reader."""
    found = []
    for question, row in zip(questions, result.counts, strict=True):
        parts = [_percent(count, sum(row)) for count in row]
        names = map(named, Grade)
        found.append(Answered(question, tuple(zip(names, row, parts, strict=True)), _percent(sum(row[:2]), sum(row))))
    return found


def _percent(count: int, total: int) -> int:
    return round(100 * count / total) if total else 0
