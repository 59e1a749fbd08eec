"""What may be done with units, people, posts and memberships, and by whom. Facts in, reasons against it out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import OFFICE, Administration, Role, UnitKind


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both counted; without a last day it goes on."""

    starts_on: date
    ends_on: date | None

    @property
    def is_in_order(self) -> bool:
        """Tell whether it does not end before it starts."""
        return self.ends_on is None or self.starts_on <= self.ends_on

    def includes(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a day."""
        return self.includes(other.starts_on) or other.includes(self.starts_on)

    def within(self, outer: "Span") -> bool:
        """Tell whether the other has all its days."""
        if outer.ends_on is None:
            return outer.starts_on <= self.starts_on
        return outer.starts_on <= self.starts_on and self.ends_on is not None and self.ends_on <= outer.ends_on


def in_order(span: Span) -> Refusal | None:
    """Refuse dates that end before they start."""
    return None if span.is_in_order else Refusal("ends_before_start")


def clear_of(others: Iterable[Span], span: Span, code: str, about: str = "") -> Refusal | None:
    """Refuse days that are taken already."""
    return Refusal(code, None, about) if any(span.overlaps(other) for other in others) else None


class Matter(StrEnum):
    """What is managed in this chapter."""

    UNITS = "units"
    PEOPLE = "people"
    POSTS = "posts"
    ACCOUNTS = "accounts"
    SMALL_MARK = "small_mark"
    REORGANISING = "reorganising"
    """Confirming that units merge or end; drawing it up is managing units."""
    GROUPS = "groups"
    REGISTER = "register"
    """Reading who is who: people, their posts and the matrix of roles."""
    DEEDS = "deeds"
    """Reading what staff did."""
    PUSH = "push"
    """Which other systems are told what is public."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is, as far as managing goes: the administration he has, or the posts he holds."""

    administration: str
    posts: frozenset[tuple[Role, int]]

    def holds(self, roles: frozenset[Role], unit_id: int | None) -> bool:
        """Tell whether he holds one of the roles in the unit, or anywhere where no unit is meant."""
        return any(role in roles and unit_id in (None, at) for role, at in self.posts)


BY_ADMINISTRATION = {
    Matter.UNITS: frozenset({Administration.SYSTEM}),
    Matter.PEOPLE: frozenset({Administration.SYSTEM}),
    Matter.ACCOUNTS: frozenset({Administration.SYSTEM}),
    Matter.POSTS: frozenset({Administration.SECURITY}),
    Matter.REGISTER: frozenset(Administration),
    Matter.DEEDS: frozenset({Administration.AUDIT}),
    Matter.PUSH: frozenset({Administration.SYSTEM}),
}
"""Which of the three separated administrators manages what. Practice: 三员分立."""

BY_POST = {
    Matter.SMALL_MARK: frozenset({Role.OFFICE_APPROVER}),
    Matter.REORGANISING: frozenset({Role.OFFICE_APPROVER}),
    Matter.GROUPS: frozenset({Role.HEAD, Role.DRAFTER}),
}
"""What comes from a post. The small mark is the office's for every unit, a group is its own unit's."""


def may_manage(matter: Matter, standing: Standing, unit_id: int | None = None) -> bool:
    """Tell whether somebody manages a matter, in a unit where one is meant. Source: 第七条."""
    if standing.administration in BY_ADMINISTRATION.get(matter, frozenset()):
        return True
    return standing.holds(BY_POST.get(matter, frozenset()), unit_id if matter is Matter.GROUPS else None)


def manages(matter: Matter, standing: Standing, unit_id: int | None = None) -> Refusal | None:
    """Refuse whoever does not manage the matter. Source: 第七条."""
    return None if may_manage(matter, standing, unit_id) else Refusal("not_yours_to_manage", (7, None))


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit as it is to be, and what stands around it."""

    kind: UnitKind
    span: Span
    parent: Span | None
    parent_is_below: bool
    children: tuple[Span, ...]
    code_is_taken: bool
    school_is_another: bool
    wants_office: bool
    office_is_elsewhere: bool


def unit_is_sound(facts: UnitFacts) -> list[Refusal]:
    """Return what is wrong with a unit as it is to be. Source: 第三条、第五条."""
    is_school = facts.kind is UnitKind.SCHOOL
    wrong = {
        "ends_before_start": not facts.span.is_in_order,
        "code_taken": facts.code_is_taken,
        "school_exists": is_school and facts.school_is_another,
        "school_has_no_parent": is_school and facts.parent is not None,
        "needs_parent": not is_school and facts.parent is None,
        "cycle": facts.parent_is_below,
        "parent_not_standing": facts.parent is not None and not facts.span.within(facts.parent),
        "children_outlast": any(not child.within(facts.span) for child in facts.children),
        "office_is_elsewhere": facts.wants_office and facts.office_is_elsewhere,
    }
    return [Refusal(code, (3, None)) for code, applies in wrong.items() if applies]


def renaming_is_sound(on: date, since: date, *, stands: bool, is_same: bool) -> list[Refusal]:
    """Return what speaks against calling a unit otherwise from a day on: names follow one another. Source: 第三条."""
    wrong = {"renamed_later": on <= since, "unit_not_standing": not stands, "same_name": is_same}
    return [Refusal(code, (3, None)) for code, applies in wrong.items() if applies]


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment about to be made, and what is known of the unit, the person and who makes it."""

    role: Role
    span: Span
    is_own: bool
    left_on: date | None
    unit: Span
    unit_kind: UnitKind
    unit_hosts_office: bool
    heads: tuple[Span, ...]
    same_posts: tuple[Span, ...]


def appointment_is_sound(facts: Appointment) -> list[Refusal]:
    """Return what speaks against an appointment; all of it. Source: 第六条、第七条."""
    found = [
        in_order(facts.span),
        not_to_self(is_own=facts.is_own),
        still_here(facts.left_on, facts.span),
        None if facts.span.within(facts.unit) else Refusal("unit_not_standing", (6, None)),
        _in_the_right_place(facts),
        clear_of(facts.same_posts, facts.span, "already_holds"),
    ]
    if facts.role is Role.HEAD:
        found.append(one_head(facts.heads, facts.span))
    return [refusal for refusal in found if refusal]


def one_head(heads: Iterable[Span], span: Span) -> Refusal | None:
    """Let a unit have one head at a time. Source: 第七条."""
    return Refusal("unit_has_head", (7, None)) if any(span.overlaps(other) for other in heads) else None


def not_to_self(*, is_own: bool) -> Refusal | None:
    """Let nobody grant anything to himself. Practice: 三员分立."""
    return Refusal("grants_to_self") if is_own else None


def still_here(left_on: date | None, span: Span) -> Refusal | None:
    """Refuse days after somebody has left."""
    gone = left_on is not None and not span.within(Span(date.min, left_on))
    return Refusal("person_left") if gone else None


def _in_the_right_place(facts: Appointment) -> Refusal | None:
    if facts.role in OFFICE and not facts.unit_hosts_office:
        return Refusal("not_the_office", (5, None))
    if facts.role is Role.INSPECTOR and facts.unit_kind is not UnitKind.DISCIPLINE:
        return Refusal("not_discipline", (6, None))
    return None


@dataclass(frozen=True, slots=True)
class StandIn:
    """An acting head about to be appointed."""

    span: Span
    reason: str
    is_own: bool
    is_the_principal: bool
    left_on: date | None
    principal: Span
    principal_is_regular_head: bool
    others: tuple[Span, ...]


def stand_in_is_sound(facts: StandIn) -> list[Refusal]:
    """Return what speaks against an acting head: he has dates and a reason, inside the principal's. Source: 第七条."""
    wrong = {
        "ends_before_start": not facts.span.is_in_order,
        "grants_to_self": facts.is_own,
        "acts_for_himself": facts.is_the_principal,
        "person_left": still_here(facts.left_on, facts.span) is not None,
        "not_a_regular_head": not facts.principal_is_regular_head,
        "acting_needs_end": facts.span.ends_on is None,
        "acting_needs_reason": not facts.reason.strip(),
        "acting_outside_term": facts.span.ends_on is not None and not facts.span.within(facts.principal),
        "stood_in_already": any(facts.span.overlaps(other) for other in facts.others),
    }
    return [Refusal(code, (7, None)) for code, applies in wrong.items() if applies]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """An appointment that waits, and who is about to agree to it."""

    needs_second: bool
    is_confirmed: bool
    is_void: bool
    is_own: bool
    granted_it: bool


def confirmation_is_sound(facts: Confirmation) -> list[Refusal]:
    """Return what speaks against somebody's agreeing to an appointment. Practice: 三员分立."""
    wrong = {
        "needs_no_second": not facts.needs_second,
        "already_confirmed": facts.is_confirmed,
        "called_off": facts.is_void,
        "grants_to_self": facts.is_own,
        "same_granter": facts.granted_it,
    }
    return [Refusal(code) for code, applies in wrong.items() if applies]


@dataclass(frozen=True, slots=True)
class Ending:
    """A post and its new last day."""

    span: Span
    last_day: date
    is_void: bool


def ending_is_sound(facts: Ending) -> list[Refusal]:
    """Return what speaks against ending a post on a day: an end only ever moves forward."""
    ends_on = facts.span.ends_on
    wrong = {
        "called_off": facts.is_void,
        "ends_before_start": facts.last_day < facts.span.starts_on,
        "already_ended": ends_on is not None and ends_on <= facts.last_day,
    }
    return [Refusal(code) for code, applies in wrong.items() if applies]


def calling_off_is_sound(span: Span, *, is_confirmed: bool, is_void: bool, on: date) -> list[Refusal]:
    """Return what speaks against calling an appointment off: it must not have been in force before today."""
    wrong = {"called_off": is_void, "was_in_force": is_confirmed and span.starts_on < on}
    return [Refusal(code) for code, applies in wrong.items() if applies]
