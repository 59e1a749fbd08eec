"""Taking a seat on the leading group, and leaving it. Source: 第六条."""

from datetime import date, datetime

from django.db import connection
from django.utils.timezone import localdate

from gongkai.leading.models import Seat
from gongkai.leading.queries import hand_of, leads_already
from gongkai.leading.rules import Place, Seating, name_refusals, seat_end_refusals, seat_refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of


@recorded()
def take_seat(person: Person, place: Place, office: str, *, starts_on: date, by: Person, at: datetime) -> Seat:
    """Enter that somebody sits on the leading group by virtue of an office, from a day on. Source: 第六条.

    :raises Refused: with every reason, if ``by`` is not of the office, or somebody leads already.
    """
    _one_at_a_time()
    hand = hand_of(duties_of(by, localdate(at)))
    insist(*seat_refusals(hand, Seating(office, place, leads_already(starts_on))))
    said = {"person": person, "place": place, "office": office.strip(), "starts_on": starts_on}
    seat = Seat.objects.create(**said, entered_by=by, entered_at=at)
    did("seat_taken", f"seat/{seat.public_id}", by=by, at=at, name=seat.office, starts_on=starts_on)
    return seat


@recorded()
def end_seat(seat: Seat, *, last_day: date, by: Person, at: datetime) -> None:
    """Enter until when a seat is held; the row stays. Source: 第六条.

    :raises Refused: with every reason.
    """
    held = Seat.objects.select_for_update().get(pk=seat.pk)
    hand = hand_of(duties_of(by, localdate(at)))
    is_ended = held.ends_on is not None
    insist(*seat_end_refusals(hand, is_ended=is_ended, starts_on=held.starts_on, last_day=last_day))
    Seat.objects.filter(pk=held.pk).update(ends_on=last_day)
    did("seat_ended", f"seat/{held.public_id}", by=by, at=at, name=held.office, ends_on=last_day)


@recorded()
def show_name(seat: Seat, *, by: Person, at: datetime) -> None:
    """Let readers see the name beside the office; it stays shown. Source: 第六条.

    :raises Refused: with every reason, if ``by`` is not the office's approver or the name is shown.
    """
    held = Seat.objects.select_for_update().get(pk=seat.pk)
    hand = hand_of(duties_of(by, localdate(at)))
    insist(*name_refusals(hand, is_shown=held.name_shown_at is not None))
    Seat.objects.filter(pk=held.pk).update(name_shown_by=by, name_shown_at=at)
    did("seat_name_shown", f"seat/{held.public_id}", by=by, at=at, name=held.office)


def _one_at_a_time() -> None:
    """Let one seat be entered after the other: who leads already is asked before it is written."""
    if connection.vendor == "postgresql":
        list(Unit.objects.select_for_update().filter(hosts_office=True).values_list("pk"))
