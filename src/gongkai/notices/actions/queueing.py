"""The queue of what leaves: claimed before the conversation with the other side, marked as sent after it.

A worker that dies in between leaves it claimed; it is sent again after a pause, under the same name.
"""

import logging
from datetime import datetime

from django.db.models import F

from gongkai.notices.models import Queued
from gongkai.notices.rules import Trouble, given_up, pause_after

log = logging.getLogger(__name__)


def claimed(row: Queued, at: datetime) -> bool:
    """Take one thing out of the queue for this attempt; tells whether no other worker was quicker."""
    rows = type(row)._default_manager.filter(pk=row.pk, attempts=row.attempts, sent_at=None, failed_at=None)  # noqa: SLF001
    return bool(rows.update(attempts=F("attempts") + 1, next_at=at + pause_after(row.attempts + 1)))


def put_off(row: Queued, until: datetime) -> None:
    """Let something wait, for it is quiet; that is no attempt."""
    rows = type(row)._default_manager.filter(pk=row.pk, attempts=row.attempts, sent_at=None, failed_at=None)  # noqa: SLF001
    rows.update(next_at=until)


def note_outcome(row: Queued, trouble: Trouble | None, at: datetime) -> None:
    """Write down what became of an attempt."""
    rows = type(row)._default_manager.filter(pk=row.pk, sent_at=None)  # noqa: SLF001
    if trouble is None:
        rows.update(sent_at=at, failed_at=None, trouble="")
        return
    over = given_up(trouble, row.attempts + 1)
    rows.update(trouble=trouble, failed_at=at if over else None)
    if over:
        log.error("%s was given up: %s", row.key, trouble)
