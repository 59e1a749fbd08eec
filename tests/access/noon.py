"""A database and logs for several modules: one day at noon, after which everything is as it was."""

from contextlib import contextmanager

import time_machine
from django.core.cache import cache
from django.db import transaction

from tests.factories import NOON


@contextmanager
def lasting(django_db_blocker):
    """Open the database for longer than one test; nothing of what is written in it stays."""
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False), transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()


@contextmanager
def for_a_while():
    """Undo what is written inside."""
    cache.clear()
    mark = transaction.savepoint()
    yield
    transaction.savepoint_rollback(mark)
