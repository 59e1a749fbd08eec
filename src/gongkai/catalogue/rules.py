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
    """

    state: VersionState
    is_drafter: bool
    is_head: bool
    is_office: bool
    item_count: int
    incomplete: tuple[str, ...]
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


def year_refusal(year: int, today: date) -> Refusal | None:
    """Refuse a catalogue for a year that is over or far off. Practice: they are made for this year or the next."""
    return None if year in {today.year, today.year + 1} else Refusal("year_not_near", (13, None), about=str(year))


def _of_submitting(facts: Facts) -> list[Refusal]:
    found = []
    if not facts.item_count:
        found.append(Refusal("catalogue_is_empty", (13, None)))
    found += [Refusal("entry_incomplete", (13, None), about=code) for code in facts.incomplete]
    return found


def _of_filing(facts: Facts) -> list[Refusal]:
    found = []
    if facts.in_force_on is None or facts.in_force_on < facts.today:
        found.append(Refusal("in_force_not_before_today", (23, None)))
    if facts.in_force_on is not None and facts.after is not None and facts.in_force_on <= facts.after:
        found.append(Refusal("in_force_after_the_one_filed", (13, None), about=facts.after.isoformat()))
    return found
