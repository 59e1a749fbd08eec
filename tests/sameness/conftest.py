"""An empty database at noon, in which one town after the other is built."""

import pytest
from django.test import override_settings

from tests.access.noon import lasting


@pytest.fixture(scope="package", autouse=True)
def ledger_root(tmp_path_factory):
    """Let the towns keep their logs away from those of other tests."""
    with override_settings(LEDGER_ROOT=tmp_path_factory.mktemp("ledger")):
        yield


@pytest.fixture(scope="package")
def database(django_db_setup, django_db_blocker, ledger_root):
    """Open the database for all tests here, and leave it as it was."""
    with lasting(django_db_blocker):
        yield
