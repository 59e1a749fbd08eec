"""Whether this is a sample database, and who may sign in to it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from gongkai.assessments.models import Score
from gongkai.disclosures.models import Move
from gongkai.mailbox.models import Step
from gongkai.measures.vocabulary import Administration, PersonKind, Role
from gongkai.obligations.models import Obligation
from gongkai.orgs.models import Account, Membership, Person, Post, Unit, in_force
from gongkai.orgs.queries import posts_in_force
from gongkai.reports.models import Value
from gongkai.reports.rules.words import Group
from gongkai.samples.models import SampleSchool

PASSWORD = "shili-daxue-2026"  # noqa: S105 – told to everybody who looks at the sample school
"""What everybody of the sample school signs in with."""


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """One account of the sample school: posts in force with their units, and where its holder is a Party member."""

    username: str
    password: str
    name: str
    kind: PersonKind
    administration: Administration | None
    posts: tuple[tuple[Role, Unit], ...]
    membership: Unit | None


def is_sample() -> bool:
    """Tell whether this database holds the sample school."""
    return SampleSchool.objects.exists()


def is_empty() -> bool:
    """Tell whether nobody has begun to use this database."""
    return not (Unit.objects.exists() or Person.objects.exists() or Account.objects.exists())


def digest_of_story() -> str:
    """Return a fingerprint of all that happened, by when, in which unit and by whom; of names drawn at random nothing.

    Two schools that lived through the same have the same.
    """
    return hashlib.sha256("\n".join(sorted(_lines())).encode()).hexdigest()


def _lines() -> Iterator[str]:
    steps = Move.objects.values_list(
        "at", "disclosure__unit__code", "revision__number", "round", "verb", "before", "after", "audience", "by__number"
    )
    letters = Step.objects.values_list("on", "letter__kind", "letter__state", "unit__code", "what", "by__number")
    due = Obligation.objects.values_list("unit__code", "item__code", "kind", "state", "due_on", "met_at", "reminded")
    scores = Score.objects.values_list("sheet__unit__code", "indicator__position", "part", "whole", "points")
    # what an inspection finds is left out: what it looks at is drawn by a signature that nobody can foretell
    reported = Value.objects.exclude(code__startswith=f"{Group.FINDINGS}.")
    told = reported.values_list("report__unit__code", "report__as_of", "unit__code", "code", "part", "whole")
    for rows in (steps, letters, due, scores, told):
        for row in rows.order_by():
            yield " ".join(str(each.timestamp() if isinstance(each, datetime) else each) for each in row)


def sample_accounts(on: date) -> list[SampleAccount]:
    """Return everybody who can sign in, with what he is on a day; nobody at all where the database is real."""
    if not is_sample():
        return []
    posts: dict[int, list[Post]] = {}
    for post in posts_in_force(on).select_related("unit"):
        posts.setdefault(post.person_id, []).append(post)
    memberships = {each.person_id: each.unit for each in Membership.objects.filter(in_force(on)).select_related("unit")}
    accounts = Account.objects.filter(is_active=True).select_related("person").order_by("pk")
    return [_account(each, posts.get(each.person_id, []), memberships.get(each.person_id)) for each in accounts]


def _account(account: Account, posts: list[Post], membership: Unit | None) -> SampleAccount:
    held = () if account.administration else tuple((Role(post.role), post.unit) for post in posts)
    return SampleAccount(
        username=account.username,
        password=PASSWORD,
        name=account.person.name,
        kind=PersonKind(account.person.kind),
        administration=Administration(account.administration) if account.administration else None,
        posts=held,
        membership=membership,
    )
