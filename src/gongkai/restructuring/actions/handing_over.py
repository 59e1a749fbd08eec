"""People leave, accounts are shut, posts end: whoever has their matters now is told at once. It is never blocked."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby

from django.utils.timezone import localdate

from gongkai.disclosures.actions import tell_instead
from gongkai.disclosures.queries import Waiting
from gongkai.ledger.actions import recorded
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.orgs import queries as who
from gongkai.orgs.actions.accounts import disable_account
from gongkai.orgs.actions.people import leave
from gongkai.orgs.models import Account, Person, Post, Unit
from gongkai.restructuring import queries
from gongkai.restructuring.models import Vacated


@recorded()
def leave_and_hand_over(person: Person, *, last_day: date, by: Person | None, at: datetime) -> None:
    """Record that somebody leaves; from his last day on his matters are others', and they are told. Practice.

    On a day to come the clock tells them. Open work never blocks it.

    :raises Refused: if ``by`` may not.
    """
    posts = queries.posts_of(person, min(last_day, localdate(at)))
    leave(person, last_day=last_day, by=by, at=at)
    if last_day <= localdate(at):
        _hand_over(person, posts, at)
        _told(Post.objects.filter(person=person, ends_on__lte=last_day), at)


@recorded()
def shut_and_hand_over(account: Account, *, by: Person | None, at: datetime) -> None:
    """Shut an account: what waited for its owner waits for others at once, and they are told. Practice.

    :raises Refused: if ``by`` may not, or it is an administrator's account.
    """
    was_open = account.is_active and not account.administration
    disable_account(account, by=by, at=at)
    if was_open:
        _hand_over(account.person, queries.posts_of(account.person, localdate(at)), at)


@recorded()
def hand_over_due(at: datetime) -> int:
    """Tell of every post whose last day is over who has its matters now, and shut accounts of those who left.

    Returns of how many posts. Safe to run any number of times.
    """
    today = localdate(at)
    for account in queries.who_left_open(today):
        disable_account(account, by=None, at=at)
    ended = list(queries.posts_ended(today))
    for _person, theirs in groupby(ended, key=lambda post: post.person_id):
        posts = list(theirs)
        _hand_over(posts[0].person, posts, at)
    _told(ended, at)
    return len(ended)


def _told(posts: Iterable[Post], at: datetime) -> None:
    for post in posts:
        Vacated.objects.get_or_create(post=post, defaults={"told_at": at})


def _hand_over(person: Person, posts: Sequence[Post], at: datetime) -> None:
    """Tell those who have somebody's matters now, the heads of his units, and the office where a post is vacant."""
    today = localdate(at)
    units = {post.unit.answering.pk: post.unit.answering for post in posts}
    waiting = queries.left_behind(person, posts, at)
    heads = who.holders(units, [Role.HEAD], today).values_list("person_id", flat=True)
    tell_instead(waiting, person, heads, at=at)
    for unit in units.values():
        _tell_vacant(person, unit, [post for post in posts if post.unit.answering.pk == unit.pk], waiting, at)


def _tell_vacant(person: Person, unit: Unit, posts: Sequence[Post], waiting: Sequence[Waiting], at: datetime) -> None:
    today = localdate(at)
    held = set(who.holders([unit.pk], Role, today).values_list("role", flat=True))
    facts = {"unit": unit.name, "gone": person.name}
    if any(post.role not in held for post in posts):
        tell(who.persons_of_the_office(today) - {person.pk}, "post_left_vacant", f"unit/{unit.code}", at=at, **facts)
    if any(not one.posts and one.revision.disclosure.unit.answering.pk == unit.pk for one in waiting):
        tell(queries.security_administrators(), "nobody_left", f"unit/{unit.code}", at=at, **facts)
