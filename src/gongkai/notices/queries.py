"""What somebody has been told."""

from django.db.models import QuerySet

from gongkai.notices.models import Notice
from gongkai.orgs.models import Person

__all__ = ["Notice", "notices_of", "unread_count"]


def notices_of(person: Person) -> QuerySet[Notice]:
    """Return somebody's notices, newest first."""
    return Notice.objects.filter(person=person)


def unread_count(person: Person) -> int:
    """Return how many notices somebody has not opened yet."""
    return Notice.objects.filter(person=person, read_at=None).count()
