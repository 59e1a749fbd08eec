"""Who may do what with a letter and when: the same rules decide what is offered and what is enforced.

Source: 第十四条. Who is named in a letter or complained of in it does not handle it. Practice: S5, S6, S8.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.mailbox.rules.clocks import SUPPLEMENT_ASKED_WITHIN
from gongkai.mailbox.rules.words import (
    AT_WORK,
    OPEN,
    OUTCOMES,
    REVIEWED,
    Kind,
    Outcome,
    PauseWhy,
    State,
    Verb,
)
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import OFFICE, Role

ANSWER_LIMIT = 5000
REASON_LIMIT = 500
UNIT = frozenset({Role.DRAFTER, Role.HEAD})
THE_OFFICE = frozenset(OFFICE)
ANYBODY_OF_STAFF = UNIT | THE_OFFICE

WHO: Mapping[Verb, frozenset[Role]] = MappingProxyType(
    {
        Verb.ACKNOWLEDGE: THE_OFFICE,
        Verb.ASSIGN: THE_OFFICE,
        Verb.RETURN_ONCE: UNIT,
        Verb.ASK_SUPPLEMENT: UNIT,
        Verb.ASK_THIRD_PARTY: UNIT,
        Verb.HEAR_THIRD_PARTY: UNIT,
        Verb.EXTEND: UNIT | THE_OFFICE,
        Verb.SAVE_ANSWER: UNIT,
        Verb.SEND_UP: UNIT,
        Verb.APPROVE_ANSWER: frozenset({Role.HEAD, Role.OFFICE_APPROVER}),
        Verb.SEND_ANSWER_BACK: frozenset({Role.HEAD, Role.OFFICE_APPROVER}),
        Verb.CLOSE: THE_OFFICE,
        Verb.MERGE: THE_OFFICE,
        Verb.URGE: THE_OFFICE,
        Verb.NAME_PERSON: ANYBODY_OF_STAFF,
        Verb.START_EXTRACT: frozenset({Role.DRAFTER}),
        Verb.ASK_IDENTITY: ANYBODY_OF_STAFF,
        Verb.GRANT_IDENTITY: frozenset({Role.OFFICE_APPROVER}),
        Verb.REFUSE_IDENTITY: frozenset({Role.OFFICE_APPROVER}),
        Verb.OPEN_IDENTITY: ANYBODY_OF_STAFF,
    }
)
"""Whose task each is. Source: 第六条、第七条."""
NOT_WITH_REPORTS = frozenset({Verb.ASSIGN, Verb.RETURN_ONCE, Verb.URGE, Verb.START_EXTRACT})
"""A report of wrongdoing stays with the inspectors, who do all the rest themselves. Practice."""


@dataclass(frozen=True, slots=True)
class WhoWrote:
    """Whether a letter is named, and whether a request to see by whom waits, is his own, or was granted to him."""

    is_known: bool
    is_asked: bool
    asked_it: bool
    is_granted: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules on one letter and one member of staff turn on. None has a default.

    ``is_alone`` says that nobody else could approve what he wrote; ``days`` are working days since the clock began.
    """

    kind: Kind
    state: State
    roles: frozenset[Role]
    is_named: bool
    wrote_answer: bool
    is_alone: bool
    has_unit: bool
    has_answer: bool
    is_acknowledged: bool
    was_returned: bool
    is_extended: bool
    is_late: bool
    days: int
    pause: PauseWhy | None
    asked_before: frozenset[PauseWhy]
    who_wrote: WhoWrote


NOT_YOURS = Refusal("letter_not_your_task", (14, None))
MEANWHILE = Refusal("moved_meanwhile")


def may_read(facts: Facts) -> bool:
    """Tell whether somebody may know of a letter at all; a report is the inspectors' alone. Practice: S5, S8."""
    if facts.is_named:
        return False
    if facts.kind is Kind.REPORT:
        return Role.INSPECTOR in facts.roles
    return bool(facts.roles & THE_OFFICE) or (facts.has_unit and bool(facts.roles & UNIT))


