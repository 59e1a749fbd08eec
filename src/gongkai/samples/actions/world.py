"""The units and people of the sample school, set up as an installation sets them up."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.contrib.auth.hashers import make_password

from gongkai.catalogue.models import Item
from gongkai.files.models import StoredFile
from gongkai.measures.vocabulary import Role
from gongkai.orgs import actions as orgs
from gongkai.orgs.models import Group, Person, Post, Unit
from gongkai.samples import story
from gongkai.samples.queries import PASSWORD
from gongkai.samples.story import Row, Story


@dataclass(slots=True)
class World:
    """The story, and what has come into being so far by the names it uses."""

    story: Story
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)

    def some_units(self, codes: Iterable[str]) -> tuple[Unit, ...]:
        """Return the units with the codes."""
        return tuple(self.units[code] for code in codes)

    def some_people(self, names: Iterable[str]) -> tuple[Person, ...]:
        """Return the people with the user names."""
        return tuple(self.people[name] for name in names)


def found_school(world: World, at: datetime) -> None:
    """Set up the units, then the people with their posts, memberships and accounts, then the groups."""
    for position, row in enumerate(world.story.units()):
        _found_unit(world, row, position, at)
    for row in world.story.people():
        _register(world, row, at)
    _appoint_acting_heads(world, at)
    for row in world.story.groups():
        people = world.some_people(row["members"])
        unit = world.units[row["unit"]]
        group = orgs.form_group(unit, row["name"], people, about=row["about"], by=None, at=at)
        world.groups[f"{row['unit']} {row['name']}"] = group


def _found_unit(world: World, row: Row, position: int, at: datetime) -> None:
    unit = orgs.create_unit(
        code=row["code"],
        name=row["name"],
        name_en=row["name_en"],
        short_name=row["short_name"],
        kind=row["kind"],
        parent=world.units[row["parent"]] if "parent" in row else None,
        position=position,
        hosts_office=row.get("hosts_office", False),
        starts_on=row["starts_on"],
        ends_on=story.day(row, "ends_on"),
        by=None,
        at=at,
    )
    if "small_from" in row:
        orgs.mark_small(unit, starts_on=row["small_from"], ends_on=None, reason=row["small_reason"], by=None, at=at)
    world.units[row["code"]] = unit


@cache
def _hashed() -> str:
    return make_password(PASSWORD)


def _register(world: World, row: Row, at: datetime) -> None:
    home = world.units[row["unit"]]
    person = orgs.register_person(number=row["number"], name=row["name"], kind=row["kind"], home=home, by=None, at=at)
    world.people[row["username"]] = person
    administration = row.get("administration", "")
    account = orgs.open_account(person, row["username"], administration=administration, by=None, at=at)
    orgs.set_password(account, _hashed(), at=at)
    for each in row.get("memberships", ()):
        starts_on, ends_on = each["starts_on"], story.day(each, "ends_on")
        orgs.join_party(person, world.units[each["unit"]], starts_on=starts_on, ends_on=ends_on, by=None, at=at)
    for each in row.get("posts", ()):
        if "acting_for" not in each:
            _appoint(world, person, each, at)


def _appoint(world: World, person: Person, row: Row, at: datetime) -> None:
    unit, ends_on = world.units[row["unit"]], story.day(row, "ends_on")
    orgs.appoint(person, Role(row["role"]), unit, starts_on=row["starts_on"], ends_on=ends_on, by=None, at=at)


def _appoint_acting_heads(world: World, at: datetime) -> None:
    for row in world.story.people():
        for each in row.get("posts", ()):
            if "acting_for" in each:
                principal = Post.objects.get(person=world.people[each["acting_for"]], role=Role.HEAD)
                orgs.appoint_acting_head(
                    principal,
                    world.people[row["username"]],
                    starts_on=each["starts_on"],
                    ends_on=each["ends_on"],
                    reason=each["reason"],
                    by=None,
                    at=at,
                )
