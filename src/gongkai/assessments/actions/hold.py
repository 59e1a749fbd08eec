"""Locking an assessment, going on only if nothing stands against it, recording it, telling units."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.assessments.models import Scheme, Sheet
from gongkai.assessments.queries import standing_of
from gongkai.assessments.rules.steps import CONCERNED, permit
from gongkai.assessments.rules.words import SchemeState, Verb
from gongkai.inspections.queries import own_ground
from gongkai.measures.refusal import Refusal
from gongkai.notices.actions import tell
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of, holders


def locked(scheme: Scheme) -> Scheme:
    """Return an assessment as it is now, locked for the rest of the transaction."""
    return Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)


def permitted(held: Scheme, verb: Verb, *also: Refusal, by: Person, at: datetime) -> SchemeState:
    """Go on only if somebody may do this about an assessment; return the state it leads to.

    :raises Refused: with every reason against it.
    """
    return permit(verb, standing_of(held, duties_of(by, localdate(at))), *also)


def ground_of(by: Person, at: datetime) -> frozenset[int]:
    """Return the units somebody may not rate because they are his own. Practice: S8."""
    return own_ground(duties_of(by, localdate(at)))


def noted(what: str, held: Scheme, *, by: Person, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record for the auditor what somebody did about an assessment, by codes alone."""
    did(what, f"assessment/{held.public_id}", by=by, at=at, year=held.year, **told)


def tell_units(kind: str, sheets: Iterable[Sheet], *, but: Person, at: datetime) -> None:
    """Tell the heads and drafters of some units, each of its own sheet: part of an act that is recorded."""
    listed = list(sheets)
    people: dict[int, set[int]] = {}
    answering = {sheet.unit.answering.pk for sheet in listed}
    for unit, person in holders(answering, CONCERNED, localdate(at)).values_list("unit_id", "person_id"):
        people.setdefault(unit, set()).add(person)
    for sheet in listed:
        those = people.get(sheet.unit.answering.pk, set()) - {but.pk}
        tell(those, kind, f"assessment_sheet/{sheet.public_id}", at=at, title=sheet.scheme.name)
