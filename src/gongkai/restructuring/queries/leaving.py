"""People leave: what waits for them, which posts have ended, which accounts are still open."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.disclosures import queries as disclosures
from gongkai.disclosures.queries import Waiting
from gongkai.measures.vocabulary import Administration, Role
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Account, Person, Post, Unit
from gongkai.orgs.queries import Duties
from gongkai.restructuring.models import Vacated


def left_behind(person: Person, posts: Sequence[Post], at: datetime) -> list[Waiting]:
    """Return what waits for somebody in some of his posts, and for whom it waits once he is gone."""
    duties = Duties(
        person.pk,
        frozenset((Role(post.role), post.unit_id) for post in posts),
        frozenset(post.acting_for.person_id for post in posts if post.acting_for),
        _took_over(posts),
    )
    tasks = disclosures.tasks_of(person, duties, at) if posts else []
    roles = {Role(post.role) for post in posts}
    return disclosures.waiting_for([task.revision for task in tasks], at, without=person, roles=roles)


def _took_over(posts: Sequence[Post]) -> frozenset[tuple[Role, int]]:
    ended = defaultdict(list)
    for pk, by in Unit.objects.filter(taken_over_by__in=[post.unit_id for post in posts]).values_list(
        "pk", "taken_over_by"
    ):
        ended[by].append(pk)
    return frozenset((Role(post.role), one) for post in posts for one in ended[post.unit_id])


def posts_of(person: Person, on: date) -> list[Post]:
    """Return the posts somebody was given for a day, whether or not he can still act in them."""
    return list(orgs.posts_written(on).filter(person=person).select_related("unit__taken_over_by", "acting_for"))


def posts_ended(on: date) -> QuerySet[Post]:
    """Return the posts whose last day is over and of which nothing has been told yet."""
    told = Vacated.objects.filter(post=OuterRef("pk"))
    over = Post.objects.filter(~Exists(told), ends_on__lt=on, is_void=False).exclude(orgs.unconfirmed())
    return over.select_related("unit__taken_over_by", "person", "acting_for").order_by("person", "pk")


def who_left_open(on: date) -> QuerySet[Account]:
    """Return the accounts of people whose last day is over and which nobody has shut."""
    return Account.objects.filter(is_active=True, administration="", person__left_on__lt=on).order_by("pk")


def security_administrators() -> set[int]:
    """Return those who appoint people to posts."""
    accounts = Account.objects.filter(administration=Administration.SECURITY, is_active=True)
    return set(accounts.values_list("person_id", flat=True))
