"""Who holds which post around a few units on a day, asked once for everything that is decided in one step."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Person, Post, Unit
from gongkai.orgs.queries.duties import Duties, posts_in_force

NONE = (None,)


@dataclass(frozen=True, slots=True)
class Roster:
    """The posts in force in a few units, and those one person holds anywhere; without a person it is the clock's.

    ``ended`` holds, by unit, the ended units that it answers for.
    """

    posts: tuple[Post, ...]
    person: Person | None
    ended: Mapping[int, Sequence[int]]

    def held_in(self, unit_id: int, *roles: Role) -> list[Post]:
        """Return the posts of given roles in one of the units."""
        return [post for post in self.posts if post.unit_id == unit_id and post.role in roles]

    def acting_in(self, unit_id: int) -> int | None:
        """Return the person for whom the actor acts in a unit, if he is its acting head. Source: 第七条."""
        own = (post for post in self.posts if self.person and post.person_id == self.person.pk)
        return next((post.acting_for.person_id for post in own if post.acting_for and post.unit_id == unit_id), None)

    @property
    def duties(self) -> Duties | None:
        """What the person may act as. Source: 第七条."""
        if self.person is None:
            return None
        own = [post for post in self.posts if post.person_id == self.person.pk]
        return Duties.told(
            self.person.pk,
            [
                (post.role, post.unit_id, post.acting_for.person_id if post.acting_for else None, ended)
                for post in own
                for ended in self.ended.get(post.unit_id, NONE)
            ],
        )


def roster_of(unit_ids: Iterable[int], person: Person | None, on: date) -> Roster:
    """Return who holds which post in units on a day, and which posts somebody holds anywhere. Source: 第七条."""
    units = set(unit_ids)
    around = Q(unit__in=units) | Q(person=person) if person else Q(unit__in=units)
    held = posts_in_force(on).filter(around).select_related("acting_for").order_by("role", "starts_on", "pk")
    posts = tuple(held)
    own = {post.unit_id for post in posts if person and post.person_id == person.pk}
    return Roster(posts, person, _ended(own))


def _ended(unit_ids: set[int]) -> Mapping[int, Sequence[int]]:
    """Return, by unit, the ended units it took over."""
    found: dict[int, list[int]] = defaultdict(list)
    if not unit_ids:
        return found
    for unit, ended in (
        Unit.objects.filter(taken_over_by__in=unit_ids).order_by("pk").values_list("taken_over_by", "pk")
    ):
        if unit is not None:
            found[unit].append(ended)
    return found
