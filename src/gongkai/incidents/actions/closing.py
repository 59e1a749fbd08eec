"""Closing an emergency: with its cause and what was done. Source: 第八条."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.incidents.actions.hold import answerable, line, locked, noted, tell_people
from gongkai.incidents.models import Incident
from gongkai.incidents.queries import standing_of
from gongkai.incidents.rules.steps import permit, ready_to_close, said
from gongkai.incidents.rules.words import EntryKind, Verb
from gongkai.ledger.actions import recorded
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.scanner.covering import must_not_be_told


@recorded()
def close(incident: Incident, cause: str, measures: str, *, by: Person, at: datetime) -> None:
    """Close an emergency with its cause and the measures taken; from then on nothing is added. Source: 第八条.

    :raises Refused: with every reason: nobody has decided, something hangs, a leak has no record, words are missing.
    """
    held = locked(incident)
    standing = standing_of(held, duties_of(by, localdate(at)))
    lacks = said({"cause": cause, "measures": measures}, told=must_not_be_told)
    state = permit(Verb.CLOSE, standing, *ready_to_close(standing), *lacks)
    columns = {"cause": cause.strip(), "measures": measures.strip(), "closed_by": by, "closed_at": at}
    Incident.objects.filter(pk=held.pk).update(state=state, **columns)
    line(held, EntryKind.CLOSED, by=by, at=at)
    noted("incident_closed", held, by=by, at=at)
    tell_people({held.opened_by_id, *answerable(held, at)}, "incident_closed", held, but=by, at=at)
