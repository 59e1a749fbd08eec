"""What an appraisal must be like to be opened: after the yearly briefing, for long enough, for enough people."""

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.appraisals.rules.tally import LEAST
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import OFFICE, Role

OPENERS = (Role.DRAFTER, Role.HEAD, *OFFICE)
LONGEST = timedelta(days=60)
"""For how long ballots may be cast at most. Practice."""
MOST_QUESTIONS, QUESTION_LIMIT = 10, 80


@dataclass(frozen=True, slots=True)
class Opening:
    """An appraisal about to be opened, and how its unit stands to it. None of the facts has a default.

    ``is_briefed`` tells that members were told of the year at a briefing whose record is confirmed.
    """

    roles: frozenset[Role]
    year: int
    today: date
    starts_on: date
    ends_on: date
    is_briefed: bool
    reason: str
    has_one: bool
    electors: int


def opening_refusals(asked: Opening) -> list[Refusal]:
    """Return every reason against opening an appraisal. Source: 第十八条."""
    against = {
        Refusal("not_your_task", (18, None)): not asked.roles & set(OPENERS),
        Refusal("appraisal_exists", about="year"): asked.has_one,
        Refusal("year_odd", about="year"): not asked.today.year - 1 <= asked.year <= asked.today.year,
        Refusal("not_briefed", (18, None), "reason"): not asked.is_briefed and not asked.reason.strip(),
        Refusal("starts_in_the_past", about="starts_on"): asked.starts_on < asked.today,
        Refusal("ends_before_it_starts", about="ends_on"): asked.ends_on < asked.starts_on,
        Refusal("open_too_long", about="ends_on"): asked.ends_on - asked.starts_on > LONGEST,
        Refusal("too_few_electors", about=str(LEAST)): asked.electors < LEAST,
    }
    return [refusal for refusal, holds in against.items() if holds]


def template_refusals(questions: list[str], *, roles: frozenset[Role]) -> list[Refusal]:
    """Return every reason against what the school asks in all appraisals to come. Source: 第六条."""
    found = [] if Role.OFFICE_APPROVER in roles else [Refusal("not_your_task", (18, None))]
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        found.append(Refusal("questions_count", about="questions"))
    if any(len(one) > QUESTION_LIMIT for one in questions):
        found.append(Refusal("question_long", about="questions"))
    if len(set(questions)) < len(questions):
        found.append(Refusal("question_twice", about="questions"))
    return found
