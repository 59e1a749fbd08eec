"""Telling people, and their having read it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from gongkai.notices.models import Notice
from gongkai.orgs.models import Person


def tell(people: Iterable[int], kind: str, subject: str, *, at: datetime, **facts: str) -> None:
    """Tell each person once about a subject. The pages check again, when showing it, that he may see it."""
    tell_each(dict.fromkeys(people, facts), kind, subject, at=at)


def tell_each(facts: Mapping[int, Mapping[str, str]], kind: str, subject: str, *, at: datetime) -> None:
    """Tell persons about a subject, each with facts of his own."""
    Notice.objects.bulk_create(
        Notice(person_id=person, kind=kind, subject=subject, facts=dict(own), at=at)
        for person, own in sorted(facts.items(), key=lambda one: one[0])
    )


def rename(subject: str, title: str) -> None:
    """Call what was told about a subject by another name: its own has been erased."""
    told = list(Notice.objects.filter(subject=subject))
    for notice in told:
        notice.facts = {**notice.facts, "title": title}
    Notice.objects.bulk_update(told, ["facts"], batch_size=500)


def mark_read(person: Person, *, at: datetime, subject: str | None = None) -> None:
    """Mark somebody's notices as read, all or those about one subject."""
    unread = Notice.objects.filter(person=person, read_at=None)
    (unread if subject is None else unread.filter(subject=subject)).update(read_at=at)
