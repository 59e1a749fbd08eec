"""What the school has decided."""

from django.db.models import QuerySet

from gongkai.policy.models import Decision
from gongkai.policy.rules import ROOMS, Choice

__all__ = ["Decision", "decided", "decisions_on"]


def decisions_on(choice: Choice) -> QuerySet[Decision]:
    """Return what was decided on a choice, the newest first."""
    return Decision.objects.filter(choice=choice).select_related("by")


def decided(choice: Choice) -> bool:
    """Tell how a choice stands now. Source: 第二十一条."""
    newest = Decision.objects.filter(choice=choice).values_list("is_on", flat=True).first()
    return ROOMS[choice].default if newest is None else newest
