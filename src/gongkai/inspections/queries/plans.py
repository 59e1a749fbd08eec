"""Inspections as a whole: who may know of one, how it stands, what is checked and how far."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.inspections.models import Check, Circular, Finding, Inspection, Item
from gongkai.inspections.rules.steps import DECIDERS, Standing, open_verbs
from gongkai.inspections.rules.words import ANNOUNCED, FindingState, Kind, PlanState, PlanVerb
from gongkai.ledger.queries import first_covering
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import OVERSEERS, Role, UnitKind
from gongkai.merkle.note import Note
from gongkai.orgs.models import Person, units_in_tree
from gongkai.orgs.queries import Duties

CONCERNED = (Role.HEAD, Role.DRAFTER)
"""Who of an inspected unit deals with it. Source: 第七条."""
RELATED = ("planned_by", "filed_by", "began_by", "closed_by", "cancelled_by")


def concerned_units(duties: Duties, *roles: Role) -> frozenset[int]:
    """Return the units for which somebody deals with what was found there, be they ended and taken over."""
    return frozenset(at for role, at in duties.posts | duties.took_over if role in (roles or CONCERNED))


def plans_seen_by(duties: Duties) -> QuerySet[Inspection]:
    """Return the inspections somebody may know of: all if he oversees, else those announced to his units.

    Source: 第十九条.
    """
    found = Inspection.objects.select_related(*RELATED).defer("plan", "population")
    if duties.has(*OVERSEERS):
        return found
    own = Item.objects.filter(inspection=OuterRef("pk"), unit__in=concerned_units(duties))
    return found.filter(Exists(own), state__in=ANNOUNCED)


def inspection_called(public_id: UUID, duties: Duties) -> Inspection | None:
    """Return an inspection somebody may know of; absent and forbidden are alike."""
    return plans_seen_by(duties).filter(public_id=public_id).first()


def numbered(number: str) -> Inspection | None:
    """Return the inspection with a number, for whoever keeps the server."""
    return Inspection.objects.filter(number=number).first()


def seed_for(inspection: Inspection) -> Note | None:
    """Return the first checkpoint that the log signed after an inspection was filed, or None so far.

    Source: 第十九条.
    """
    return None if inspection.leaf is None else first_covering(Log.PUBLIC, inspection.leaf)


def to_draw() -> list[Inspection]:
    """Return the spot checks that were filed and have a seed by now."""
    waiting = Inspection.objects.filter(state=PlanState.FILED, kind=Kind.SPOT_CHECK)
    return [one for one in waiting if seed_for(one)]


def to_file(duties: Duties) -> QuerySet[Inspection]:
    """Return the plans that wait for somebody to file them: not those he wrote himself."""
    if not duties.has(*DECIDERS):
        return Inspection.objects.none()
    drafts = Inspection.objects.filter(state=PlanState.DRAFT)
    return drafts.exclude(planned_by__in={duties.person_id, *duties.acts_for})


def standing_of(inspection: Inspection, duties: Duties) -> Standing:
    """Return how an inspection stands and how somebody stands to it."""
    state = PlanState(inspection.state)
    return Standing(
        state=state,
        kind=Kind(inspection.kind),
        roles=frozenset(role for role, _unit in duties.posts if role.is_school_wide),
        wrote_it=inspection.planned_by_id in {duties.person_id, *duties.acts_for},
        has_seed=state is PlanState.FILED and seed_for(inspection) is not None,
    )


def verbs_of(inspection: Inspection, duties: Duties) -> frozenset[PlanVerb]:
    """Return what somebody may do about an inspection now: the same rules that will decide."""
    return open_verbs(standing_of(inspection, duties))


def own_ground(duties: Duties) -> frozenset[int]:
    """Return the units that somebody may not inspect: his own, those above and below them, and whom he acts for.

    The school itself has everybody below it: that one works there bars from the school alone. Practice: S6, S8.
    """
    persons = Person.objects.filter(pk__in=[duties.person_id, *duties.acts_for])
    own = {at for _role, at in duties.posts | duties.took_over}
    own |= {home for home in persons.values_list("home", flat=True) if home}
    tree = list(units_in_tree())
    schools = {unit.pk for unit in tree if unit.kind == UnitKind.SCHOOL}
    paths = {unit.pk: set(unit.tree_path) - schools for unit in tree}
    above = {at for unit in own for at in paths.get(unit, ())}
    below = {unit for unit, path in paths.items() if path & own}
    return frozenset(own | above | below)


def items_of(inspection: Inspection, duties: Duties) -> QuerySet[Item]:
    """Return what is checked, as far as somebody may know of it: all if he oversees, else what is his units'."""
    found = Item.objects.filter(inspection=inspection).select_related(
        "unit", "disclosure__unit", "obligation__item", "inspection"
    )
    return found if duties.has(*OVERSEERS) else found.filter(unit__in=concerned_units(duties))


def item_called(inspection: Inspection, public_id: UUID, duties: Duties) -> Item | None:
    """Return one thing of an inspection, if somebody may know of it."""
    return items_of(inspection, duties).filter(public_id=public_id).first()


@dataclass(frozen=True, slots=True)
class Looked:
    """How far a thing has been looked at: what was answered last, and how many findings somebody may know of."""

    check: Check | None
    findings: int


def looked_at(items: Iterable[Item], duties: Duties) -> dict[int, Looked]:
    """Return how far some things have been looked at, by their keys; units know of no finding before its notice."""
    asked = [item.pk for item in items]
    checks = {one.item_id: one for one in Check.objects.filter(item__in=asked).defer("document").order_by("number")}
    known = Finding.objects.filter(item__in=asked)
    if not duties.has(*OVERSEERS):
        known = known.exclude(state=FindingState.FOUND)
    found = list(known.values_list("item_id", flat=True))
    return {pk: Looked(checks.get(pk), found.count(pk)) for pk in asked}


def unchecked_count(inspection: Inspection) -> int:
    """Return how much of an inspection nobody has looked at yet."""
    seen = Check.objects.filter(item=OuterRef("pk"))
    return inspection.items.exclude(Exists(seen)).count()


def check_called(item: Item, public_id: UUID) -> Check | None:
    """Return one check of a thing."""
    return item.checks.filter(public_id=public_id).first()


def circular_of(inspection: Inspection) -> Circular | None:
    """Return what is told of an inspection, if it was written."""
    return Circular.objects.select_related("written_by", "disclosure").filter(inspection=inspection).first()
