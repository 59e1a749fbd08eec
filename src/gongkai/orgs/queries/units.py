"""Units with who holds what in them, appointments that wait, groups."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, Q, QuerySet

from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Group, Membership, Post, Unit, in_force
from gongkai.orgs.queries.duties import holders, shut_accounts, unconfirmed, unit_tree, units_standing

UNIT_ROLES = (Role.DRAFTER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD)
"""The posts a unit needs to take a matter through the procedure by itself. Source: 第十六条."""


def unit_with_code(code: str) -> Unit | None:
    """Return a unit, with the one above it."""
    return Unit.objects.select_related("parent").filter(code=code).first()


def units_by_code() -> dict[str, Unit]:
    """Return all units, dissolved ones too, by their codes."""
    return {unit.code: unit for unit in Unit.objects.all()}


def units_ended(on: date) -> QuerySet[Unit]:
    """Return the units that were dissolved before a day, the latest first."""
    return Unit.objects.filter(ends_on__lt=on).select_related("parent").order_by("-ends_on", "code")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who may take which step in a unit on a day, and what it cannot do by itself. Practice: S7."""

    unit: Unit
    holders: dict[Role, tuple[Post, ...]]
    is_small: bool

    @property
    def gaps(self) -> tuple[Role, ...]:
        """The steps nobody in the unit may take; they go to the office at once."""
        return tuple(role for role in UNIT_ROLES if not self.holders[role])

    @property
    def lacks_second_reviewer(self) -> bool:
        """Tell whether both passes would have to come from one person without the mark that allows it. Practice: S4."""
        both = [*self.holders[Role.REVIEWER], *self.holders[Role.SECRECY_REVIEWER]]
        return not self.gaps and not self.is_small and len({post.person_id for post in both}) < 2


def roles_matrix(units: Iterable[Unit], on: date) -> list[Coverage]:
    """Return, unit by unit, who may take which step on a day. Source: 第七条."""
    listed = list(units)
    held: dict[tuple[int, str], list[Post]] = {}
    for post in holders([unit.pk for unit in listed], UNIT_ROLES, on):
        held.setdefault((post.unit_id, post.role), []).append(post)
    return [
        Coverage(unit, {role: tuple(held.get((unit.pk, role), ())) for role in UNIT_ROLES}, unit.is_small(on))
        for unit in listed
    ]


SCHOOL_WIDE = tuple(role for role in Role if role.is_school_wide)
"""The posts that act on every unit."""


def school_wide_posts(on: date) -> dict[Role, tuple[Post, ...]]:
    """Return who holds each post that acts on every unit, nobody where there is a gap. Source: 第六条."""
    units = units_standing(on).values_list("pk", flat=True)
    held = list(holders(units, SCHOOL_WIDE, on).order_by("unit__position", "unit__code", "person__number"))
    return {role: tuple(post for post in held if post.role == role) for role in SCHOOL_WIDE}


def coverage_of(unit: Unit, on: date) -> Coverage:
    """Return who may take which step in one unit. Practice: S7."""
    return roles_matrix([unit], on)[0]


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """Everything the page of a unit shows."""

    unit: Unit
    path: tuple[Unit, ...]
    children: tuple[Unit, ...]
    current: tuple[Post, ...]
    waiting: tuple[Post, ...]
    past: tuple[Post, ...]
    members: int
    coverage: Coverage


def unit_sheet(unit: Unit, on: date) -> UnitSheet:
    """Return everything the page of a unit shows on a day."""
    given = unit.posts.filter(is_void=False).annotate(is_shut=Exists(shut_accounts()))
    posts = list(given.select_related("person", "acting_for__person").order_by("starts_on"))
    over = [post for post in posts if post.ends_on is not None and post.ends_on < on]
    effective = set(holders([unit.pk], Role, on).values_list("pk", flat=True))
    tree = {each.pk: each for each in unit_tree(on)}
    place = tree.get(unit.pk)
    return UnitSheet(
        unit=unit,
        path=tuple(tree[at] for at in place.tree_path[:-1] if at in tree) if place else (),
        children=tuple(each for each in tree.values() if each.parent_id == unit.pk),
        current=tuple(post for post in posts if post.pk in effective),
        waiting=tuple(post for post in posts if post.pk not in effective and post not in over),
        past=tuple(reversed(over)),
        members=Membership.objects.filter(in_force(on), unit=unit).count(),
        coverage=coverage_of(unit, on),
    )


def pending_appointments(on: date) -> QuerySet[Post]:
    """Return the appointments that wait for a second security administrator. Practice: 三员分立."""
    alive = Q(ends_on=None) | Q(ends_on__gte=on)
    waiting = Post.objects.filter(unconfirmed(), alive, is_void=False)
    return waiting.select_related("person", "unit", "granted_by", "acting_for__person").order_by("granted_at", "pk")


def post_of(public_id: UUID) -> Post | None:
    """Return one appointment, whatever became of it."""
    everything = Post.objects.select_related("person", "unit", "granted_by", "acting_for__person")
    return everything.filter(public_id=public_id).first()


def groups_kept_in(unit_ids: Iterable[int]) -> QuerySet[Group]:
    """Return the groups of some units, with how many are on them; dissolved ones last. Source: 第十条（三）."""
    kept = Group.objects.filter(unit__in=list(unit_ids)).select_related("unit").annotate(size=Count("people"))
    return kept.order_by("is_closed", "unit__position", "unit__code", "name")


def group_of(public_id: UUID) -> Group | None:
    """Return one group with the people on it."""
    return Group.objects.select_related("unit").prefetch_related("people__home").filter(public_id=public_id).first()
