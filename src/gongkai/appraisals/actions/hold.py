"""Locking an appraisal, going on only if nothing stands against it, and recording what was done."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.appraisals.models import Appraisal
from gongkai.appraisals.queries import standing_of
from gongkai.appraisals.rules.steps import bars
from gongkai.appraisals.rules.words import Verb
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of


def locked(appraisal: Appraisal) -> Appraisal:
    """Return an appraisal as it is now, locked for the rest of the transaction."""
    return Appraisal.objects.select_for_update(of=("self",)).select_related("unit").get(pk=appraisal.pk)


def permitted(held: Appraisal, verb: Verb, *also: Refusal, by: Person, at: datetime) -> None:
    """Go on only if somebody may do this about an appraisal.

    :raises Refused: with every reason against it.
    """
    today = localdate(at)
    insist(*bars(verb, standing_of(held, duties_of(by, today), today)), *also)


def noted(what: str, held: Appraisal, *, by: Person | None, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record for the auditor what somebody did about an appraisal, by codes alone."""
    did(what, f"appraisal/{held.public_id}", by=by, at=at, unit=held.unit, year=held.year, **told)