def refusals(verb: Verb, facts: Facts) -> tuple[Refusal, ...]:
    """Return every reason why something may not be done with a letter. Source: 第十四条."""
    found = [] if _is_his(verb, facts) else [NOT_YOURS]
    if facts.is_named:
        found.append(Refusal("letter_names_you", (14, None)))
    return (*found, *OF_VERB[verb](facts))


def _is_his(verb: Verb, facts: Facts) -> bool:
    if facts.kind is Kind.REPORT:
        return Role.INSPECTOR in facts.roles and verb not in NOT_WITH_REPORTS
    if verb in {Verb.APPROVE_ANSWER, Verb.SEND_ANSWER_BACK}:
        return (Role.OFFICE_APPROVER if facts.state is State.WITH_OFFICE else Role.HEAD) in facts.roles
    return bool(facts.roles & WHO[verb])


def _in(states: frozenset[State]) -> Callable[[Facts], list[Refusal]]:
    return lambda facts: [] if facts.state in states else [MEANWHILE]


def _at_work(facts: Facts) -> list[Refusal]:
    return [] if facts.state in {State.ASSIGNED, State.DRAFTING} else [MEANWHILE]


def _acknowledging(facts: Facts) -> list[Refusal]:
    return [MEANWHILE] if facts.state is not State.RECEIVED or facts.is_acknowledged else []


def _assigning(facts: Facts) -> list[Refusal]:
    if facts.state is not State.RECEIVED:
        return [MEANWHILE]
    return [] if facts.is_acknowledged else [Refusal("letter_not_acknowledged", (14, None))]


def _returning(facts: Facts) -> list[Refusal]:
    return _at_work(facts) + ([Refusal("letter_returned_once", (14, None))] if facts.was_returned else [])


def _pausing(facts: Facts) -> list[Refusal]:
    found = _at_work(facts)
    if facts.kind is not Kind.REQUEST_TO_DISCLOSE:
        found.append(Refusal("letter_only_requests_pause"))
    return [*found, *([Refusal("letter_paused")] if facts.pause else [])]


def _asking_supplement(facts: Facts) -> list[Refusal]:
    found = _pausing(facts)
    if PauseWhy.SUPPLEMENT in facts.asked_before:
        found.append(Refusal("letter_supplement_asked_once"))
    if facts.days > SUPPLEMENT_ASKED_WITHIN:
        found.append(Refusal("letter_supplement_too_late", None, str(SUPPLEMENT_ASKED_WITHIN)))
    return found


def _asking_third_party(facts: Facts) -> list[Refusal]:
    return _pausing(facts) + (
        [Refusal("letter_third_party_asked_once")] if PauseWhy.THIRD_PARTY in facts.asked_before else []
    )


def _hearing(facts: Facts) -> list[Refusal]:
    return [] if facts.pause is PauseWhy.THIRD_PARTY else [MEANWHILE]


def _extending(facts: Facts) -> list[Refusal]:
    found = [] if facts.state in AT_WORK else [MEANWHILE]
    if facts.is_extended:
        found.append(Refusal("letter_extended_once"))
    return [*found, *([Refusal("letter_too_late_to_extend")] if facts.is_late else [])]


def _sending_up(facts: Facts) -> list[Refusal]:
    if facts.state is not State.DRAFTING:
        return [MEANWHILE]
    return [] if facts.has_answer else [Refusal("letter_answer_missing", (14, None))]


def _approving(facts: Facts) -> list[Refusal]:
    """Let nobody approve what he wrote, unless nobody else could. Practice: S2, S7."""
    found = [] if facts.state in REVIEWED else [MEANWHILE]
    return [*found, *([Refusal("letter_own_answer", (14, None))] if facts.wrote_answer and not facts.is_alone else [])]


