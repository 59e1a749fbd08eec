"""Who is who today: posts in force, memberships, and what a viewer is for the audience rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.orgs.models import Account, Group, Person, Post, Unit, in_force, units_in_tree
from gongkai.orgs.rules import Standing


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is reading, as far as the audience rule needs it; ``ANYBODY`` is not signed in.

    ``units`` holds the unit of the membership and all above it; ``home_units`` the same for the place of work or study.
    """

    person_id: int | None
    kind: str
    is_member: bool
    units: frozenset[int]
    home_units: frozenset[int]
    groups: frozenset[int]


ANYBODY = Viewer(None, "", is_member=False, units=frozenset(), home_units=frozenset(), groups=frozenset())


@dataclass(frozen=True, slots=True)
class Duties:
    """The posts somebody holds on a day: ``(role, unit id)`` pairs, and for whom he acts.

    ``took_over`` holds the same for ended units that the units of his posts answer for: what those made known is his
    to correct and take down, but nothing new begins in their name.
    """

    person_id: int
    posts: frozenset[tuple[Role, int]]
    acts_for: frozenset[int]
    took_over: frozenset[tuple[Role, int]] = frozenset()

    @classmethod
    def told(cls, person_id: int, held: Iterable[tuple[str, int, int | None, int | None]]) -> "Duties":
        """Return duties from posts: role, unit, for whom he acts, and an ended unit that this one answers for."""
        rows = [(Role(role), unit, principal, ended) for role, unit, principal, ended in held]
        return cls(
            person_id,
            frozenset((role, unit) for role, unit, _, _ in rows),
            frozenset(principal for _, _, principal, _ in rows if principal),
            frozenset((role, ended) for role, _, _, ended in rows if ended and not role.is_school_wide),
        )

    def roles_in(self, unit_id: int) -> frozenset[Role]:
        """Return the roles that count for a unit: those held in it and the school-wide ones."""
        return frozenset(role for role, at in self.posts if at == unit_id or role.is_school_wide)

    def roles_for(self, unit_id: int) -> frozenset[Role]:
        """Return the roles that count for what a unit made known, be it ended and taken over by another."""
        return self.roles_in(unit_id) | frozenset(role for role, at in self.took_over if at == unit_id)

    def units_with(self, *roles: Role) -> frozenset[int]:
        """Return the units in which one of the roles is held."""
        return frozenset(at for role, at in self.posts if role in roles)

    def has(self, *roles: Role) -> bool:
        """Tell whether one of the roles is held anywhere."""
        return any(role in roles for role, _ in self.posts)


def posts_in_force(on: date) -> QuerySet[Post]:
    """Return all posts in force on a day: dated, confirmed where two must agree, in a unit that stands.

    Nor does a post count whose holder has left or cannot sign in: nothing waits for somebody who will not come.
    While somebody acts for a head, the head himself does not: a unit has one at a time. Source: 第七条.
    """
    return _posts_in_force(on).all()


@lru_cache(maxsize=8)
def _posts_in_force(on: date) -> QuerySet[Post]:
    """Keep the question itself, which is asked in every step and takes longer to put together than to answer."""
    still_here = Q(person__left_on=None) | Q(person__left_on__gte=on)
    return _one_head_each(_appointed(on).filter(still_here).exclude(Exists(shut_accounts())), on)


def _appointed(on: date) -> QuerySet[Post]:
    return Post.objects.filter(in_force(on), is_void=False).exclude(unconfirmed())


def _one_head_each(effective: QuerySet[Post], on: date) -> QuerySet[Post]:
    stand_ins = effective.filter(acting_for=OuterRef("pk"))
    return effective.filter(in_force(on, prefix="unit__")).exclude(Exists(stand_ins))


def shut_accounts() -> QuerySet[Account]:
    """Match, for posts, the holder's account that was shut; whoever has none yet is still expected."""
    return Account.objects.filter(person=OuterRef("person"), administration="", is_active=False)


def posts_written(on: date) -> QuerySet[Post]:
    """Return all posts as they were given for a day, whether or not their holders can still act.

    What waited for somebody who is gone is told from these.
    """
    return _one_head_each(_appointed(on), on)


