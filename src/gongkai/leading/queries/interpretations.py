"""How the office reads the Measures: what holds now, and what held before. Source: 第二十二条."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.leading.models import Interpretation
from gongkai.leading.rules import Stage


def interpretations_written() -> QuerySet[Interpretation]:
    """Return all interpretations there ever were, the newest first; ``is_replaced`` tells of those that another is for.

    For the office.
    """
    rows = Interpretation.objects.select_related("entered_by", "settled_by", "withdrawn_by", "replaces")
    return rows.annotate(is_replaced=Exists(_successors()))


def interpretation_called(public_id: UUID) -> Interpretation | None:
    """Return an interpretation."""
    return interpretations_written().filter(public_id=public_id).first()


def interpretations_in_force() -> QuerySet[Interpretation]:
    """Return what holds now, neither withdrawn nor replaced, in the order it was given. Source: 第二十二条."""
    held = Interpretation.objects.filter(~Exists(_successors()), stage=Stage.CONFIRMED, withdrawn_at=None)
    return held.order_by("interpreted_on", "pk")


def is_in_force(interpretation: Interpretation) -> bool:
    """Tell whether an interpretation holds now."""
    return interpretations_in_force().filter(pk=interpretation.pk).exists()


def replaceable() -> QuerySet[Interpretation]:
    """Return the interpretations that another may take the place of."""
    return interpretations_in_force()


def _successors() -> QuerySet[Interpretation]:
    return Interpretation.objects.filter(replaces=OuterRef("pk"), stage=Stage.CONFIRMED)
