"""What a subscribed calendar shows, and to whom, by the posts of today."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from gongkai.obligations.models import Feed, Obligation
from gongkai.obligations.queries.lists import mine
from gongkai.obligations.rules.feeds import digest_of
from gongkai.obligations.rules.words import State
from gongkai.orgs.models import Person
from gongkai.orgs.queries import Duties, duties_of, may_sign_in


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody who has a calendar on his phone: who he is, and what he may act as today."""

    person: Person
    duties: Duties


def feed_of(person: Person) -> Feed | None:
    """Return somebody's open subscription."""
    return Feed.objects.filter(person=person, revoked_at=None).first()


def subscriber(token: str, on: date) -> Subscriber | None:
    """Return whose calendar a token opens: nobody's, once it is revoked, or he may not sign in, or has no post."""
    feed = Feed.objects.filter(token_digest=digest_of(token), revoked_at=None).select_related("person").first()
    if feed is None:
        return None
    accounts = feed.person.accounts.filter(administration="").select_related("person")
    duties = duties_of(feed.person, on)
    may = duties.posts and any(may_sign_in(account, on) for account in accounts)
    return Subscriber(feed.person, duties) if may else None


@dataclass(frozen=True, slots=True)
class Day:
    """Something due, and when what is said of its day last changed."""

    obligation: Obligation
    changed_at: datetime


def days_of(duties: Duties) -> list[Day]:
    """Return what is open for the units somebody works for, the next first. Source: 第七条."""
    found = mine(duties).filter(state=State.OPEN).annotate(moved_at=Max("shifts__at")).order_by("due_on", "pk")
    return [Day(one, max(one.made_at, one.moved_at or one.made_at)) for one in found]
