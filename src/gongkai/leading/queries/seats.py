"""Who sits on the leading group, and who may write about it."""

from datetime import date
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from gongkai.leading.models import Seat
from gongkai.leading.rules import Hand, Place
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.orgs.models import in_force
from gongkai.orgs.queries import Duties

RANK = Case(*(When(place=one, then=Value(rank)) for rank, one in enumerate(Place)), output_field=IntegerField())


def hand_of(duties: Duties, entered_by_id: int | None = None) -> Hand:
    """Return what somebody is for the entries of the office, those he acts for being himself. Source: 第六条."""
    persons = {duties.person_id, *duties.acts_for}
    return Hand(duties.has(*OFFICE), duties.has(Role.OFFICE_APPROVER), entered_by_id in persons)


def _seats() -> QuerySet[Seat]:
    return Seat.objects.select_related("person").order_by(RANK, "pk")


def seats_on(on: date) -> QuerySet[Seat]:
    """Return the seats held on a day: leader, deputies, members. Source: 第六条."""
    return _seats().filter(in_force(on))


def seats_to_come(on: date) -> QuerySet[Seat]:
    """Return the seats that will be held only after a day."""
    return _seats().filter(starts_on__gt=on)


def leads_already(starts_on: date) -> bool:
    """Tell whether somebody leads the group on a day or after it. Source: 第六条."""
    open_then = Q(ends_on=None) | Q(ends_on__gte=starts_on)
    return Seat.objects.filter(open_then, place=Place.LEADER).exists()


def seat_called(public_id: UUID) -> Seat | None:
    """Return a seat."""
    return Seat.objects.select_related("person").filter(public_id=public_id).first()
