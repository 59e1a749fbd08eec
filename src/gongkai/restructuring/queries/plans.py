"""Plans by which units merge, split or end: who may read them, which are due, and what the rules turn on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from gongkai.measures.vocabulary import OFFICE, Role, UnitKind
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Duties
from gongkai.orgs.rules import Span
from gongkai.restructuring.models import Reorganisation
from gongkai.restructuring.rules import Kind, PlanFacts, PlanState, UnitFacts

OPEN = [PlanState.DRAFTED, PlanState.CONFIRMED]
Plan = Reorganisation
"""What plans are, for pages, which know no models."""


def plans() -> QuerySet[Reorganisation]:
    """Return all plans, the latest day first."""
    related = Reorganisation.objects.select_related("successor", "drafted_by", "confirmed_by", "called_off_by")
    units = Unit.objects.order_by("position", "code")
    return related.prefetch_related(Prefetch("ending", units), Prefetch("others", units))


def plans_seen_by(duties: Duties) -> QuerySet[Reorganisation]:
    """Return the plans somebody may read: the office all, drafters and heads those about their units.

    Whoever holds no post but administers units is let in by the pages; he draws the plans up. Source: 第五条.
    """
    if not duties.posts or duties.has(*OFFICE):
        return plans()
    own = duties.units_with(Role.DRAFTER, Role.HEAD)
    theirs = Reorganisation.ending.through.objects.filter(reorganisation=OuterRef("pk"), unit__in=own)
    also = Reorganisation.others.through.objects.filter(reorganisation=OuterRef("pk"), unit__in=own)
    return plans().filter(Q(Exists(theirs)) | Q(successor__in=own) | Q(Exists(also)))


def plan_of(public_id: UUID) -> Reorganisation | None:
    """Return one plan."""
    return plans().filter(public_id=public_id).first()


def plans_due(on: date) -> QuerySet[Reorganisation]:
    """Return the confirmed plans whose day has come, in the order of their days."""
    return Reorganisation.objects.filter(state=PlanState.CONFIRMED, takes_effect_on__lte=on).order_by(
        "takes_effect_on", "pk"
    )


def predecessors_of(unit: Unit) -> list[tuple[Reorganisation, tuple[Unit, ...]]]:
    """Return the units that a unit took over, whole or in part, plan by plan."""
    done = plans().filter(Q(successor=unit) | Q(others=unit), state=PlanState.DONE).exclude(ending=unit).distinct()
    return [(plan, tuple(plan.ending.all())) for plan in done]


def successor_of(unit: Unit) -> Reorganisation | None:
    """Return the plan by which a unit ended, if by one."""
    return plans().filter(ending=unit, state=PlanState.DONE).exclude(successor=unit).first()


def open_plan_of(unit: Unit) -> Reorganisation | None:
    """Return the plan that a unit is in and that is still to be carried out."""
    concerned = Q(ending=unit) | Q(successor=unit) | Q(others=unit)
    return plans().filter(concerned, state__in=OPEN).distinct().first()


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says in a plan."""

    kind: Kind
    takes_effect_on: date
    basis: str
    ending: Sequence[Unit]
    successor: Unit
    others: Sequence[Unit] = ()


def facts_of(said: Said, *, but: int | None = None) -> PlanFacts:
    """Return what the rules need to know of a plan; ``but`` is the plan itself, where it is kept already."""
    open_ones = Reorganisation.objects.filter(state__in=OPEN).exclude(pk=but or 0)
    ends = set(open_ones.values_list("ending", flat=True))
    taken = ends | {pk for pair in open_ones.values_list("successor", "others") for pk in pair}

    def known(unit: Unit, *, is_planned: bool, over: frozenset[str] = frozenset()) -> UnitFacts:
        span = Span(unit.starts_on, unit.ends_on)
        return UnitFacts(unit.code, UnitKind(unit.kind), span, unit.hosts_office, is_planned, over)

    return PlanFacts(
        said.kind,
        said.takes_effect_on,
        said.basis,
        tuple(known(unit, is_planned=unit.pk in taken) for unit in said.ending),
        known(said.successor, is_planned=said.successor.pk in ends, over=_above(said.successor)),
        tuple(known(unit, is_planned=unit.pk in ends, over=_above(unit)) for unit in said.others),
    )


def _above(unit: Unit) -> frozenset[str]:
    codes = Unit.objects.filter(pk__in=orgs.ancestry([unit.pk])).values_list("code", flat=True)
    return frozenset(codes) - {unit.code}
