"""When units may merge, split or end, and what a plan for it must say. Facts in, all reasons against out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import UnitKind, Word
from gongkai.orgs.rules import Span


class Kind(Word):
    """What happens to the units of a plan. Source: 第三条."""

    MERGE = "merge", "合并", "Merger"
    DISSOLVE = "dissolve", "撤销", "Dissolution"
    SPLIT = "split", "分设", "Split"


TWO = 2
"""Into how many units one is split at least."""


class PlanState(Word):
    """Where a plan stands. Practice."""

    DRAFTED = "drafted", "等办公室确认", "Waits for the office"
    CONFIRMED = "confirmed", "已确认，等生效", "Confirmed"
    DONE = "done", "已完成", "Carried out"
    CALLED_OFF = "called_off", "已取消", "Called off"


class PlanVerb(StrEnum):
    """What can be done with a plan."""

    SHARE_OUT = "share_out"
    CONFIRM = "confirm"
    CALL_OFF = "call_off"
    CARRY_OUT = "carry_out"


STEPS: dict[PlanVerb, tuple[frozenset[PlanState], PlanState]] = {
    PlanVerb.SHARE_OUT: (frozenset({PlanState.DRAFTED}), PlanState.DRAFTED),
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
    """What a plan says. None has a default.

    ``others`` take over beside the successor, where a unit is split; a unit that is its own successor goes on.
    """

    kind: Kind
    takes_effect_on: date
    basis: str
    ending: tuple[UnitFacts, ...]
    successor: UnitFacts
    others: tuple[UnitFacts, ...]

    def goes_on(self, unit: UnitFacts) -> bool:
        """Tell whether a unit gives up a part only."""
        return self.kind is Kind.SPLIT and unit.code == self.successor.code


def plan_is_sound(facts: PlanFacts) -> list[Refusal]:
    """Return what speaks against a plan as it stands; all of it. Source: 第三条、第五条."""
    found = [] if facts.basis.strip() else [Refusal("basis_needed", (3, None))]
    found += _of_number(facts)
    for unit in facts.ending:
        found += _of_ending(unit, facts)
    for unit in (facts.successor, *facts.others):
        found += _of_successor(unit, facts)
    return found


def in_time(takes_effect_on: date, today: date) -> list[Refusal]:
    """Return whether a plan comes too late: what happened before it was entered is not made up. Source: 第二十三条."""
    return [Refusal("takes_effect_in_the_past", (23, None))] if takes_effect_on < today else []


def _of_number(facts: PlanFacts) -> list[Refusal]:
    if not facts.ending:
        return [Refusal("nothing_ends", (3, None))]
    one = {
        Kind.DISSOLVE: Refusal("dissolve_one", (3, None)),
        Kind.SPLIT: Refusal("split_one", (3, None)),
    }
    found = [one[facts.kind]] if facts.kind in one and len(facts.ending) > 1 else []
    parts = {facts.successor.code, *(unit.code for unit in facts.others)}
    if facts.kind is Kind.SPLIT and len(parts) < TWO:
        return [*found, Refusal("split_needs_two", (3, None))]
    return found if facts.kind is Kind.SPLIT or not facts.others else [*found, Refusal("one_successor", (3, None))]


def _of_ending(unit: UnitFacts, facts: PlanFacts) -> list[Refusal]:
    last_day = facts.takes_effect_on - timedelta(days=1)
    stands = unit.span.includes(last_day) and (unit.span.ends_on is None or unit.span.ends_on > last_day)
    stays = facts.goes_on(unit)
    itself = {facts.successor.code} - ({unit.code} if stays else set()) | {one.code for one in facts.others}
    below = any(unit.code in one.above for one in (facts.successor, *facts.others))
    wrong = {
        "school_cannot_end": unit.kind is UnitKind.SCHOOL,
        "office_must_move_first": unit.hosts_office and not stays,
        "unit_does_not_stand": not stands,
        "unit_in_other_plan": unit.is_planned,
        "succeeds_itself": unit.code in itself,
        "successor_below": below and not stays,
    }
    return [Refusal(code, (3, None), unit.code) for code, applies in wrong.items() if applies]


def _of_successor(unit: UnitFacts, facts: PlanFacts) -> list[Refusal]:
    wrong = {
        "successor_not_standing": not unit.span.includes(facts.takes_effect_on),
        "successor_ends": unit.span.ends_on is not None,
        "unit_in_other_plan": unit.is_planned,
    }
    return [Refusal(code, (3, None), unit.code) for code, applies in wrong.items() if applies]


def confirmable(*, drafted_by_himself: bool, as_seen: bool) -> list[Refusal]:
    """Return what speaks against somebody's confirming a plan: two people decide, on what both have seen. Practice."""
    found = [Refusal("drafted_it_himself")] if drafted_by_himself else []
    return found if as_seen else [*found, Refusal("shared_out_anew")]


MEMBERS, GROUPS, MADE_KNOWN = "members", "groups", "made_known"
"""Keys of what goes to one unit as a whole: the members directly in a unit, its lists, the care for what it said."""


def of_class(matter_class: str) -> str:
    """Return the key of a class of matters."""
    return f"class/{matter_class}"


def of_entry(entry: int) -> str:
    """Return the key of one catalogue entry."""
    return f"entry/{entry}"


def of_child(unit: int) -> str:
    """Return the key of a unit that stands below one that is split."""
    return f"child/{unit}"


def share_of(shares: Mapping[str, int], *keys: str, otherwise: int) -> int:
    """Return to which unit something is given: by the first of its keys that is said."""
    return next((shares[key] for key in keys if key in shares), otherwise)


def shares_are_sound(kind: Kind, given: Iterable[int], parts: frozenset[int]) -> list[Refusal]:
    """Return what speaks against sharing out what a unit has in hand. Source: 第三条."""
    found = [] if kind is Kind.SPLIT else [Refusal("nothing_to_share", (3, None))]
    return found if set(given) <= parts else [*found, Refusal("not_a_part", (3, None))]


def mark_of(shares: Mapping[str, int]) -> str:
    """Return by what one recognises that shares are those one has seen."""
    said = "\n".join(f"{key} {shares[key]}" for key in sorted(shares))
    return sha256(said.encode()).hexdigest()[:16]


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
