"""Locking an obligation, going on only if nothing stands against it, and recording what was done."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.measures.refusal import Refusal, insist
from gongkai.obligations.models import Horizon, Obligation
from gongkai.obligations.queries.facts import facts_of
from gongkai.obligations.rules.answers import Verb, refusals
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of


def queued(unit: Unit, on: date) -> Horizon:
    """Return how far a unit's obligations are worked out, locked: nothing else is asked for or taken back meanwhile."""
    Horizon.objects.get_or_create(unit=unit, defaults={"until": on, "basis": ""})
    return Horizon.objects.select_for_update(of=("self",)).get(unit=unit)


def locked(obligation: Obligation) -> Obligation:
    """Return an obligation as it is now, locked for the rest of the transaction."""
    rows = Obligation.objects.select_for_update(of=("self",))
    return rows.select_related("item__version", "unit").get(pk=obligation.pk)


def permitted(
    held: Obligation, verb: Verb, *also: Refusal | None, by: Person, at: datetime, unit_id: int | None = None
) -> None:
    """Go on only if somebody may do this about an obligation, by his posts in a unit or in the one that owes it.

    :raises Refused: with every reason against it.
    """
    facts = facts_of(held, duties_of(by, localdate(at)), unit_id=unit_id)
    insist(*refusals(verb, facts), *also)


def noted(what: str, obligation: Obligation, *, by: Person | None, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record for the auditor what was done about an obligation."""
    did(what, f"obligation/{obligation.public_id}", by=by, at=at, unit=obligation.unit, key=obligation.key, **told)