def _closing(facts: Facts) -> list[Refusal]:
    if facts.state not in {State.RECEIVED, State.ANSWERED, *(AT_WORK if facts.kind is Kind.REPORT else ())}:
        return [MEANWHILE]
    owed = facts.state is not State.ANSWERED and facts.kind.must_be_answered
    return [Refusal("letter_must_be_answered", (4, 2))] if owed else []


def _asking_identity(facts: Facts) -> list[Refusal]:
    found = [] if facts.who_wrote.is_known else [Refusal("letter_is_nameless")]
    return [*found, *([Refusal("identity_asked_already")] if facts.who_wrote.is_asked else [])]


def _deciding_identity(facts: Facts) -> list[Refusal]:
    if not facts.who_wrote.is_asked:
        return [MEANWHILE]
    return [Refusal("identity_own_request")] if facts.who_wrote.asked_it else []


def _opening_identity(facts: Facts) -> list[Refusal]:
    return [] if facts.who_wrote.is_granted else [Refusal("identity_not_granted")]


OF_VERB: Mapping[Verb, Callable[[Facts], list[Refusal]]] = MappingProxyType(
    {
        Verb.ACKNOWLEDGE: _acknowledging,
        Verb.ASSIGN: _assigning,
        Verb.RETURN_ONCE: _returning,
        Verb.ASK_SUPPLEMENT: _asking_supplement,
        Verb.ASK_THIRD_PARTY: _asking_third_party,
        Verb.HEAR_THIRD_PARTY: _hearing,
        Verb.EXTEND: _extending,
        Verb.SAVE_ANSWER: _at_work,
        Verb.SEND_UP: _sending_up,
        Verb.APPROVE_ANSWER: _approving,
        Verb.SEND_ANSWER_BACK: _in(REVIEWED),
        Verb.CLOSE: _closing,
        Verb.MERGE: _in(OPEN),
        Verb.URGE: _in(AT_WORK),
        Verb.NAME_PERSON: _in(OPEN),
        Verb.START_EXTRACT: _in(frozenset({State.ANSWERED, State.CLOSED})),
        Verb.ASK_IDENTITY: _asking_identity,
        Verb.GRANT_IDENTITY: _deciding_identity,
        Verb.REFUSE_IDENTITY: _deciding_identity,
        Verb.OPEN_IDENTITY: _opening_identity,
    }
)


def reason_refusal(reason: str) -> Refusal | None:
    """Ask for a reason, in a few words."""
    if not reason.strip():
        return Refusal("no_reason")
    return Refusal("letter_reason_too_long", None, str(len(reason))) if len(reason) > REASON_LIMIT else None


def answer_refusals(kind: Kind, text: str, outcome: Outcome | None, *, links_correction: bool) -> list[Refusal | None]:
    """Return every reason against an answer: requests are answered in one of the set ways. Source: 第四条（二）."""
    ways = OUTCOMES.get(kind, frozenset())
    wrong_way = outcome not in ways if ways else outcome is not None
    unlinked = outcome is Outcome.CORRECTED and not links_correction
    return [
        None if text.strip() else Refusal("letter_answer_missing", (14, None)),
        Refusal("letter_answer_too_long", None, str(len(text))) if len(text) > ANSWER_LIMIT else None,
        Refusal("letter_outcome_missing", (4, 2)) if wrong_way else None,
        Refusal("letter_correction_missing", (4, 2)) if unlinked else None,
    ]


def goes_to_office(*, head_may_approve: bool) -> bool:
    """Tell whether an answer goes to the office because no head may decide on it. Practice: S5, S7."""
    return not head_may_approve


def merging_refusals(kind: Kind, into: Kind, into_state: State, *, same: bool) -> tuple[Refusal, ...]:
    """Return every reason against letting one answer serve two letters. Practice."""
    fits = kind is into and into_state in OPEN and not same
    return () if fits else (Refusal("letter_merges_with_its_like"),)
