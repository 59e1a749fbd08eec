"""Whether it was right to take something down: somebody else says so in time, or it goes up. Source: 第八条."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.disclosures.actions import ask_restore
from gongkai.disclosures.models import RestoreRequest
from gongkai.incidents.actions.hold import answerable, line, locked, noted, overseers, permitted, tell_people
from gongkai.incidents.models import Incident
from gongkai.incidents.queries import late_on
from gongkai.incidents.rules.steps import leaking, said
from gongkai.incidents.rules.words import EntryKind, IncidentState, Verb
from gongkai.ledger.actions import recorded
from gongkai.orgs.models import Person
from gongkai.scanner.covering import must_not_be_told


@recorded()
def ratify(incident: Incident, note: str = "", *, by: Person, at: datetime) -> None:
    """Say, as the head or for the office, that it was right to take something down. Source: 第八条.

    :raises Refused: with every reason; nobody says so of himself.
    """
    held = locked(incident)
    permitted(held, Verb.RATIFY, *leaking({"note": note}, told=must_not_be_told), by=by, at=at)
    _decided(held, IncidentState.RATIFIED, by=by, at=at)
    line(held, EntryKind.RATIFIED, note, by=by, at=at)
    noted("incident_ratified", held, by=by, at=at)
    tell_people({held.opened_by_id, *answerable(held, at)}, "incident_ratified", held, but=by, at=at)


@recorded()
def refuse(incident: Incident, reason: str, *, by: Person, at: datetime) -> None:
    """Say that it was not right, and ask, as the first of the two it takes, that what was taken down come back.

    Practice: what one person took down at once, two bring back.

    :raises Refused: with every reason.
    """
    held = locked(incident)
    permitted(held, Verb.REFUSE, *said({"reason": reason}, told=must_not_be_told), by=by, at=at)
    _decided(held, IncidentState.REFUSED, by=by, at=at)
    line(held, EntryKind.REFUSED, reason, by=by, at=at)
    if not RestoreRequest.objects.filter(disclosure=held.disclosure_id).exists():
        ask_restore(held.disclosure.revisions.latest("number"), by=by, at=at, reason=reason)
    noted("incident_refused", held, by=by, at=at)
    tell_people({held.opened_by_id, *answerable(held, at)}, "incident_refused", held, but=by, at=at)


def _decided(held: Incident, state: IncidentState, *, by: Person, at: datetime) -> None:
    Incident.objects.filter(pk=held.pk).update(state=state, decided_by=by, decided_at=at)


def run_due(at: datetime) -> int:
    """Take up to the office and the inspectors what nobody has ratified in time; returns how much. Source: 第八条."""
    return sum(_escalate(incident, at) for incident in late_on(localdate(at)))


@recorded()
def _escalate(incident: Incident, at: datetime) -> bool:
    held = locked(incident)
    late = Incident.objects.filter(pk=held.pk, state=IncidentState.OPEN, escalated_at=None)
    if not late.update(escalated_at=at):
        return False
    line(held, EntryKind.ESCALATED, by=None, at=at)
    noted("incident_escalated", held, by=None, at=at)
    tell_people(overseers(at) | answerable(held, at), "incident_escalated", held, but=None, at=at)
    return True
