"""On its day a confirmed plan is carried out: whatever an ending unit has in hand goes to whoever takes over."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from gongkai.disclosures import queries as disclosures
from gongkai.disclosures.actions import move_to
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refused, insist
from gongkai.obligations import queries as obligations
from gongkai.obligations.actions import rehome
from gongkai.orgs import actions as orgs
from gongkai.orgs.models import Unit
from gongkai.restructuring import queries, rules
from gongkai.restructuring.actions.cataloguing import carry_catalogue
from gongkai.restructuring.actions.handing_over import hand_over_due
from gongkai.restructuring.actions.plans import concerned, locked_plan, plan_facts, step_to, tell_of_plan, wrote
from gongkai.restructuring.models import Reorganisation
from gongkai.restructuring.queries import Parts
from gongkai.restructuring.rules import PlanState, PlanVerb

Mover = Callable[[Unit, Parts, Reorganisation, datetime], None]
"""Moves one kind of thing that a unit of a plan has in hand to whoever gets it."""


def _posts(unit: Unit, parts: Parts, plan: Reorganisation, at: datetime) -> None:
    if parts.goes_on is None:
        orgs.end_posts_in(unit, last_day=plan.takes_effect_on - timedelta(days=1), at=at)


def _members(unit: Unit, parts: Parts, plan: Reorganisation, at: datetime) -> None:
    day, to = plan.takes_effect_on, parts.of(rules.MEMBERS)
    if parts.is_moving(to):
        orgs.move_members(unit, to, on=day, last_day=day - timedelta(days=1), at=at)


def _groups(unit: Unit, parts: Parts, _plan: Reorganisation, at: datetime) -> None:
    to = parts.of(rules.GROUPS)
    if parts.is_moving(to):
        orgs.move_groups(unit, to, at=at)


def _children(unit: Unit, parts: Parts, plan: Reorganisation, at: datetime) -> None:
    for child in queries.children_of(plan):
        to = parts.of(rules.of_child(child.pk))
        if child.parent_id == unit.pk and parts.is_moving(to):
            orgs.move_child(child, to, at=at)


def _disclosures(unit: Unit, parts: Parts, _plan: Reorganisation, at: datetime) -> None:
    for one in disclosures.never_made_known(unit).select_related("unit"):
        newest = one.revisions.order_by("-number").first()
        to = parts.of_matter(newest.entry_id, newest.matter_class) if newest else parts.units[0]
        if parts.is_moving(to):
            reason = f"{unit.name}的职责改由{to.name}承担，公开的单位变了，须重新审核。"
            move_to(one, to, reason=reason, at=at)


def _obligations(unit: Unit, parts: Parts, plan: Reorganisation, at: datetime) -> None:
    ending, going = set(plan.ending.values_list("pk", flat=True)), defaultdict(list)
    owed = obligations.owed_by_any([unit])
    for pk, entry, said, keeper in owed.values_list("pk", "entry", "item__matter_class", "entry__unit"):
        going[queries.owing_part(parts, ending, entry, said, keeper)].append(pk)
    for to, theirs in going.items():
        if parts.is_moving(to):
            rehome(owed.filter(pk__in=theirs), to, at=at)


def _itself(unit: Unit, parts: Parts, plan: Reorganisation, at: datetime) -> None:
    if parts.goes_on is None:
        orgs.end_unit(unit, parts.answering, last_day=plan.takes_effect_on - timedelta(days=1), at=at)


MOVERS: tuple[Mover, ...] = (
    _posts,
    _members,
    _groups,
    _children,
    _disclosures,
    _obligations,
    carry_catalogue,
    _itself,
)
"""What moves when a unit ends or is split, in this order; whatever else it has in hand joins here, before the last."""


def carry_out(plan: Reorganisation, *, at: datetime) -> bool:
    """Carry out a confirmed plan whose day has come; tells whether it was. Idempotent. Source: 第三条.

    One that cannot be carried out stays as it is, and both who decided on it are told why.
    """
    try:
        _carry_out(plan, at)
    except Refused as refused:
        _hold_up(plan, refused, at)
        return False
    return True


@recorded()
def _carry_out(plan: Reorganisation, at: datetime) -> None:
    row = locked_plan(plan)
    insist(
        rules.from_state(PlanVerb.CARRY_OUT, PlanState(row.state)),
        rules.day_has_come(row.takes_effect_on, localdate(at)),
        *rules.plan_is_sound(plan_facts(row)),
    )
    whose, parts = concerned(row, at), queries.parts_of(row)
    for unit in row.ending.order_by("position", "code"):
        for mover in MOVERS:
            mover(unit, parts, row, at)
    step_to(row, PlanVerb.CARRY_OUT, done_at=at, trouble=[])
    wrote("reorganisation_done", row, by=None, at=at)
    tell_of_plan(row, whose | concerned(row, at), "reorganisation_done", at)


@recorded()
def _hold_up(plan: Reorganisation, refused: Refused, at: datetime) -> None:
    trouble = [[refusal.code, refusal.about] for refusal in refused.refusals]
    waiting = Reorganisation.objects.filter(pk=plan.pk, state=PlanState.CONFIRMED).exclude(trouble=trouble)
    if waiting.update(trouble=trouble):
        row = Reorganisation.objects.select_related("successor").get(pk=plan.pk)
        both = {person for person in (row.drafted_by_id, row.confirmed_by_id) if person}
        wrote("reorganisation_held_up", row, by=None, at=at)
        tell_of_plan(row, both, "reorganisation_held_up", at)


def run_due(at: datetime) -> int:
    """Do what the day brings: names, plans, and matters of those who are gone; returns how much was done.

    Safe to run any number of times.
    """
    named = orgs.bear_names_due(at)
    done = sum(carry_out(plan, at=at) for plan in queries.plans_due(localdate(at)))
    return named + done + hand_over_due(at)
