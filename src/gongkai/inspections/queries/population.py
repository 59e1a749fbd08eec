"""What could be checked, by the rule that a plan states: codes that say nothing to whoever may not look them up."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from gongkai.disclosures.models import Disclosure, Revision
from gongkai.inspections.models import Inspection
from gongkai.inspections.rules.drawing import unit_of
from gongkai.inspections.rules.words import Population
from gongkai.obligations.models import Obligation
from gongkai.obligations.rules.words import State
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import units_standing


def codes_of(inspection: Inspection, on: date) -> list[str]:
    """Return the codes of everything that the rule of a plan matches, as the database has it on a day.

    Source: 第十九条.

    A code is the unit's code and, after colons, what it is and its lasting identity.
    """
    if inspection.what == Population.UNITS:
        return [f"{code}:{Population.UNITS.value}" for code in _units(inspection, on)]
    found = _disclosures if inspection.what == Population.DISCLOSURES else _obligations
    return list(found(inspection))


def _disclosures(plan: Inspection) -> Iterator[str]:
    """Yield what was first made known within the days of a plan and was not erased since."""
    span = {"published_at__date__gte": plan.since, "published_at__date__lte": plan.until}
    rows = Revision.objects.filter(number=1, disclosure__erased_at=None, **span)
    if plan.units:
        rows = rows.filter(disclosure__unit__code__in=plan.units)
    if plan.classes:
        rows = rows.filter(matter_class__in=plan.classes)
    for unit, name in rows.values_list("disclosure__unit__code", "disclosure__public_id"):
        yield f"{unit}:{Population.DISCLOSURES.value}:{name}"


def _obligations(plan: Inspection) -> Iterator[str]:
    """Yield what fell due within the days of a plan."""
    rows = Obligation.objects.filter(due_on__gte=plan.since, due_on__lte=plan.until).exclude(state=State.MOOT)
    if plan.units:
        rows = rows.filter(unit__code__in=plan.units)
    if plan.classes:
        rows = rows.filter(item__matter_class__in=plan.classes)
    for unit, name in rows.values_list("unit__code", "public_id"):
        yield f"{unit}:{Population.OBLIGATIONS.value}:{name}"


def _units(plan: Inspection, on: date) -> QuerySet[Unit, str]:
    found = units_standing(on)
    return (found.filter(code__in=plan.units) if plan.units else found).values_list("code", flat=True)


def named_by(codes: list[str]) -> tuple[dict[str, Unit], dict[str, Disclosure], dict[str, Obligation]]:
    """Return the units, disclosures and obligations that some codes stand for, by code and by identity."""
    parts = [code.split(":") for code in codes]
    ids = {what: [part[2] for part in parts if len(part) > 2 and part[1] == what.value] for what in Population}
    units = {one.code: one for one in Unit.objects.filter(code__in={unit_of(code) for code in codes})}
    disclosures = Disclosure.objects.filter(public_id__in=ids[Population.DISCLOSURES])
    obligations = Obligation.objects.filter(public_id__in=ids[Population.OBLIGATIONS])
    return (
        units,
        {str(one.public_id): one for one in disclosures},
        {str(one.public_id): one for one in obligations},
    )
