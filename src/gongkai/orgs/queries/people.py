"""The register of people: found by name, number or pinyin, with posts, membership, groups and accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from gongkai.orgs.models import Account, Group, Membership, Person, Post
from gongkai.orgs.queries.duties import posts_in_force, shut_accounts


def people_matching(words: str, on: date) -> QuerySet[Person]:
    """Return people by name, number, full pinyin or its initials, each with ``current_posts``. Nothing typed is all."""
    typed = words.strip()
    match = Q(name__icontains=typed) | Q(number__istartswith=typed)
    if typed.isascii():
        letters = typed.lower().replace(" ", "")
        match |= Q(spelling__startswith=letters) | Q(initials__startswith=letters)
    current = posts_in_force(on).select_related("unit").order_by("unit__code", "role")
    people = Person.objects.select_related("home").prefetch_related(Prefetch("posts", current, to_attr="current_posts"))
    return people.filter(match) if typed else people


def person_of(public_id: UUID) -> Person | None:
    """Return one person, with the place of work or study."""
    return Person.objects.select_related("home").filter(public_id=public_id).first()


def person_with_number(number: str) -> Person | None:
    """Return the person with a staff or student number."""
    return Person.objects.filter(number=number).first()


def people_called(words: str) -> QuerySet[Person]:
    """Return the people with a number, or with a name, written in full."""
    return Person.objects.filter(Q(number=words) | Q(name=words))


def people_by_public_id(public_ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Return people by the ids under which other records speak of them."""
    return {person.public_id: person for person in Person.objects.filter(public_id__in=set(public_ids))}


def account_named(username: str) -> Account | None:
    """Return the account that somebody means who signs in, however he writes it."""
    return Account.objects.select_related("person").filter(username__iexact=username).first()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the page of a person shows."""

    person: Person
    current: tuple[Post, ...]
    waiting: tuple[Post, ...]
    past: tuple[Post, ...]
    memberships: tuple[Membership, ...]
    groups: tuple[Group, ...]
    accounts: tuple[Account, ...]

    @property
    def membership(self) -> Membership | None:
        """The membership without an end, of which there is one at most."""
        return next((each for each in self.memberships if each.ends_on is None), None)


def dossier_of(person: Person, on: date) -> Dossier:
    """Return everything the page of a person shows on a day."""
    given = person.posts.annotate(is_shut=Exists(shut_accounts()))
    posts = list(given.select_related("unit", "acting_for__person").order_by("-starts_on"))
    effective = set(posts_in_force(on).filter(person=person).values_list("pk", flat=True))
    over = [post for post in posts if post.is_void or (post.ends_on is not None and post.ends_on < on)]
    return Dossier(
        person=person,
        current=tuple(post for post in posts if post.pk in effective),
        waiting=tuple(post for post in posts if post.pk not in effective and post not in over),
        past=tuple(over),
        memberships=tuple(person.memberships.select_related("unit").order_by("-starts_on")),
        groups=tuple(person.groups.select_related("unit").filter(is_closed=False)),
        accounts=tuple(_accounts().filter(person=person)),
    )


def _accounts() -> QuerySet[Account]:
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    return Account.objects.annotate(has_second_factor=Exists(factor)).order_by("administration", "username")


def account_of(person: Person, username: str) -> Account | None:
    """Return one account of a person."""
    return _accounts().filter(person=person, username=username).first()


def administrators_account(username: str) -> Account | None:
    """Return an administrator's account by its name."""
    return Account.objects.exclude(administration="").filter(username=username.lower()).first()


def with_person(username: str) -> Account:
    """Return an account with its owner, and whether it has a second factor."""
    return _accounts().select_related("person__home").get(username=username)


def may_sign_in(account: Account, on: date) -> bool:
    """Tell whether an account is open and its owner still here."""
    left_on = account.person.left_on
    return account.is_active and (left_on is None or on <= left_on)
