"""All reads of exports: somebody's own, and what the worker is to do."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.exports.models import Export
from gongkai.exports.rules import KEPT, STALE, UNDER_WAY, Asked, Format, State, may_fetch
from gongkai.orgs.models import Account
from gongkai.orgs.queries import Duties

__all__ = ["Export", "asked_in", "due", "expired", "export_called", "exports_of", "in_hand", "is_fetchable", "told_to"]


def exports_of(account: Account) -> QuerySet[Export]:
    """Return what somebody has asked for with an account, the last first."""
    return Export.objects.filter(account=account).select_related("file")


def export_called(public_id: UUID, account: Account) -> Export | None:
    """Return what somebody has asked for; nobody else has it."""
    return exports_of(account).filter(public_id=public_id).first()


def told_to(duties: Duties) -> QuerySet[Export]:
    """Return what somebody is told of: what he asked for with the account he is signed in with now."""
    mine = Export.objects.filter(account__person=duties.person_id)
    return mine.filter(account__administration="") if duties.posts else mine.exclude(account__administration="")


def asked_in(export: Export) -> Asked:
    """Return what somebody asked for."""
    return Asked(export.listing, export.query, Format(export.format))


def in_hand(account: Account) -> int:
    """Return how many tables somebody has in the making."""
    return exports_of(account).filter(state__in=UNDER_WAY).count()


def is_fetchable(export: Export, rights: frozenset[str], at: datetime) -> bool:
    """Tell whether a table can be had still, by somebody who has these rights today."""
    is_kept = export.ended_at is not None and at < export.ended_at + KEPT
    return is_kept and may_fetch(State(export.state), made_by=frozenset(export.held), now=rights)


def due(at: datetime) -> QuerySet[Export]:
    """Return the tables that the worker is to begin, or to begin again because it ended over them; oldest first."""
    asked = Q(state=State.WAITING) | Q(state=State.RUNNING, beat_at__lt=at - STALE)
    return Export.objects.filter(asked).select_related("account__person").order_by("asked_at", "pk")


def expired(at: datetime) -> QuerySet[Export]:
    """Return the tables that are kept no longer."""
    return Export.objects.filter(state=State.READY, ended_at__lte=at - KEPT).select_related("file")
