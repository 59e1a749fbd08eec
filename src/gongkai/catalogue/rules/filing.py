"""When a catalogue version may be submitted, returned, filed and come into force. Source: 第十三条."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.measures.refusal import Refusal


class VersionState(StrEnum):
    """Where a catalogue version stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    FILED = "filed"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"


class VersionVerb(StrEnum):
    """What can be done with a catalogue version."""

    EDIT = "edit"
    SUBMIT = "submit"
    GIVE_BACK = "give_back"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules on a version turn on. None has a default.

    ``after`` is the day from which another filed version of the unit is to be in force, if one is waiting.
    ``unexplained`` and ``unexplained_removals`` are the codes of the entries that differ from the last version filed
    and lack a reason; ``lacks_decision`` is true of a second adjustment in a year without a decision of the office.
    """

    state: VersionState
    is_drafter: bool
    is_head: bool
    is_office: bool
    is_approver: bool
    item_count: int
    incomplete: tuple[str, ...]
    unexplained: tuple[str, ...]
    unexplained_removals: tuple[str, ...]
    lacks_decision: bool
    in_force_on: date | None
    after: date | None
    today: date


STEPS: dict[VersionVerb, tuple[VersionState, VersionState]] = {
    VersionVerb.EDIT: (VersionState.DRAFT, VersionState.DRAFT),
    VersionVerb.SUBMIT: (VersionState.DRAFT, VersionState.SUBMITTED),
    VersionVerb.GIVE_BACK: (VersionState.SUBMITTED, VersionState.DRAFT),
    VersionVerb.FILE: (VersionState.SUBMITTED, VersionState.FILED),
}
"""From where to where each verb leads. Source: 第十三条."""


def refusals(verb: VersionVerb, facts: Facts) -> tuple[Refusal, ...]:
    """Return every reason why the verb is not open; none means that it is. Source: 第十三条."""
    found = list(standing(verb, facts))
    if verb is VersionVerb.SUBMIT:
        found += _of_submitting(facts)
    if verb is VersionVerb.FILE:
        found += _of_filing(facts)
    return tuple(found)


def standing(verb: VersionVerb, facts: Facts) -> tuple[Refusal, ...]:
    """Return the reasons that lie in the state and in who asks: where there are any, no button is shown.

    Source: 第七条、第十三条.
    """
    found: list[Refusal] = []
    if facts.state is not STEPS[verb][0]:
        found.append(Refusal("moved_meanwhile"))
    if verb is VersionVerb.EDIT and not (facts.is_drafter or facts.is_head):
        found.append(Refusal("not_your_task", (13, None)))
    if verb is VersionVerb.SUBMIT and not facts.is_head:
        found.append(Refusal("head_submits", (13, None)))
    if verb in {VersionVerb.GIVE_BACK, VersionVerb.FILE} and not facts.is_office:
        found.append(Refusal("not_your_task", (13, None)))
    return tuple(found)


def decision_bars(facts: Facts) -> tuple[Refusal, ...]:
    """Return what bars somebody from recording that the office decided on a further adjustment. Source: 第十三条.

    It is recorded before the version is filed; an approver of the office does it, for it is no mere registering.
    """
    found: list[Refusal] = []
    if facts.state not in {VersionState.DRAFT, VersionState.SUBMITTED}:
        found.append(Refusal("moved_meanwhile"))
    if not facts.is_approver:
        found.append(Refusal("not_your_task", (13, None)))
    return tuple(found)


def decision_refusals(facts: Facts, *, decided_on: date, basis: str) -> tuple[Refusal, ...]:
    """Return every reason against recording a decision: it names its day, which is past, and its basis.

    Source: 第十三条.
    """
    found = list(decision_bars(facts))
    if decided_on > facts.today:
        found.append(Refusal("decided_in_the_future", (13, None)))
    if not basis.strip():
        found.append(Refusal("decision_basis_missing", (13, None)))
    return tuple(found)


def year_refusal(year: int, today: date) -> Refusal | None:
    """Refuse a catalogue for a year that is over or far off. Practice: they are made for this year or the next."""
    return None if year in {today.year, today.year + 1} else Refusal("year_not_near", (13, None), about=str(year))


def _of_submitting(facts: Facts) -> list[Refusal]:
    found = []
    if not facts.item_count:
        found.append(Refusal("catalogue_is_empty", (13, None)))
    found += [Refusal("entry_incomplete", (13, None), about=code) for code in facts.incomplete]
    found += [Refusal("change_unexplained", (13, None), about=code) for code in facts.unexplained]
    found += [Refusal("removal_unexplained", (13, None), about=code) for code in facts.unexplained_removals]
    return found + _of_the_yearly_adjustment(facts)


def _of_the_yearly_adjustment(facts: Facts) -> list[Refusal]:
    """Let a catalogue be adjusted once a year, and again only where the office so decided. Source: 第十三条."""
    return [Refusal("adjusted_this_year", (13, None))] if facts.lacks_decision else []


def _of_filing(facts: Facts) -> list[Refusal]:
    found = _of_the_yearly_adjustment(facts)
    if facts.in_force_on is None or facts.in_force_on < facts.today:
        found.append(Refusal("in_force_not_before_today", (23, None)))
    if facts.in_force_on is not None and facts.after is not None and facts.in_force_on <= facts.after:
        found.append(Refusal("in_force_after_the_one_filed", (13, None), about=facts.after.isoformat()))
    return found
