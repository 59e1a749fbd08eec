"""People and posts entered by the sheet: all rows or none, and the same sheet twice changes nothing."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from django.db import transaction

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.measures.vocabulary import PersonKind, Role
from gongkai.orgs.actions import memberships, people, posts
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.actions.permission import permitted
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.rules import Matter


class Effect(StrEnum):
    """What a row does."""

    ADDED = "added"
    CHANGED = "changed"
    STOPPED = "stopped"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line of the sheet of people. What is empty says nothing, it takes nothing away."""

    line: int
    number: str
    name: str
    kind: PersonKind
    home: Unit | None
    email: str
    member_of: Unit | None
    member_since: date | None
    left_on: date | None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A line of the sheet of posts."""

    line: int
    number: str
    unit: Unit
    role: Role
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows did what, and which were refused; with any refused, nothing was written."""

    effects: Counter[Effect]
    refused: tuple[tuple[int, Refusal], ...]

    @property
    def counts(self) -> dict[str, Any]:
        """How many rows did what, by the code of the effect."""
        return {effect.value: count for effect, count in self.effects.items()}


Row = TypeVar("Row", PersonRow, PostRow)


@recorded()
def import_people(rows: Iterable[PersonRow], *, keep: bool, by: Person, at: datetime) -> Imported:
    """Enter people and memberships; without ``keep`` it is tried by the same rules and undone again.

    :raises Refused: if ``by`` may not.
    """
    insist(permitted(Matter.PEOPLE, by=by, at=at))
    imported = _all_or_none(rows, lambda row: _enter_person(row, by, at), keep=keep)
    did("people_imported", by, by=by, at=at, **imported.counts)
    return imported


@recorded()
def import_posts(rows: Iterable[PostRow], *, keep: bool, by: Person, at: datetime) -> Imported:
    """Enter appointments; those that need a second granter wait for one. Source: 第七条.

    :raises Refused: if ``by`` may not.
    """
    insist(permitted(Matter.POSTS, by=by, at=at))
    imported = _all_or_none(rows, lambda row: _enter_post(row, by, at), keep=keep)
    did("posts_imported", by, by=by, at=at, **imported.counts)
    return imported


def _all_or_none(rows: Iterable[Row], enter: Callable[[Row], Effect], *, keep: bool) -> Imported:
    effects: Counter[Effect] = Counter()
    refused: list[tuple[int, Refusal]] = []
    for row in rows:
        try:
            with recorded():
                effects[enter(row)] += 1
        except Refused as against:
            refused.extend((row.line, refusal) for refusal in against.refusals)
    if refused or not keep:
        transaction.set_rollback(True)
    return Imported(effects, tuple(refused))


def _enter_person(row: PersonRow, by: Person, at: datetime) -> Effect:
    person = Person.objects.filter(number=row.number).first()
    if person is None:
        person = people.register_person(
            number=row.number, name=row.name, kind=row.kind, home=row.home, email=row.email, by=by, at=at
        )
        effect = Effect.ADDED
    else:
        effect = _correct(person, row, by, at)
    if _place_in_party(person, row, by, at) and effect is Effect.UNCHANGED:
        effect = Effect.CHANGED
    if row.left_on and person.left_on != row.left_on:
        people.leave(person, last_day=row.left_on, by=by, at=at)
        effect = Effect.STOPPED
    return effect


def _correct(person: Person, row: PersonRow, by: Person, at: datetime) -> Effect:
    home, email = row.home or person.home, row.email or person.email
    if (person.name, person.kind, person.home, person.email) == (row.name, row.kind, home, email):
        return Effect.UNCHANGED
    people.change_person(person, name=row.name, kind=row.kind, home=home, email=email, by=by, at=at)
    return Effect.CHANGED


def _place_in_party(person: Person, row: PersonRow, by: Person, at: datetime) -> bool:
    if row.member_of is None or row.member_since is None:
        return False
    if person.memberships.filter(unit=row.member_of, starts_on=row.member_since).exists():
        return False
    if person.memberships.filter(ends_on=None).exists():
        memberships.move_membership(person, row.member_of, on=row.member_since, by=by, at=at)
    else:
        memberships.join_party(person, row.member_of, starts_on=row.member_since, by=by, at=at)
    return True


def _enter_post(row: PostRow, by: Person, at: datetime) -> Effect:
    person = Person.objects.filter(number=row.number).first()
    if person is None:
        insist(Refusal("no_such_person", None, row.number))
        return Effect.UNCHANGED
    same = person.posts.filter(is_void=False, acting_for=None, unit=row.unit, role=row.role, starts_on=row.starts_on)
    post = same.first()
    if post is None:
        posts.appoint(person, row.role, row.unit, starts_on=row.starts_on, ends_on=row.ends_on, by=by, at=at)
        return Effect.ADDED
    if row.ends_on is None or row.ends_on == post.ends_on:
        return Effect.UNCHANGED
    posts.end_post(post, last_day=row.ends_on, by=by, at=at)
    return Effect.STOPPED
