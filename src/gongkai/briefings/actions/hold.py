"""Locking a meeting, going on only if nothing stands against it, and recording what was done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.briefings.models import Item, Meeting
from gongkai.briefings.queries import reached, standing_of
from gongkai.briefings.rules.steps import item_refusals, permit
from gongkai.briefings.rules.words import MeetingState, Verb
from gongkai.disclosures.models import Disclosure
from gongkai.measures.refusal import Refusal
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of


def locked(meeting: Meeting) -> Meeting:
    """Return a meeting as it is now, locked for the rest of the transaction."""
    return Meeting.objects.select_for_update(of=("self",)).select_related("unit").get(pk=meeting.pk)


def permitted(held: Meeting, verb: Verb, *also: Refusal, by: Person, at: datetime) -> MeetingState:
    """Go on only if somebody may do this about a meeting; return the state it leads to.

    :raises Refused: with every reason against it.
    """
    return permit(verb, standing_of(held, duties_of(by, localdate(at)), at), *also)


def unfit(held: Meeting, disclosures: Sequence[Disclosure]) -> list[Refusal]:
    """Return what may not be told to those who are invited."""
    return item_refusals(reached(held, disclosures))


def told_at(held: Meeting) -> list[Disclosure]:
    """Return what is told at a meeting, in order."""
    return [item.disclosure for item in held.items.select_related("disclosure")]


def put_items(held: Meeting, disclosures: Sequence[Disclosure]) -> None:
    """Set what is told at a meeting: part of an act that is recorded."""
    held.items.all().delete()
    Item.objects.bulk_create(
        Item(meeting=held, disclosure=one, position=position) for position, one in enumerate(disclosures, 1)
    )


def noted(what: str, held: Meeting, *, by: Person, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record for the auditor what somebody did about a meeting, by codes alone."""
    did(what, f"meeting/{held.public_id}", by=by, at=at, unit=held.unit, **told)
