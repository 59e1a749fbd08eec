"""Taking down what is published: suspended by one, restored by two, withdrawn or erased by the office.

Source: 第八条.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.disclosures.rules.case import ReleaseCase
from gongkai.disclosures.rules.words import ReleaseState, Verb
from gongkai.measures.refusal import Refusal, Refused
from gongkai.measures.vocabulary import OFFICE, Role

REVIEWERS = (Role.REVIEWER, Role.SECRECY_REVIEWER)
TOLD = frozenset({Verb.SUSPEND, Verb.WITHDRAW, Verb.ERASE})
"""Steps whose reason readers are told."""
RUN = 8
"""As many characters in a row, taken over from what is to be erased, give it away. Practice."""


@dataclass(frozen=True, slots=True)
class TakedownStep:
    """One row: from which state by which verb, for whom, to which state."""

    state: ReleaseState
    verb: Verb
    roles: tuple[Role, ...]
    to: ReleaseState


TAKEDOWN_STEPS = (
    TakedownStep(
        ReleaseState.LIVE, Verb.SUSPEND, (*REVIEWERS, Role.HEAD, *OFFICE, Role.INSPECTOR), ReleaseState.SUSPENDED
    ),
    TakedownStep(ReleaseState.SUSPENDED, Verb.ASK_RESTORE, (*REVIEWERS, Role.HEAD, *OFFICE), ReleaseState.SUSPENDED),
    TakedownStep(ReleaseState.SUSPENDED, Verb.RESTORE, (Role.HEAD, Role.OFFICE_APPROVER), ReleaseState.LIVE),
    TakedownStep(ReleaseState.LIVE, Verb.WITHDRAW, (Role.OFFICE_APPROVER,), ReleaseState.WITHDRAWN),
    TakedownStep(ReleaseState.SUSPENDED, Verb.WITHDRAW, (Role.OFFICE_APPROVER,), ReleaseState.WITHDRAWN),
    TakedownStep(ReleaseState.SUSPENDED, Verb.ERASE, (Role.OFFICE_APPROVER,), ReleaseState.ERASED),
    TakedownStep(ReleaseState.WITHDRAWN, Verb.ERASE, (Role.OFFICE_APPROVER,), ReleaseState.ERASED),
)
"""All ways to take something down and to bring it back. Nobody can use them to put something up. Source: 第八条."""


def _bars(step: TakedownStep, case: ReleaseCase) -> list[Refusal]:
    found = [] if set(step.roles) & case.roles else [Refusal("not_your_task", (16, None))]
    if step.verb is not Verb.SUSPEND and case.is_subject:
        found.append(Refusal("is_subject", (16, 2)))
    if step.verb is Verb.ASK_RESTORE and case.restore_asked:
        found.append(Refusal("restore_already_asked"))
    if step.verb is Verb.RESTORE and not case.restore_asked:
        found.append(Refusal("restore_needs_two"))
    if step.verb is Verb.RESTORE and case.actor_asked_restore:
        found.append(Refusal("restore_needs_another"))
    if step.verb is Verb.ERASE and ReleaseState.LIVE in case.states:
        found.append(Refusal("still_live"))
    return found


def _needs(verb: Verb, case: ReleaseCase) -> list[Refusal]:
    """Ask why; and, before something is destroyed for good, who it is, and not to repeat what it said. Practice."""
    found = [] if case.reason.strip() else [Refusal("no_reason", about="reason")]
    if verb in {Verb.SUSPEND, Verb.ERASE} and case.alarm is None:
        found.append(Refusal("no_alarm", about="alarm"))
    if verb in TOLD and case.leaks:
        found.append(Refusal("reason_leaks", (9, None), about="reason"))
    if verb is Verb.ERASE and case.repeats:
        found.append(Refusal("reason_repeats", about="reason"))
    if verb is Verb.ERASE and not case.signed_in_freshly:
        found.append(Refusal("sign_in_to_erase"))
    return found


def _rows(case: ReleaseCase, verb: Verb | None = None) -> list[TakedownStep]:
    return [step for step in TAKEDOWN_STEPS if step.state in case.states and (verb is None or step.verb is verb)]


def takedown(verb: Verb, case: ReleaseCase) -> ReleaseState:
    """Return the state the releases go to. Break-glass takes down at once, by one person. Source: 第八条.

    :raises Refused: with every reason against it.
    """
    rows = _rows(case, verb)
    if not rows:
        raise Refused([Refusal("moved_meanwhile", (16, None))])
    refusals = _bars(rows[0], case) + _needs(verb, case)
    if refusals:
        raise Refused(refusals)
    return rows[0].to


def may_suspend(states: Iterable[ReleaseState], roles: frozenset[Role]) -> bool:
    """Tell whether somebody with these roles may take down what stands in these states. Source: 第八条."""
    return any(
        step.verb is Verb.SUSPEND and step.state in states and set(step.roles) & roles for step in TAKEDOWN_STEPS
    )


def repeats(reason: str, texts: Iterable[str]) -> bool:
    """Tell whether a reason says again what is to be erased: a stretch of it, spaces aside. Practice."""
    said = "".join(reason.split())
    runs = {said[at : at + RUN] for at in range(len(said) - RUN + 1)}
    return any(run in "".join(text.split()) for text in texts for run in runs)


def open_takedowns(case: ReleaseCase) -> frozenset[Verb]:
    """Return what the actor may do about what is live or suspended."""
    return frozenset(step.verb for step in _rows(case) if not _bars(step, case))