def unconfirmed() -> Q:
    """Match appointments that still need a second security administrator. Practice: 三员分立."""
    return Q(confirmed_at=None, role__in=[role for role in Role if role.needs_second_granter])


def duties_of(person: Person, on: date) -> Duties:
    """Return what somebody may act as on a day. Source: 第七条."""
    return _duties(person, posts_in_force(on))


def duties_written(person: Person, on: date) -> Duties:
    """Return what somebody was to act as on a day, whether or not he still can. Practice: nobody waits silently."""
    return _duties(person, posts_written(on))


def _duties(person: Person, posts: QuerySet[Post]) -> Duties:
    columns = ("role", "unit_id", "acting_for__person_id", "unit__took_over")
    return Duties.told(person.pk, list(posts.filter(person=person).order_by().values_list(*columns)))


def duties_of_account(account: Account, on: date) -> Duties:
    """Return the duties an account carries: none for an administrator's. Practice: 三员分立."""
    if account.administration:
        return Duties(account.person_id, frozenset(), frozenset())
    return duties_of(account.person, on)


def administration_of(person: Person) -> str:
    """Return which of the three administrators somebody is, by an account that is open; mostly none."""
    active = person.accounts.filter(is_active=True).exclude(administration="")
    return active.values_list("administration", flat=True).first() or ""


def standing_of_account(account: Account, duties: Duties) -> Standing:
    """Return what a signed-in account is for managing this chapter. Practice: 三员分立."""
    return Standing(account.administration, duties.posts)


def holders(unit_ids: Iterable[int], roles: Iterable[Role], on: date) -> QuerySet[Post]:
    """Return the posts of given roles in given units, in force, with their persons."""
    return posts_in_force(on).filter(unit__in=unit_ids, role__in=list(roles)).select_related("person", "unit")


def persons_of_the_office(on: date) -> set[int]:
    """Return who holds a post of the office on a day. Source: 第六条."""
    return set(posts_in_force(on).filter(role__in=OFFICE).values_list("person_id", flat=True))


def head_in_force(unit: Unit, on: date) -> Post | None:
    """Return the one head of a unit on a day: the acting one where there is one. Source: 第七条."""
    return holders([unit.pk], [Role.HEAD], on).first()


def ancestry(unit_ids: Iterable[int]) -> frozenset[int]:
    """Return the units and all units above them."""
    paths = units_in_tree().filter(pk__in=list(unit_ids))
    return frozenset(at for unit in paths for at in unit.tree_path)


def viewer_of(account: Account | None, on: date) -> Viewer:
    """Return what a signed-in account is for the audience rule, on the facts of that day. Source: 第十条.

    An administrator's account reads as anybody. Practice: none of the three reads non-public content by that role.
    """
    if account is None or not _reads_as_himself(account, on):
        return ANYBODY
    person = account.person
    member_of = list(person.memberships.filter(in_force(on)).values_list("unit_id", flat=True))
    return Viewer(
        person.pk,
        person.kind,
        is_member=bool(member_of),
        units=ancestry(member_of),
        home_units=ancestry([person.home_id] if person.home_id else []),
        groups=frozenset(Group.objects.filter(people=person, is_closed=False).values_list("pk", flat=True)),
    )


def is_member(account: Account, on: date) -> bool:
    """Tell whether a signed-in account reads as a Party member on a day. Source: 第十条（二）."""
    return _reads_as_himself(account, on) and account.person.memberships.filter(in_force(on)).exists()


def _reads_as_himself(account: Account, on: date) -> bool:
    left_on = account.person.left_on
    return not account.administration and (left_on is None or on <= left_on)


def units_standing(on: date) -> QuerySet[Unit]:
    """Return the units that exist on a day."""
    return Unit.objects.filter(in_force(on))


def units_to_come(on: date) -> list[Unit]:
    """Return the units that stand on a day or will, and have no end, depth first like ``unit_tree``."""
    return list(units_in_tree().filter(Q(ends_on=None) | Q(ends_on__gte=on)))


def unit_tree(on: date) -> list[Unit]:
    """Return the standing units depth first, each with ``tree_depth`` (0 is the school)."""
    return list(units_in_tree().filter(in_force(on)))
