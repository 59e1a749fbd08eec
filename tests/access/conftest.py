"""The town is built once for each module and is gone after it; it is noon there."""

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction

from tests.access.sweep import Visitors
from tests.access.town import Town
from tests.factories import NOON


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker):
    """Open the database for a whole module, and leave it as it was."""
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False):
        cache.clear()
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        cache.clear()


@pytest.fixture(scope="module")
def visitors(database):
    """Everybody, in a town in which there is one of everything."""
    return Visitors(Town())
