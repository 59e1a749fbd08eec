"""Locking an emergency, going on only if nothing stands against it, recording it, and telling those who answer."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.disclosures.actions.telling import number_of
from gongkai.disclosures.models import Disclosure
from gongkai.files.models import StoredFile
from gongkai.incidents.models import Entry, Incident
from gongkai.incidents.queries import standing_of
from gongkai.incidents.rules.steps import permit
from gongkai.incidents.rules.words import EntryKind, IncidentState, Verb
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.notices.actions import tell
from gongkai.orgs import queries as orgs
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person


def locked(incident: Incident) -> Incident:
    """Return an emergency as it is now, with its disclosure locked, and itself, for the rest of the transaction."""
    Disclosure.objects.select_for_update().get(pk=incident.disclosure_id)
    rows = Incident.objects.select_for_update(of=("self",))
    return rows.select_related("disclosure__unit__taken_over_by", "opened_by").get(pk=incident.pk)


def permitted(held: Incident, verb: Verb, *also: Refusal, by: Person, at: datetime) -> IncidentState | None:
    """Go on only if somebody may do this about an emergency; return the state it leads to.

    :raises Refused: with every reason against it.
    """
    return permit(verb, standing_of(held, orgs.duties_of(by, localdate(at))), *also)


def line(
    held: Incident,
    kind: EntryKind,
    text: str = "",
    *,
    by: Person | None,
    at: datetime,
    file: StoredFile | None = None,
    name: str = "",
) -> Entry:
    """Add a line to the time line: part of an act that is recorded."""
    said = {"kind": kind, "text": text.strip(), "by": by, "at": at, "file": file, "file_name": name}
    return Entry.objects.create(incident=held, **said)


def noted(what: str, held: Incident, *, by: Person | None, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record for the auditor what somebody did about an emergency, by codes alone."""
    about: dict[str, Any] = {"unit": held.disclosure.unit, "disclosure": str(held.disclosure.public_id)}
    did(what, f"incident/{held.public_id}", by=by, at=at, **about, **told)


def tell_people(people: Iterable[int], kind: str, held: Incident, *, but: Person | None, at: datetime) -> None:
    """Tell some people of an emergency, by the number of what it is about: a title may be what must not be told."""
    told = set(people) - ({but.pk} if but else set())
    tell(told, kind, f"incident/{held.public_id}", at=at, number=number_of(held.disclosure))


def answerable(held: Incident, at: datetime) -> set[int]:
    """Return the head of the unit and those who decide for the office. Source: 第六条、第七条."""
    heads = orgs.holders([held.disclosure.unit.answering.pk], [Role.HEAD], localdate(at))
    approvers = orgs.posts_in_force(localdate(at)).filter(role=Role.OFFICE_APPROVER)
    return {*heads.values_list("person_id", flat=True), *approvers.values_list("person_id", flat=True)}


def overseers(at: datetime) -> set[int]:
    """Return who holds a post of the office, and the inspectors. Source: 第六条."""
    posts = orgs.posts_in_force(localdate(at)).filter(role__in=[*OFFICE, Role.INSPECTOR])
    return set(posts.values_list("person_id", flat=True))
