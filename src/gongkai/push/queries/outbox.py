"""What is to be sent now."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from gongkai.push.models import Delivery
from gongkai.push.models.outbox import SETTLED


def next_due(at: datetime) -> Delivery | None:
    """Return the message that is to be tried now and has waited longest.

    What a system is told of one disclosure arrives in its order: a message waits for the one before it.
    """
    earlier = Delivery.objects.filter(
        ~SETTLED, target=OuterRef("target"), disclosure=OuterRef("disclosure"), turn__lt=OuterRef("turn")
    )
    waiting = Delivery.objects.filter(~SETTLED, ~Exists(earlier), target__revoked_at=None, next_at__lte=at)
    return waiting.select_related("target").order_by("next_at", "pk").first()
