"""Who may do what about an appraisal: the same table shows a button and lets it through. Source: 第十八条."""

from dataclasses import dataclass

from gongkai.appraisals.rules.words import AppraisalState, Verb
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import OFFICE, Role

READERS = (Role.HEAD, *OFFICE)
"""Who reads a result on the workbench: the unit's head its own, the office all. Source: 第六条、第七条."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an appraisal stands, and how somebody stands to it. None of the facts has a default."""

    state: AppraisalState
    roles: frozenset[Role]
    has_begun: bool
    is_shown: bool
    is_published: bool


def bars(verb: Verb, standing: Standing) -> list[Refusal]:
    """Return why somebody may not do something: where it refuses, there is no button."""
    return _against_calling_off(standing) if verb is Verb.CALL_OFF else _against_publishing(standing)


def _against_calling_off(standing: Standing) -> list[Refusal]:
    """Let a unit call its appraisal off before anybody can have judged it; later the office alone. Practice."""
    may = {Role.OFFICE_APPROVER} if standing.has_begun else {Role.HEAD, Role.OFFICE_APPROVER}
    found = [] if standing.roles & may else [Refusal("not_your_task", (18, None))]
    return found if standing.state is AppraisalState.OPEN else [*found, Refusal("appraisal_over")]


def _against_publishing(standing: Standing) -> list[Refusal]:
    found = [] if standing.roles & {Role.HEAD, Role.OFFICE_APPROVER} else [Refusal("not_your_task", (18, None))]
    found += [] if standing.state is AppraisalState.CLOSED else [Refusal("appraisal_not_closed")]
    found += [] if standing.is_shown else [Refusal("nothing_to_show")]
    return [*found, Refusal("published_already")] if standing.is_published else found


def open_verbs(standing: Standing) -> frozenset[Verb]:
    """Return what somebody may do now."""
    return frozenset(verb for verb in Verb if not bars(verb, standing))


def reads_result(standing: Standing) -> bool:
    """Tell whether somebody reads the result on the workbench: nobody before it is closed. Source: 第十八条."""
    return standing.state is AppraisalState.CLOSED and bool(standing.roles & set(READERS))
