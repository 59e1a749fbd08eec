"""Units are renamed from a day on, and a slip of the pen in a name is put right. What was made known keeps the name."""

from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs import queries
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.actions.permission import permitted
from gongkai.orgs.models import Person, Unit, UnitName
from gongkai.orgs.queries import Names, names_now
from gongkai.orgs.rules import Matter, renaming_is_sound


@recorded()
def rename_unit(unit: Unit, names: Names, *, on: date, by: Person | None, at: datetime) -> None:
    """Call a unit otherwise from a day on; on a day to come the clock does it. Source: 第三条.

    :raises Refused: with every reason, if ``by`` may not, the unit does not stand then or bears a later name.
    """
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    last = _last_name(unit)
    against = renaming_is_sound(on, last.starts_on, stands=unit.stands(on), is_same=names_now(last) == names)
    insist(permitted(Matter.UNITS, by=by, at=at), *against)
    UnitName.objects.filter(pk=last.pk).update(ends_on=on - timedelta(days=1))
    fresh = UnitName.objects.create(unit=unit, starts_on=on, **asdict(names))
    did("unit_renamed", unit, by=by, at=at, name=(last.name, names.name), starts_on=on)
    if on <= localdate(at):
        _bear(unit, fresh)


@recorded()
def correct_unit_name(unit: Unit, names: Names, *, reason: str, by: Person | None, at: datetime) -> None:
    """Put a slip of the pen in a unit's newest name right: it never was called so. Source: 第三条.

    :raises Refused: with every reason, if ``by`` may not, gives no reason or changes nothing.
    """
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    last = _last_name(unit)
    insist(
        permitted(Matter.UNITS, by=by, at=at),
        None if reason.strip() else Refusal("name_needs_reason"),
        Refusal("same_name", (3, None)) if names_now(last) == names else None,
    )
    UnitName.objects.filter(pk=last.pk).update(**asdict(names))
    did("unit_name_corrected", unit, by=by, at=at, name=(last.name, names.name), reason=reason.strip())
    if last.starts_on <= localdate(at):
        _bear(unit, UnitName.objects.get(pk=last.pk))


@recorded()
def bear_name(due: UnitName, *, at: datetime) -> None:
    """Let a unit bear the name whose day has come. Idempotent."""
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=due.unit_id)
    if names_now(unit) == names_now(due):
        return
    did("unit_name_borne", unit, by=None, at=at, name=(unit.name, due.name))
    _bear(unit, due)


def bear_names_due(at: datetime) -> int:
    """Let every unit bear the name whose day has come; returns how many. Safe to run any number of times."""
    due = list(queries.names_due(localdate(at)))
    for one in due:
        bear_name(one, at=at)
    return len(due)


def _last_name(unit: Unit) -> UnitName:
    """Return the newest name; a unit that has no row yet has been called as it is since it began."""
    said = {**asdict(names_now(unit)), "starts_on": unit.starts_on}
    return UnitName.objects.get_or_create(unit=unit, ends_on=None, defaults=said)[0]


def _bear(unit: Unit, name: UnitName) -> None:
    Unit.objects.filter(pk=unit.pk).update(**asdict(names_now(name)))
