"""Who holds which post around a few units on a day, asked once for everything that is decided in one step."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Q

from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Person, Post
from gongkai.orgs.queries.duties import Duties, posts_in_force

NONE = (None,)


class Seat(NamedTuple):
    """A post as far as it matters for what may be decided: who holds it, where, as what, and for whom he acts."""

    post_id: int
    person_id: int
    unit_id: int
    role: str
    acting_for: int | None

    @classmethod
    def of(cls, post: Post) -> "Seat":
        """Return what matters of a post that was read with the one it stands in for."""
        return cls(
            post.pk, post.person_id, post.unit_id, post.role, post.acting_for.person_id if post.acting_for else None
        )


@dataclass(frozen=True, slots=True)
class Roster:
    """The posts in force in a few units, and those one person holds anywhere, in no order; nobody is the clock.

    ``ended`` holds, by unit, the ended units in question that it answers for.
    """

    seats: tuple[Seat, ...]
    person: Person | None
    ended: Mapping[int, Collection[int]]

    def held_in(self, unit_id: int, role: Role) -> bool:
        """Tell whether somebody holds a post in one of the units."""
        return any(seat.unit_id == unit_id and seat.role == role for seat in self.seats)

    def acting_in(self, unit_id: int) -> int | None:
        """Return the person for whom the actor acts in a unit, if he is its acting head. Source: 第七条."""
        return min((seat.acting_for for seat in self._own if seat.unit_id == unit_id and seat.acting_for), default=None)

    @property
    def _own(self) -> list[Seat]:
        return [seat for seat in self.seats if self.person and seat.person_id == self.person.pk]

    @property
    def duties(self) -> Duties | None:
        """What the person may act as. Source: 第七条."""
        if self.person is None:
            return None
        return Duties.told(
            self.person.pk,
            [
                (seat.role, seat.unit_id, seat.acting_for, ended)
                for seat in self._own
                for ended in self.ended.get(seat.unit_id, NONE)
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
    columns = ("pk", "person_id", "unit_id", "role", "acting_for__person_id")
    held = posts_in_force(on).filter(around).order_by().values_list(*columns)
    return Roster(tuple(Seat(*row) for row in held), person, ended)
