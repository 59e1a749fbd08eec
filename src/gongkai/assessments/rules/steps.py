"""Who may do what about an assessment: one table shows a button and lets it through. Source: 第十八条."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from gongkai.assessments.rules.scoring import CENT
from gongkai.assessments.rules.words import Decision, SchemeState, Verb
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import OFFICE, OVERSEERS, Role

READERS = OVERSEERS
"""Who reads all sheets at any time. Source: 第五条、第六条."""
CONCERNED = (Role.HEAD, Role.DRAFTER)
"""Who of an assessed unit reads its sheet once it is shown. Source: 第七条."""
APPROVER = (Role.OFFICE_APPROVER,)
S = SchemeState


@dataclass(frozen=True, slots=True)
class Standing:
    """How an assessment stands, and by which posts somebody stands to it. None of the facts has a default."""

    state: SchemeState
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Step:
    """One row: for whom, in which states, and what it leads to; no state means that it stays."""

    roles: tuple[Role, ...]
    within: tuple[SchemeState, ...]
    to: SchemeState | None = None


STEPS: Mapping[Verb, Step] = MappingProxyType(
    {
        Verb.CHANGE: Step(OFFICE, (S.DRAFT,)),
        Verb.MEASURE: Step(APPROVER, (S.DRAFT,), S.SCORING),
        Verb.SCORE: Step(OFFICE, (S.SCORING,)),
        Verb.OPEN: Step(APPROVER, (S.SCORING,), S.OPEN),
        Verb.ANSWER: Step(OFFICE, (S.OPEN,)),
        Verb.FREEZE: Step(APPROVER, (S.OPEN,), S.FROZEN),
        Verb.CALL_OFF: Step(APPROVER, (S.DRAFT, S.SCORING, S.OPEN), S.CALLED_OFF),
    }
)


def bars(verb: Verb, standing: Standing) -> list[Refusal]:
    """Return why somebody may not set about something at all: where it refuses, there is no button."""
    step = STEPS[verb]
    found = [] if set(step.roles) & standing.roles else [Refusal("not_your_task", (18, None))]
    return found if standing.state in step.within else [*found, Refusal("moved_meanwhile")]


def open_verbs(standing: Standing) -> frozenset[Verb]:
    """Return what somebody may set about now."""
    return frozenset(verb for verb in Verb if not bars(verb, standing))


def permit(verb: Verb, standing: Standing, *also: Refusal) -> SchemeState:
    """Return the state it leads to.

    :raises Refused: with every reason against it.
    """
    insist(*bars(verb, standing), *also)
    return STEPS[verb].to or standing.state


def not_his_own(*, is_own_unit: bool) -> list[Refusal]:
    """Let nobody rate a unit that he belongs to. Practice: S8."""
    return [Refusal("own_unit", (18, None))] if is_own_unit else []


def given_refusals(
    points: Decimal | None, reason: str, *, weight: int, about: str, told: Callable[[str], bool]
) -> list[Refusal]:
    """Return what is wrong with points that somebody gives: both they and why, no more than the weight.

    Source: 第十八条.
    """
    found = []
    if points is None:
        found.append(Refusal("points_missing", (18, None), f"points_{about}"))
    elif not 0 <= points <= weight or points != points.quantize(CENT):
        found.append(Refusal("points_out_of_range", (18, None), f"points_{about}"))
    if not reason.strip():
        found.append(Refusal("reason_missing", (18, None), f"reason_{about}"))
    return [*found, Refusal("text_leaks", (9, None), f"reason_{about}")] if told(reason) else found


@dataclass(frozen=True, slots=True)
class Objecting:
    """How a score stands to somebody who wants to object. None of the facts has a default."""

    state: SchemeState
    roles: frozenset[Role]
    today: date
    until: date | None
    has_one: bool


def objecting_bars(facts: Objecting) -> list[Refusal]:
    """Return why somebody may not object: the unit's head alone, once a score, while there is time. Practice."""
    found = [] if Role.HEAD in facts.roles else [Refusal("not_your_task", (18, None))]
    found += [] if facts.state is S.OPEN else [Refusal("moved_meanwhile")]
    found += [Refusal("objections_over")] if facts.until is not None and facts.today > facts.until else []
    return [*found, Refusal("objected_already")] if facts.has_one else found


def answer_refusals(decision: Decision, points: Decimal | None, *, before: Decimal) -> list[Refusal]:
    """Ask that an objection that stands changes the score, and one that does not leaves it. Practice."""
    if decision is Decision.REJECTED:
        return [Refusal("points_not_asked", about="points_")] if points not in {None, before} else []
    return [Refusal("points_unchanged", about="points_")] if points == before else []


def ready_to_open(*, unscored: int) -> list[Refusal]:
    """Show nothing half done: what units see changes by an objection alone. Practice."""
    return [Refusal("scores_missing", (18, None), str(unscored))] if unscored else []


def ready_to_freeze(*, until: date | None, unanswered: int, on: date) -> list[Refusal]:
    """Return what is still to come before the result is final. Source: 第十八条."""
    found = [Refusal("objections_run", (18, None), str(until))] if until is not None and on <= until else []
    return [*found, Refusal("objections_open", (18, None), str(unanswered))] if unanswered else found
