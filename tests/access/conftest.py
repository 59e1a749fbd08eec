"""The town is built once for each module and is gone after it; it is noon there."""

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from gongkai.ledger.actions import sign
from gongkai.ledger.rules.leaf import Log
from tests.access.sweep import Visitors
from tests.access.town import Town
from tests.factories import NOON


@pytest.fixture(scope="module", autouse=True)
def ledger_root(tmp_path_factory):
    """Let a module's town have its logs as long as it has its rows."""
    with override_settings(LEDGER_ROOT=tmp_path_factory.mktemp("ledger")):
        yield


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker, ledger_root):
    """Open the database for a whole module, and leave it as it was."""
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False):
        cache.clear()
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        cache.clear()


@pytest.fixture(scope="module")
def visitors(database):
    """Everybody, in a town in which there is one of everything, and whose logs are published."""
    town = Town()
    for log in (Log.PUBLIC, Log.INNER):
        sign(log)
    return Visitors(town)
