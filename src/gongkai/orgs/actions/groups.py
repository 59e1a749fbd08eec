"""Named lists of people, kept by a unit."""

from collections.abc import Iterable
from datetime import datetime

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.actions.permission import permitted
from gongkai.orgs.models import Group, Person, Unit
from gongkai.orgs.rules import Matter


@recorded()
def form_group(
    unit: Unit, name: str, people: Iterable[Person], *, about: str = "", by: Person | None, at: datetime
) -> Group:
    """Put people on a named list of a unit, so that a matter may be made known to them. Source: 第十条（三）.

    :raises Refused: if ``by`` is not of the unit, or the unit has such a group.
    """
    group = Group(unit=unit, name=name, about=about)
    insist(permitted(Matter.GROUPS, by=by, at=at, unit_id=unit.pk), _name_is_free(group))
    group.save()
    group.people.set(people)
    _did("group_formed", group, set(), by=by, at=at)
    return group


@recorded()
def change_group(
    group: Group, *, name: str, about: str, people: Iterable[Person], by: Person | None, at: datetime
) -> None:
    """Rename a group or change who is on it. Source: 第十条（三）.

    :raises Refused: if ``by`` is not of the unit, the group is dissolved, or the name is taken.
    """
    group = Group.objects.select_for_update().get(pk=group.pk)
    before = set(group.people.all())
    group.name, group.about = name, about
    insist(permitted(Matter.GROUPS, by=by, at=at, unit_id=group.unit_id), _name_is_free(group), _is_open(group))
    group.save(update_fields=["name", "about"])
    group.people.set(people)
    _did("group_changed", group, before, by=by, at=at)


@recorded()
def dissolve_group(group: Group, *, by: Person | None, at: datetime) -> None:
    """Close a group: nobody reads anything by it any more. The list itself is kept. Source: 第十条（三）.

    :raises Refused: if ``by`` is not of the unit, or it is closed already.
    """
    group = Group.objects.select_for_update().get(pk=group.pk)
    insist(permitted(Matter.GROUPS, by=by, at=at, unit_id=group.unit_id), _is_open(group))
    group.is_closed = True
    group.save(update_fields=["is_closed"])
    did("group_dissolved", group, by=by, at=at, unit=group.unit)


def _did(what: str, group: Group, before: set[Person], *, by: Person | None, at: datetime) -> None:
    """Record how many came and went; who, and what for, is the unit's own matter and only committed to."""
    people = set(group.people.all())
    came, went = people - before, before - people
    unsaid = {"name": group.name, "about": group.about, "came": _in_order(came), "went": _in_order(went)}
    did(what, group, by=by, at=at, unsaid=unsaid, unit=group.unit, came=len(came), went=len(went))


def _in_order(people: set[Person]) -> list[Person]:
    return sorted(people, key=lambda person: person.pk)


def _name_is_free(group: Group) -> Refusal | None:
    taken = Group.objects.exclude(pk=group.pk).filter(unit=group.unit, name=group.name).exists()
    return Refusal("group_name_taken", None, group.name) if taken else None


def _is_open(group: Group) -> Refusal | None:
    return Refusal("group_is_closed") if group.is_closed else None
