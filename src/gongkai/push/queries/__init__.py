"""All reads of what goes to other systems: what is due, what was told, how the queue stands, what a month came to."""

from gongkai.push.models import Delivery, Proof, Target
from gongkai.push.queries.figures import figures_of, month_asked, months_open, summaries, summary_of
from gongkai.push.queries.queue import (
    Row,
    count_each,
    delivery_called,
    messages_seen_by,
    open_count,
    proof_of,
    queue,
    rows_of,
    those_standing,
    to_see_to,
    told_of,
)
from gongkai.push.queries.targets import allowed, hosts_allowed, target_called, target_on, targets

__all__ = [
    "Delivery",
    "Proof",
    "Row",
    "Target",
    "allowed",
    "count_each",
    "delivery_called",
    "figures_of",
    "hosts_allowed",
    "messages_seen_by",
    "month_asked",
    "months_open",
    "open_count",
    "proof_of",
    "queue",
    "rows_of",
    "summaries",
    "summary_of",
    "target_called",
    "target_on",
    "targets",
    "those_standing",
    "to_see_to",
    "told_of",
]
