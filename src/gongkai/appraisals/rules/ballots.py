"""A ballot, and what stands against taking it. Source: 第十八条."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.appraisals.rules.words import AppraisalState, Grade
from gongkai.measures.refusal import Refusal

REMARK_LIMIT = 300
SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Ballot:
    """What somebody thinks: a grade for every question, None where none was given, and a remark, if he likes."""

    grades: tuple[Grade | None, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Polling:
    """How an appraisal stands to somebody who wants to vote. None of the facts has a default."""

    state: AppraisalState
    starts_on: date
    ends_on: date
    today: date
    is_elector: bool
    has_voted: bool


def polling_refusals(polling: Polling) -> list[Refusal]:
    """Return every reason why somebody may not vote now: one vote each, while it is open. Source: 第十八条."""
    is_open = polling.state is AppraisalState.OPEN and polling.starts_on <= polling.today <= polling.ends_on
    against = {
        Refusal("not_open_for_votes"): not is_open,
        Refusal("not_an_elector", (18, None)): not polling.is_elector,
        Refusal("voted_already"): polling.has_voted,
    }
    return [refusal for refusal, holds in against.items() if holds]


def ballot_refusals(
    ballot: Ballot, *, questions: int, told: Callable[[str], bool], names: Iterable[str]
) -> list[Refusal]:
    """Return what is wrong with a ballot: a grade for every question, and a remark that leads to nobody.

    ``names`` are those of the people who may vote: whoever names one tells who wrote, or of whom. Practice.
    """
    given = [*ballot.grades, *[None] * (questions - len(ballot.grades))]
    found = [Refusal("grade_missing", about=str(number)) for number, grade in enumerate(given, 1) if grade is None]
    if len(given) > questions:
        found.append(Refusal("questions_changed"))
    remark = "".join(ballot.remark.split())
    if len(ballot.remark.strip()) > REMARK_LIMIT:
        found.append(Refusal("remark_too_long", about="remark"))
    if told(ballot.remark):
        found.append(Refusal("remark_leaks", (9, None), "remark"))
    if any(name in remark for name in names if len(name) >= SHORTEST_NAME):
        found.append(Refusal("remark_names_somebody", about="remark"))
    return found
