"""Who holds which post around a few units on a day, asked once for everything that is decided in one step."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import Q

from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Person, Post
from gongkai.orgs.queries.duties import Duties, posts_in_force

NONE = (None,)


@dataclass(frozen=True, slots=True)
class Roster:
    """The posts in force in a few units, and those one person holds anywhere, in no order; nobody is the clock.

    ``ended`` holds, by unit, the ended units in question that it answers for.
    """

    posts: tuple[Post, ...]
    person: Person | None
    ended: Mapping[int, Collection[int]]

    def held_in(self, unit_id: int, *roles: Role) -> list[Post]:
        """Return the posts of given roles in one of the units."""
        return [post for post in self.posts if post.unit_id == unit_id and post.role in roles]

    def acting_in(self, unit_id: int) -> int | None:
        """Return the person for whom the actor acts in a unit, if he is its acting head. Source: 第七条."""
        here = (post.acting_for for post in self._own if post.unit_id == unit_id)
        return min((principal.person_id for principal in here if principal), default=None)

    @property
    def _own(self) -> list[Post]:
        return [post for post in self.posts if self.person and post.person_id == self.person.pk]

    @property
    def duties(self) -> Duties | None:
        """What the person may act as. Source: 第七条."""
        if self.person is None:
            return None
        return Duties.told(
            self.person.pk,
            [
                (post.role, post.unit_id, post.acting_for.person_id if post.acting_for else None, ended)
                for post in self._own
                for ended in self.ended.get(post.unit_id, NONE)
            ],
        )


def roster_of(
    unit_ids: Iterable[int],
    person: Person | None,
    on: date,
    ended: Mapping[int, Collection[int]] = MappingProxyType({}),
) -> Roster:
    """Return who holds which post in units on a day, and which posts somebody holds anywhere. Source: 第七条.

    ``ended`` are the ended units in question, by the unit that answers for them.
    """
    units = set(unit_ids)
    around = Q(unit__in=units) | Q(person=person) if person else Q(unit__in=units)
    return Roster(tuple(posts_in_force(on).filter(around).select_related("acting_for").order_by()), person, ended)
