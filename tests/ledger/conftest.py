"""The school of these tests is made once a module; each test has its rows in a transaction and its files as a copy."""

import shutil
from contextlib import ExitStack, contextmanager

import pytest
from django.db import transaction
from django.test import override_settings

from tests.ledger.a_school import a_school, known_key, saved_checkpoint


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("school")
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(transaction.atomic())
        with override_settings(LEDGER_ROOT=folder / "ledger", MEDIA_ROOT=folder / "files"):
            school = a_school()
        yield school, folder
        transaction.set_rollback(True)


@pytest.fixture
def school(standing, db, ledger_root, tmp_path, settings):
    """The school as it stands, with files of its own to spoil."""
    made, folder = standing
    shutil.copytree(folder / "ledger", ledger_root)
    shutil.copytree(folder / "files", tmp_path / "files")
    settings.MEDIA_ROOT = tmp_path / "files"
    return made


@pytest.fixture
def reader(school, tmp_path):
    """What somebody brings along who saved the key and a checkpoint before anything was changed."""
    return ("--vkey", known_key(tmp_path), "--checkpoint", saved_checkpoint(tmp_path))


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
