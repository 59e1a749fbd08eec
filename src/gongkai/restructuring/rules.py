"""When units may merge or end, and what a plan for it must say. Facts in, all reasons against out."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import UnitKind, Word
from gongkai.orgs.rules import Span


class Kind(Word):
    """What happens to the units of a plan. Source: 第三条."""

    MERGE = "merge", "合并", "Merger"
    DISSOLVE = "dissolve", "撤销", "Dissolution"


class PlanState(Word):
    """Where a plan stands. Practice."""

    DRAFTED = "drafted", "等办公室确认", "Waits for the office"
    CONFIRMED = "confirmed", "已确认，等生效", "Confirmed"
    DONE = "done", "已完成", "Carried out"
    CALLED_OFF = "called_off", "已取消", "Called off"


class PlanVerb(StrEnum):
    """What can be done with a plan."""

    CONFIRM = "confirm"
    CALL_OFF = "call_off"
    CARRY_OUT = "carry_out"


STEPS: dict[PlanVerb, tuple[frozenset[PlanState], PlanState]] = {
    PlanVerb.CONFIRM: (frozenset({PlanState.DRAFTED}), PlanState.CONFIRMED),
    PlanVerb.CALL_OFF: (frozenset({PlanState.DRAFTED, PlanState.CONFIRMED}), PlanState.CALLED_OFF),
    PlanVerb.CARRY_OUT: (frozenset({PlanState.CONFIRMED}), PlanState.DONE),
}
"""From where to where each verb leads."""


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit of a plan, and what stands around it. ``is_planned`` tells of another open plan that ends or takes it."""

    code: str
    kind: UnitKind
    span: Span
    hosts_office: bool
    is_planned: bool
    above: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a plan says. None has a default."""

    kind: Kind
    takes_effect_on: date
    basis: str
    ending: tuple[UnitFacts, ...]
    successor: UnitFacts


def plan_is_sound(facts: PlanFacts) -> list[Refusal]:
    """Return what speaks against a plan as it stands; all of it. Source: 第三条、第五条."""
    found = [] if facts.basis.strip() else [Refusal("basis_needed", (3, None))]
    found += _of_number(facts)
    for unit in facts.ending:
        found += _of_ending(unit, facts)
    return found + _of_successor(facts)


def in_time(takes_effect_on: date, today: date) -> list[Refusal]:
    """Return whether a plan comes too late: what happened before it was entered is not made up. Source: 第二十三条."""
    return [Refusal("takes_effect_in_the_past", (23, None))] if takes_effect_on < today else []


def _of_number(facts: PlanFacts) -> list[Refusal]:
    if not facts.ending:
        return [Refusal("nothing_ends", (3, None))]
    if facts.kind is Kind.DISSOLVE and len(facts.ending) > 1:
        return [Refusal("dissolve_one", (3, None))]
    return []


def _of_ending(unit: UnitFacts, facts: PlanFacts) -> list[Refusal]:
    last_day = facts.takes_effect_on - timedelta(days=1)
    stands = unit.span.includes(last_day) and (unit.span.ends_on is None or unit.span.ends_on > last_day)
    wrong = {
        "school_cannot_end": unit.kind is UnitKind.SCHOOL,
        "office_must_move_first": unit.hosts_office,
        "unit_does_not_stand": not stands,
        "unit_in_other_plan": unit.is_planned,
        "succeeds_itself": unit.code == facts.successor.code,
        "successor_below": unit.code in facts.successor.above,
    }
    return [Refusal(code, (3, None), unit.code) for code, applies in wrong.items() if applies]


def _of_successor(facts: PlanFacts) -> list[Refusal]:
    unit = facts.successor
    wrong = {
        "successor_not_standing": not unit.span.includes(facts.takes_effect_on),
        "successor_ends": unit.span.ends_on is not None,
        "unit_in_other_plan": unit.is_planned,
    }
    return [Refusal(code, (3, None), unit.code) for code, applies in wrong.items() if applies]


def confirmable(*, drafted_by_himself: bool) -> list[Refusal]:
    """Return what speaks against somebody's confirming a plan: two people decide. Practice."""
    return [Refusal("drafted_it_himself")] if drafted_by_himself else []


def from_state(verb: PlanVerb, state: PlanState) -> Refusal | None:
    """Refuse what does not lead on from where a plan stands."""
    return None if state in STEPS[verb][0] else Refusal("plan_moved_on")


def day_has_come(takes_effect_on: date, today: date) -> Refusal | None:
    """Refuse to carry a plan out before its day."""
    return Refusal("not_its_day") if today < takes_effect_on else None


def code_beside(code: str, taken: frozenset[str]) -> str:
    """Return the code of a catalogue entry beside others: its own if free, else the next free one of its part.

    Source: 第十三条.
    """
    major, dot, minor = code.partition(".")
    if code not in taken:
        return code
    parts = [int(major), *(one for one in range(1, 100) if one != int(major))] if major.isdigit() else range(1, 100)
    first = int(minor) + 1 if dot and minor.isdigit() else 1
    ways = [*((major_no, number) for major_no in parts[:1] for number in range(first, 100))]
    ways += [(major_no, number) for major_no in parts for number in range(1, 100)]
    return next(free for one, number in ways if (free := f"{one}.{number}") not in taken)
