"""Who is told about an obligation: those who draft for the unit and its head, and the office."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.obligations.models import Obligation
from gongkai.orgs.models import Person
from gongkai.orgs.queries import holders, school_wide_posts

OFFICE = (Role.OFFICE_CLERK, Role.OFFICE_APPROVER)


def answerable(unit_id: int, roles: tuple[Role, ...], at: datetime) -> set[int]:
    """Return the persons who hold one of the posts in a unit."""
    return set(holders([unit_id], roles, localdate(at)).values_list("person_id", flat=True))


def office(at: datetime) -> set[int]:
    """Return the persons of the office."""
    posts = school_wide_posts(localdate(at))
    return {post.person_id for role in OFFICE for post in posts[role]}


def tell_about(
    obligation: Obligation, kind: str, *, at: datetime, but: Person | None = None, office_too: bool = False
) -> None:
    """Tell the unit's drafters and its head, or the office, of something that became of an obligation."""
    people = office(at) if office_too else answerable(obligation.unit_id, (Role.DRAFTER, Role.HEAD), at)
    subject = f"obligation/{obligation.public_id}"
    facts = {"title": obligation.item.title, "due_on": obligation.due_on.isoformat()}
    tell(people - ({but.pk} if but else set()), kind, subject, at=at, **facts)
