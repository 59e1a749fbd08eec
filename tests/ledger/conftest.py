"""Two ways in which a database and what was signed of it come apart."""

from contextlib import contextmanager

import pytest
from django.db import transaction


@pytest.fixture
def lost_afterwards():
    """Forget what is written to the database inside, but not what is signed: a backup was restored."""

    @contextmanager
    def lost():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return lost


@pytest.fixture
def elsewhere(settings, tmp_path):
    """Let what is done inside know nothing of what was signed: another history of the same database."""

    @contextmanager
    def away():
        here = settings.LEDGER_ROOT
        settings.LEDGER_ROOT = tmp_path / "elsewhere"
        yield
        settings.LEDGER_ROOT = here

    return away
