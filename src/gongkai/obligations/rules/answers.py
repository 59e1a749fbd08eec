"""Who may answer an obligation and how, other than by making something known. Facts in, reasons against it out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import OFFICE, Role, TimeKind
from gongkai.obligations.rules.words import DONE, Standing, State

LONGEST_DEFERRAL = 12
"""As many months a deferral may last before it is looked at again. Practice."""


class Verb(StrEnum):
    """What can be done about an obligation."""

    DRAFT = "draft"
    ASK_DEFERRAL = "ask_deferral"
    APPROVE_DEFERRAL = "approve_deferral"
    REFUSE_DEFERRAL = "refuse_deferral"
    END_DEFERRAL = "end_deferral"
    STATE_NOTHING = "state_nothing"
    VOID_EVENT = "void_event"
    URGE = "urge"


WHO: Mapping[Verb, frozenset[Role]] = MappingProxyType(
    {
        Verb.DRAFT: frozenset({Role.DRAFTER}),
        Verb.ASK_DEFERRAL: frozenset({Role.DRAFTER, Role.HEAD}),
        Verb.APPROVE_DEFERRAL: frozenset({Role.OFFICE_APPROVER}),
        Verb.REFUSE_DEFERRAL: frozenset({Role.OFFICE_APPROVER}),
        Verb.END_DEFERRAL: frozenset({Role.HEAD, *OFFICE}),
        Verb.STATE_NOTHING: frozenset({Role.HEAD}),
        Verb.VOID_EVENT: frozenset({Role.HEAD}),
        Verb.URGE: frozenset(OFFICE),
    }
)
"""Whose task each is; the office's posts count for every unit. Source: 第六条、第七条."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules on one obligation and one person turn on. None has a default."""

    roles: frozenset[Role]
    state: State
    kind: TimeKind
    has_disclosure: bool
    deferral_asked: bool
    asked_it: bool


def refusals(verb: Verb, facts: Facts) -> tuple[Refusal, ...]:
    """Return every reason why something may not be done about an obligation; the same rules decide what is offered.

    Source: 第七条、第十七条.
    """
    found = [] if facts.roles & WHO[verb] else [Refusal("not_your_task", (17, None))]
    return (*found, *OF_VERB[verb](facts))


def _open(facts: Facts) -> list[Refusal]:
    if facts.state in DONE or facts.state is State.MOOT:
        return [Refusal("already_answered", (17, None))]
    return [Refusal("is_deferred", (17, None))] if facts.state is State.DEFERRED else []


def _drafting(facts: Facts) -> list[Refusal]:
    return _open(facts) + ([Refusal("in_work_already", (17, None))] if facts.has_disclosure else [])


def _asking(facts: Facts) -> list[Refusal]:
    return _open(facts) + ([Refusal("deferral_asked", (9, None))] if facts.deferral_asked else [])


def _deciding(facts: Facts) -> list[Refusal]:
    if not facts.deferral_asked or facts.state is not State.OPEN:
        return [Refusal("moved_meanwhile")]
    return [Refusal("own_deferral", (9, None))] if facts.asked_it else []


def _ending(facts: Facts) -> list[Refusal]:
    return [] if facts.state is State.DEFERRED else [Refusal("moved_meanwhile")]


def _nothing(facts: Facts) -> list[Refusal]:
    periodic = facts.kind is TimeKind.PERIODIC
    return _drafting(facts) + ([] if periodic else [Refusal("only_periods_have_nothing", (17, None))])


def _voiding(facts: Facts) -> list[Refusal]:
    counted = facts.kind in {TimeKind.TIMELY, TimeKind.ON_CHANGE}
    return _drafting(facts) + ([] if counted else [Refusal("not_from_an_event", (17, None))])


OF_VERB: Mapping[Verb, Callable[[Facts], list[Refusal]]] = MappingProxyType(
    {
        Verb.DRAFT: _drafting,
        Verb.ASK_DEFERRAL: _asking,
        Verb.APPROVE_DEFERRAL: _deciding,
        Verb.REFUSE_DEFERRAL: _deciding,
        Verb.END_DEFERRAL: _ending,
        Verb.STATE_NOTHING: _nothing,
        Verb.VOID_EVENT: _voiding,
        Verb.URGE: _open,
    }
)


def ground_refusal(ground: str) -> Refusal | None:
    """Ask for the ground of a deferral. Source: 第九条."""
    return None if ground.strip() else Refusal("ground_missing", (9, None))


def re_review_refusal(day: date, on: date) -> Refusal | None:
    """Ask for a day within twelve months on which a deferral is looked at again. Practice."""
    months = (day.year - on.year) * 12 + day.month - on.month
    late = months > LONGEST_DEFERRAL or (months == LONGEST_DEFERRAL and day.day > on.day)
    return Refusal("re_review_not_near", (9, None)) if day <= on or late else None


def reason_refusal(reason: str) -> Refusal | None:
    """Ask for a reason."""
    return None if reason.strip() else Refusal("no_reason")


@dataclass(frozen=True, slots=True)
class Entering:
    """An event about to be entered. ``in_force_since`` is when the catalogue first asked for it, if it does."""

    roles: frozenset[Role]
    kinds: frozenset[TimeKind]
    kind: TimeKind
    what: str
    happened_on: date
    in_force_since: date | None
    on: date


def entering_refusals(entering: Entering) -> tuple[Refusal, ...]:
    """Return every reason against entering an event; nothing is asked for retroactively.

    Source: 第十七条、第二十三条.
    """
    since = entering.in_force_since
    wrong = {
        Refusal("not_your_task", (17, None)): not entering.roles & {Role.DRAFTER, Role.HEAD},
        Refusal("event_not_counted", (17, None)): entering.kind not in entering.kinds or since is None,
        Refusal("event_unnamed", (17, None)): not entering.what.strip(),
        Refusal("event_to_come", (17, None)): entering.happened_on > entering.on,
        Refusal("event_before_the_catalogue", (23, None), since.isoformat() if since else ""): (
            since is not None and entering.happened_on < since
        ),
    }
    return tuple(refusal for refusal, is_wrong in wrong.items() if is_wrong)


def standing_of(state: State, due_on: date, on: date) -> Standing:
    """Return how an obligation stands on a day: the due day itself is still in time. Source: 第十七条."""
    if state is State.OPEN:
        return Standing.OVERDUE if due_on < on else Standing.DUE
    return Standing(state.value)
