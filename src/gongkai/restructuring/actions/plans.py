"""A plan is drawn up by one, confirmed by another, and may be called off until its day."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.orgs import queries as who
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.actions.permission import permitted
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.rules import Matter
from gongkai.restructuring import queries, rules
from gongkai.restructuring.models import Reorganisation
from gongkai.restructuring.rules import STEPS, Kind, PlanState, PlanVerb

KEEPERS = (Role.DRAFTER, Role.HEAD)


@recorded()
def draw_up(
    kind: Kind,
    ending: Iterable[Unit],
    successor: Unit,
    *,
    others: Iterable[Unit] = (),
    takes_effect_on: date,
    basis: str,
    by: Person | None,
    at: datetime,
) -> Reorganisation:
    """Draw up a plan by which units end and another takes over, or several; the office is asked to confirm it.

    Source: 第三条.

    :raises Refused: with every reason, if ``by`` may not or the plan is not sound.
    """
    said = queries.Said(kind, takes_effect_on, basis, list(ending), successor, list(others))
    _locked_units()
    facts = queries.facts_of(said)
    against = [*rules.plan_is_sound(facts), *rules.in_time(takes_effect_on, localdate(at))]
    insist(permitted(Matter.UNITS, by=by, at=at), *against)
    columns = {"kind": kind, "takes_effect_on": takes_effect_on, "basis": basis.strip(), "successor": successor}
    plan = Reorganisation.objects.create(**columns, drafted_by=by, drafted_at=at)
    plan.ending.set(said.ending)
    plan.others.set(unit for unit in said.others if unit != successor)
    wrote("reorganisation_drawn_up", plan, by=by, at=at, kind=kind, reason=plan.basis)
    tell_of_plan(plan, who.persons_of_the_office(localdate(at)), "reorganisation_to_confirm", at)
    return plan


@recorded()
def share_out(plan: Reorganisation, shares: Mapping[str, Unit], *, by: Person | None, at: datetime) -> None:
    """Say which of the units gets what of the one that is split; it is part of what the office confirms.

    Source: 第三条.

    :raises Refused: with every reason, if ``by`` may not, it is confirmed, or somebody who takes nothing over is named.
    """
    row = locked_plan(plan)
    given = {key: unit.pk for key, unit in shares.items()}
    parts = frozenset({row.successor_id, *row.others.values_list("pk", flat=True)})
    insist(
        permitted(Matter.UNITS, by=by, at=at),
        rules.from_state(PlanVerb.SHARE_OUT, PlanState(row.state)),
        *rules.shares_are_sound(Kind(row.kind), given.values(), parts),
    )
    step_to(row, PlanVerb.SHARE_OUT, shares=given)
    wrote("reorganisation_shared_out", row, by=by, at=at)
    plan.refresh_from_db()


@recorded()
def confirm(plan: Reorganisation, *, by: Person, at: datetime, seen: str | None = None) -> None:
    """Confirm a plan for the office; from here on it stands as it is, and its day carries it out. Practice: two people.

    ``seen`` marks how it was shared out when ``by`` looked at it.

    :raises Refused: with every reason, if ``by`` may not, drew it up himself, or it is no longer sound or as he saw it.
    """
    row = locked_plan(plan)
    facts = plan_facts(row)
    insist(
        permitted(Matter.REORGANISING, by=by, at=at),
        rules.from_state(PlanVerb.CONFIRM, PlanState(row.state)),
        *rules.confirmable(
            drafted_by_himself=row.drafted_by_id == by.pk, as_seen=seen in {None, rules.mark_of(row.shares)}
        ),
        *rules.plan_is_sound(facts),
        *rules.in_time(row.takes_effect_on, localdate(at)),
    )
    step_to(row, PlanVerb.CONFIRM, confirmed_by=by, confirmed_at=at)
    wrote("reorganisation_confirmed", row, by=by, at=at)
    tell_of_plan(row, concerned(row, at) - {by.pk}, "reorganisation_confirmed", at)
    plan.refresh_from_db()


@recorded()
def call_off(plan: Reorganisation, *, by: Person, at: datetime) -> None:
    """Call a plan off before it is carried out; whoever knew of it is told. Practice.

    :raises Refused: with every reason.
    """
    row = locked_plan(plan)
    may = [permitted(matter, by=by, at=at) for matter in (Matter.UNITS, Matter.REORGANISING)]
    insist(may[0] if all(may) else None, rules.from_state(PlanVerb.CALL_OFF, PlanState(row.state)))
    was_confirmed = row.state == PlanState.CONFIRMED
    step_to(row, PlanVerb.CALL_OFF, called_off_by=by, called_off_at=at)
    wrote("reorganisation_called_off", row, by=by, at=at)
    knew = concerned(row, at) if was_confirmed else {row.drafted_by_id or by.pk}
    tell_of_plan(row, knew - {by.pk}, "reorganisation_called_off", at)
    plan.refresh_from_db()


def locked_plan(plan: Reorganisation) -> Reorganisation:
    """Return a plan as it is now, locked with all units, so that none moves beside it."""
    _locked_units()
    return Reorganisation.objects.select_for_update(of=("self",)).select_related("successor").get(pk=plan.pk)


def _locked_units() -> None:
    list(Unit.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))


def plan_facts(row: Reorganisation) -> rules.PlanFacts:
    """Return what the rules need to know of a plan that is kept."""
    ending, others = list(row.ending.all()), list(row.others.all())
    said = queries.Said(Kind(row.kind), row.takes_effect_on, row.basis, ending, row.successor, others)
    return queries.facts_of(said, but=row.pk)


def step_to(row: Reorganisation, verb: PlanVerb, **columns: Any) -> None:  # noqa: ANN401 – columns of the plan
    """Move a plan on if it still stands where it was read."""
    before, after = STEPS[verb]
    same = Reorganisation.objects.filter(pk=row.pk, state__in=list(before))
    insist(None if same.update(state=after, **columns) else Refusal("plan_moved_on"))


def concerned(row: Reorganisation, at: datetime) -> set[int]:
    """Return whose matter a plan is: the office, and heads and drafters of all its units."""
    on = localdate(at)
    units = [row.successor_id, *(unit.pk for kind in (row.ending, row.others) for unit in kind.all())]
    drew_up = {row.drafted_by_id} if row.drafted_by_id else set()
    return {
        *who.holders(units, KEEPERS, on).values_list("person_id", flat=True),
        *who.persons_of_the_office(on),
        *drew_up,
    }


def tell_of_plan(row: Reorganisation, people: Iterable[int], kind: str, at: datetime) -> None:
    """Tell people of a plan, naming its units and its day."""
    names = "、".join(row.ending.order_by("position", "code").values_list("name", flat=True))
    successors = "、".join(unit.name for unit in queries.parts_of(row).units)
    facts = {"units": names, "successor": successors, "day": row.takes_effect_on.isoformat()}
    tell(people, kind, f"reorganisation/{row.public_id}", at=at, **facts)


def wrote(what: str, row: Reorganisation, *, by: Person | None, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record what was done with a plan."""
    ending, successors = row.ending.order_by("code"), queries.parts_of(row).units
    subject, day = f"reorganisation/{row.public_id}", row.takes_effect_on
    did(what, subject, by=by, at=at, ending=_named(ending), successor=_named(successors), starts_on=day, **told)


def _named(units: Iterable[Unit]) -> str:
    codes = [unit.code for unit in units]
    return f"unit/{codes[0]}" if len(codes) == 1 else "、".join(codes)
