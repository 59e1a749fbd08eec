"""The town is built once for all modules here and is gone after them; it is noon there."""

import pytest
from django.core.cache import cache
from django.test import override_settings

from gongkai.ledger.actions import sign
from gongkai.ledger.rules.leaf import Log
from tests.access.noon import lasting
from tests.access.sweep import Visitors
from tests.access.town import Town


@pytest.fixture(scope="package", autouse=True)
def ledger_root(tmp_path_factory):
    """Let the town have its logs as long as it has its rows."""
    with override_settings(LEDGER_ROOT=tmp_path_factory.mktemp("ledger")):
        yield


@pytest.fixture(scope="module", autouse=True)
def nothing_kept():
    """Let no module find in the cache what another one asked for."""
    cache.clear()


@pytest.fixture(scope="package")
def visitors(django_db_setup, django_db_blocker, ledger_root):
    """Everybody, in a town in which there is one of everything, and whose logs are published."""
    with lasting(django_db_blocker):
        cache.clear()
        town = Town()
        for log in (Log.PUBLIC, Log.INNER):
            sign(log)
        yield Visitors(town)
