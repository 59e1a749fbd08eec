"""All reads of emergencies: who may see them, how they stand, what was done, and what waits for whom."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.disclosures.models import Disclosure, Move, Release
from gongkai.disclosures.rules.words import Alarm, ReleaseState
from gongkai.disclosures.rules.words import Verb as Step
from gongkai.incidents.models import Entry, Incident, LeakRecord
from gongkai.incidents.rules.steps import Standing, open_verbs
from gongkai.incidents.rules.words import IncidentState, Verb
from gongkai.measures.vocabulary import OVERSEERS, Role
from gongkai.orgs.queries import Duties

__all__ = [
    "Entry",
    "Incident",
    "LeakRecord",
    "Line",
    "file_called",
    "incident_called",
    "incidents_of",
    "late_on",
    "leak_of",
    "leaks_of",
    "list_of",
    "seen_by",
    "standing_of",
    "timeline_of",
    "unratified",
    "verbs_of",
]

RELATED = ("disclosure__unit__taken_over_by", "opened_by", "decided_by", "closed_by")
TOLD = [Step.ASK_RESTORE, Step.RESTORE, Step.WITHDRAW, Step.ERASE, Step.CORRECT, Step.PUBLISH, Step.SUSPEND]
"""Steps of the procedure that belong to the time line of an emergency."""


def seen_by(duties: Duties) -> QuerySet[Incident]:
    """Return the emergencies somebody may know of: his units', or all if he oversees. Source: 第五条、第六条."""
    found = Incident.objects.select_related(*RELATED)
    if duties.has(*OVERSEERS):
        return found
    own = {at for role, at in duties.posts | duties.took_over if not role.is_school_wide}
    return found.filter(disclosure__unit__in=own)


def list_of(duties: Duties, *, state: IncidentState | None = None) -> QuerySet[Incident]:
    """Return the emergencies somebody may know of, the newest first."""
    found = seen_by(duties).filter(state=state) if state else seen_by(duties)
    return found.order_by("-opened_at", "-pk")


def incident_called(public_id: UUID, duties: Duties) -> Incident | None:
    """Return an emergency somebody may know of; absent and forbidden are alike."""
    return seen_by(duties).filter(public_id=public_id).first()


def incidents_of(disclosure: Disclosure, duties: Duties) -> QuerySet[Incident]:
    """Return the emergencies about one disclosure that somebody may know of, the newest first."""
    return seen_by(duties).filter(disclosure=disclosure)


def standing_of(incident: Incident, duties: Duties) -> Standing:
    """Return how an emergency stands and how somebody stands to it."""
    persons = {duties.person_id, *duties.acts_for}
    releases = Release.objects.filter(disclosure=incident.disclosure_id, state=ReleaseState.SUSPENDED)
    named = incident.disclosure.revisions.filter(subjects__in=persons)
    return Standing(
        state=IncidentState(incident.state),
        alarm=Alarm(incident.alarm),
        roles=duties.roles_for(incident.disclosure.unit_id),
        took_it_down=incident.opened_by_id in persons,
        is_subject=named.exists(),
        is_suspended=releases.exists(),
        leak_is_recorded=incident.leaks.exists(),
    )


def verbs_of(incident: Incident, duties: Duties) -> frozenset[Verb]:
    """Return what somebody may do about an emergency now: the same rules that will decide."""
    return open_verbs(standing_of(incident, duties))


def unratified(duties: Duties) -> QuerySet[Incident]:
    """Return the emergencies on which somebody is waited for to decide."""
    persons = {duties.person_id, *duties.acts_for}
    heads = {at for role, at in duties.posts | duties.took_over if role is Role.HEAD}
    found = seen_by(duties).filter(state=IncidentState.OPEN).exclude(opened_by__in=persons)
    found = found.exclude(disclosure__revisions__subjects__in=persons)
    return found if duties.has(Role.OFFICE_APPROVER) else found.filter(disclosure__unit__in=heads)


def late_on(on: date) -> QuerySet[Incident]:
    """Return the emergencies that nobody has decided on in time and that were not escalated yet. Practice."""
    return Incident.objects.filter(state=IncidentState.OPEN, ratify_by__lt=on, escalated_at=None)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a time line as it is read: an entry of its own, or a step of the procedure."""

    at: datetime
    who: str
    text: str
    entry: Entry | None = None
    step: Step | None = None


def timeline_of(incident: Incident) -> list[Line]:
    """Return what happened since something was taken down, oldest first: entries, and steps with the disclosure."""
    entries = [Line(one.at, _name(one.by), one.text, entry=one) for one in incident.entries.select_related("by")]
    moves = Move.objects.filter(Q(at__gte=incident.opened_at), disclosure=incident.disclosure_id, verb__in=TOLD)
    if incident.closed_at:
        moves = moves.filter(at__lte=incident.closed_at)
    steps = [Line(one.at, _name(one.by), one.reason, step=Step(one.verb)) for one in moves.select_related("by")]
    return sorted([*steps, *entries], key=lambda line: line.at)


def _name(person: object) -> str:
    return getattr(person, "name", "")


def leaks_of(incident: Incident) -> QuerySet[LeakRecord]:
    """Return every wording of the record of what leaked, the last one first."""
    return incident.leaks.select_related("by").order_by("-number")


def leak_of(incident: Incident) -> LeakRecord | None:
    """Return the wording that holds."""
    return leaks_of(incident).first()


def file_called(public_id: UUID, incident: Incident) -> Entry | None:
    """Return the line of a time line that carries a file."""
    return incident.entries.filter(public_id=public_id, file__isnull=False).select_related("file").first()
