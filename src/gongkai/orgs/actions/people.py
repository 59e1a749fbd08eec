"""People come, change and leave; nobody is ever deleted."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db.models import Q
from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import changes_in, did
from gongkai.orgs.actions.permission import permitted
from gongkai.orgs.actions.posts import close_posts
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.rules import Matter


class PersonFields(TypedDict, total=False):
    """What is known of a person; ``number``, ``name`` and ``kind`` are needed."""

    number: str
    name: str
    kind: str
    home: Unit | None
    email: str


@recorded()
def register_person(*, by: Person | None, at: datetime, **fields: Unpack[PersonFields]) -> Person:
    """Enter somebody who works or studies at the school. Source: 第十条（一）.

    :raises Refused: if ``by`` may not, or the number is somebody else's.
    """
    person = Person(**fields)
    insist(permitted(Matter.PEOPLE, by=by, at=at), _number_is_free(person))
    did("person_registered", person, by=by, at=at, **fields)
    return _spelt(person)


@recorded()
def change_person(person: Person, *, by: Person | None, at: datetime, **changes: Unpack[PersonFields]) -> Person:
    """Put right what is known of a person.

    :raises Refused: if ``by`` may not, or the number is somebody else's.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    changed = changes_in(person, changes)
    for name, value in changes.items():
        setattr(person, name, value)
    insist(permitted(Matter.PEOPLE, by=by, at=at), _number_is_free(person))
    did("person_changed", person, by=by, at=at, **changed)
    return _spelt(person)


def _number_is_free(person: Person) -> Refusal | None:
    taken = Person.objects.exclude(pk=person.pk).filter(number=person.number).exists()
    return Refusal("number_taken", None, person.number) if taken else None


def _spelt(person: Person) -> Person:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 – its tables take long to load: a command starts quickly

    person.spelling = "".join(lazy_pinyin(person.name)).lower()[:200]
    person.initials = "".join(lazy_pinyin(person.name, style=Style.FIRST_LETTER)).lower()[:40]
    person.save()
    return person


@recorded()
def leave(person: Person, *, last_day: date, by: Person | None, at: datetime) -> None:
    """Record that somebody leaves: posts and membership end, the account is shut. Open work never blocks it.

    Practice: tasks return to the queue because everything depends on posts in force.

    :raises Refused: if ``by`` may not.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    insist(permitted(Matter.PEOPLE, by=by, at=at))
    person.left_on = last_day
    person.save(update_fields=["left_on"])
    later = Q(ends_on=None) | Q(ends_on__gt=last_day)
    close_posts(list(person.posts.filter(later, is_void=False)), last_day, by, at)
    for membership in person.memberships.filter(later).select_related("unit"):
        membership.ends_on = max(last_day, membership.starts_on)
        membership.save(update_fields=["ends_on"])
        did("membership_ended", person, by=by, at=at, unit=membership.unit, ends_on=membership.ends_on)
    shut = list(person.accounts.values_list("username", flat=True)) if last_day <= localdate(at) else []
    person.accounts.filter(username__in=shut).update(is_active=False)
    did("person_left", person, by=by, at=at, last_day=last_day, shut=", ".join(shut))


@recorded()
def take_back(person: Person, *, by: Person | None, at: datetime) -> None:
    """Record that somebody is here again. Posts, membership and account are given anew.

    :raises Refused: if ``by`` may not, or he has not left.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    insist(
        permitted(Matter.PEOPLE, by=by, at=at),
        Refusal("has_not_left") if person.left_on is None else None,
    )
    last_day, person.left_on = person.left_on, None
    person.save(update_fields=["left_on"])
    did("person_taken_back", person, by=by, at=at, last_day=(last_day, None))
