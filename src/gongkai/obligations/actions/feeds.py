"""Subscribing to a calendar of what is due: an address of one's own, which can be revoked. Practice."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.obligations.models import Feed
from gongkai.obligations.rules.feeds import digest_of, new_token
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of


@recorded()
def open_feed(*, by: Person, at: datetime) -> str:
    """Give somebody the address of his calendar, and return the token in it: it is shown once, and kept nowhere.

    The address he had before leads nowhere any more.

    :raises Refused: if he holds no post.
    """
    insist(None if duties_of(by, localdate(at)).posts else Refusal("not_your_task", (17, None)))
    token = new_token()
    renewed = _revoke_open(by, at)
    Feed.objects.create(person=by, token_digest=digest_of(token), made_at=at)
    did("feed_opened", by, by=by, at=at, renewed=bool(renewed))
    return token


@recorded()
def revoke_feed(*, by: Person, at: datetime) -> None:
    """Let the address of somebody's own calendar lead nowhere any more; without one there is nothing to do."""
    if _revoke_open(by, at):
        did("feed_revoked", by, by=by, at=at)


def _revoke_open(person: Person, at: datetime) -> int:
    """Revoke the address that is open; whoever else is about to change it waits for the person's row."""
    Person.objects.select_for_update().get(pk=person.pk)
    return Feed.objects.filter(person=person, revoked_at=None).update(revoked_at=at)
