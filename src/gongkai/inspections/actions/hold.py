"""Locking an inspection or a finding, going on only if nothing stands against it, recording it, telling people."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.inspections.models import Finding, FindingStep, Inspection, Item, Number
from gongkai.inspections.queries import CONCERNED, own_ground, standing_of
from gongkai.inspections.queries.population import named_by
from gongkai.inspections.rules.drawing import unit_of
from gongkai.inspections.rules.steps import permit
from gongkai.inspections.rules.words import Mark, PlanState, PlanVerb, Verb
from gongkai.measures.refusal import Refusal
from gongkai.notices.actions import tell
from gongkai.orgs import queries as orgs
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit


def locked(inspection: Inspection) -> Inspection:
    """Return an inspection as it is now, locked for the rest of the transaction."""
    return Inspection.objects.select_for_update(of=("self",)).get(pk=inspection.pk)


def locked_finding(finding: Finding) -> Finding:
    """Return a finding as it is now, locked for the rest of the transaction."""
    rows = Finding.objects.select_for_update(of=("self",))
    return rows.select_related("unit__taken_over_by", "inspection").get(pk=finding.pk)


def permitted(held: Inspection, verb: PlanVerb, *also: Refusal, by: Person, at: datetime) -> PlanState | None:
    """Go on only if somebody may do this about an inspection; return the state it leads to.

    :raises Refused: with every reason against it.
    """
    return permit(verb, standing_of(held, orgs.duties_of(by, localdate(at))), *also)


def belongs_to(by: Person, unit_id: int, at: datetime) -> bool:
    """Tell whether somebody may not inspect a unit because it is his own. Practice: S8."""
    return unit_id in own_ground(orgs.duties_of(by, localdate(at)))


def put_items(held: Inspection, codes: Iterable[str]) -> None:
    """Write down what is checked, in the order of the draw: part of an act that is recorded."""
    listed = list(codes)
    units, disclosures, obligations = named_by(listed)
    rows = []
    for position, code in enumerate(listed, 1):
        name = code.rpartition(":")[2]
        of = {"unit": units[unit_of(code)], "disclosure": disclosures.get(name), "obligation": obligations.get(name)}
        rows.append(Item(inspection=held, position=position, code=code, **of))
    Item.objects.bulk_create(rows, batch_size=500)


def next_number(kind: str, at: datetime) -> str:
    """Give out the next number of a year: part of an act that is recorded, and given back with it."""
    year = localdate(at).year
    Number.objects.get_or_create(kind=kind, year=year)
    row = Number.objects.select_for_update().get(kind=kind, year=year)
    Number.objects.filter(pk=row.pk).update(last=row.last + 1)
    return f"{year}-{row.last + 1}"


def line(held: Finding, verb: Verb | Mark, text: str = "", *, by: Person, at: datetime) -> FindingStep:
    """Add a line to the time line of a finding: part of an act that is recorded."""
    return FindingStep.objects.create(finding=held, verb=verb, text=text.strip(), by=by, at=at)


def noted(what: str, held: Inspection | Finding, *, by: Person | None, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record for the auditor what somebody did, by codes alone."""
    kind = "finding" if isinstance(held, Finding) else "inspection"
    did(what, f"{kind}/{held.public_id}", by=by, at=at, **told)


def tell_people(
    people: Iterable[int], kind: str, held: Inspection | Finding, *, but: Person | None, at: datetime
) -> None:
    """Tell some people: part of an act that is recorded."""
    plan = held.inspection if isinstance(held, Finding) else held
    subject = f"{'finding' if isinstance(held, Finding) else 'inspection'}/{held.public_id}"
    tell(set(people) - ({but.pk} if but else set()), kind, subject, at=at, title=plan.title)


def answerable(units: Iterable[Unit], at: datetime) -> set[int]:
    """Return who deals in some units with what is found there: head and drafters. Source: 第七条."""
    held = orgs.holders({unit.answering.pk for unit in units}, CONCERNED, localdate(at))
    return set(held.values_list("person_id", flat=True))
