"""What is due, the events that make it due, and the record of what was moved, deferred, answered and urged."""

from gongkai.obligations.models.answers import Deferral, Statement, Urge
from gongkai.obligations.models.due import Event, Horizon, Obligation, Shift, Transfer
from gongkai.obligations.models.telling import Digest, Feed

__all__ = ["Deferral", "Digest", "Event", "Feed", "Horizon", "Obligation", "Shift", "Statement", "Transfer", "Urge"]
