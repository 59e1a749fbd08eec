"""Deciding and setting."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.measures.vocabulary import Role
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of
from gongkai.policy.models import Decision, Value
from gongkai.policy.queries import decided, values_of
from gongkai.policy.rules import RANGES, Choice, Counts, Setting, Wish, refusals, unit_value_refusals, value_refusals


@recorded()
def decide(choice: Choice, *, is_on: bool, by: Person, at: datetime) -> Decision:
    """Decide for the school; what was decided before stays on record. Source: 第六条、第二十一条.

    :raises Refused: with every reason, if ``by`` is not the office's approver or nothing would change.
    """
    is_approver = duties_of(by, localdate(at)).has(Role.OFFICE_APPROVER)
    before = decided(choice)
    insist(*refusals(choice, is_approver=is_approver, says_the_same=before is is_on))
    row = Decision.objects.create(choice=choice, is_on=is_on, by=by, at=at)
    did("policy_decided", f"policy/{choice.value}", by=by, at=at, is_on=(before, is_on))
    return row


def _told(setting: Setting, before: int | None, value: int | None) -> dict[str, Any]:
    """Name what was set by what it counts, as the inner log tells it."""
    return {"percent" if RANGES[setting].counts is Counts.PERCENT else "days": (before, value)}


@recorded()
def set_value(setting: Setting, value: int, *, from_on: date, by: Person, at: datetime) -> Value:
    """Set a number for the school from a day on; what held before stays on record. Source: 第二十一条.

    :raises Refused: with every reason, if ``by`` is not the office's approver or the day has passed.
    """
    today, held = localdate(at), values_of(setting)
    before = held.of_school(from_on)
    is_approver = duties_of(by, today).has(Role.OFFICE_APPROVER)
    insist(*value_refusals(setting, Wish(value, from_on, today, before, before), is_approver=is_approver))
    row = Value.objects.create(setting=setting, value=value, from_on=from_on, by=by, at=at)
    did("value_set", f"setting/{setting.value}", by=by, at=at, **_told(setting, before, value), starts_on=from_on)
    return row


@recorded()
def set_unit_value(
    setting: Setting, unit: Unit, value: int | None, *, from_on: date, by: Person, at: datetime
) -> Value:
    """Set a number for one's own unit, more strictly than the school; None follows the school. Source: 第二十一条.

    :raises Refused: with every reason, if ``by`` is not the unit's head, or the value is laxer than the school's.
    """
    today, held = localdate(at), values_of(setting)
    before = held.of_unit(unit.pk, from_on)
    is_head = unit.pk in duties_of(by, today).units_with(Role.HEAD)
    wish = Wish(value, from_on, today, before, held.of_school(from_on))
    insist(*unit_value_refusals(setting, wish, is_head=is_head))
    row = Value.objects.create(setting=setting, unit=unit, value=value, from_on=from_on, by=by, at=at)
    did(
        "value_set",
        f"setting/{setting.value}",
        by=by,
        at=at,
        **_told(setting, before, value),
        starts_on=from_on,
        unit=unit,
    )
    return row
