"""The systems that are told, and what they are told: the rows are the queue."""

from gongkai.push.models.outbox import Delivery, Proof
from gongkai.push.models.targets import Target

__all__ = ["Delivery", "Proof", "Target"]
