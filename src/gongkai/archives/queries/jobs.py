"""The archives that were asked for, how they stand, and what the worker is to do."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.archives.models import Archive
from gongkai.archives.queries.year import erased_count
from gongkai.archives.rules import KEPT, STALE, UNDER_WAY, Extent, Reach, State, may_ask, may_fetch
from gongkai.archives.rules.layout import root_of
from gongkai.orgs.queries import Duties


def may_ask_for_one(duties: Duties) -> bool:
    """Tell whether somebody asks for archives today. Source: 第六条."""
    return may_ask(frozenset(role for role, _unit in duties.posts))


def archives_for(duties: Duties) -> QuerySet[Archive]:
    """Return the archives somebody may know of, the last first: they are the office's, whoever of it asked."""
    found = Archive.objects.select_related("asked_by", "unit", "file")
    return found if may_ask_for_one(duties) else found.none()


def archive_called(public_id: UUID, duties: Duties) -> Archive | None:
    """Return an archive somebody may know of."""
    return archives_for(duties).filter(public_id=public_id).first()


def name_of(archive: Archive) -> str:
    """Return what the file of an archive is called."""
    extent = Extent(archive.year, archive.unit_id, Reach(archive.reach), archive.as_of or archive.asked_at)
    return f"{root_of(extent, archive.unit.code if archive.unit else '')}.zip"


def in_hand() -> int:
    """Return how many archives are in the making."""
    return Archive.objects.filter(state__in=UNDER_WAY).count()


def is_fetchable(archive: Archive, duties: Duties, at: datetime) -> bool:
    """Tell whether an archive can be had still: what was erased since may be in it. Source: 第九条."""
    is_kept = archive.ended_at is not None and at < archive.ended_at + KEPT
    may, state = may_ask_for_one(duties), State(archive.state)
    return is_kept and may_fetch(state, may=may, erased_then=archive.erased, erased_now=erased_count())


def due(at: datetime) -> QuerySet[Archive]:
    """Return the archives that the worker is to begin, or to begin again because it ended over them; oldest first."""
    asked = Q(state=State.WAITING) | Q(state=State.RUNNING, beat_at__lt=at - STALE)
    return Archive.objects.filter(asked).select_related("asked_by", "unit").order_by("asked_at", "pk")


def to_forget(at: datetime) -> QuerySet[Archive]:
    """Return the archives that are kept no longer: after a week, or because something was erased since."""
    over = Q(ended_at__lte=at - KEPT) | ~Q(erased=erased_count())
    return Archive.objects.filter(over, state=State.READY)
