"""What somebody sees of the figures, and the units he may choose from. Source: 第六条、第七条."""

from datetime import date

from gongkai.figures.rules.viewing import Looking, Sight, sight_of
from gongkai.leading.queries import seats_on
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Duties


def sight(duties: Duties, administration: str, on: date) -> Sight:
    """Return what somebody sees by his posts, his seat and what he administers, on a day."""
    seat = bool(duties.posts) and seats_on(on).filter(person=duties.person_id).exists()
    return sight_of(Looking(duties.posts, seat, administration))


def units_in_sight(seen: Sight) -> list[Unit]:
    """Return the units somebody may look at apart: all there ever were that a figure can be of, or his own."""
    found = Unit.objects.order_by("position", "code")
    return list(found if seen.is_whole else found.filter(pk__in=seen.units))
