"""The readers' pages on a small school."""

import pytest
from django.core.cache import cache

from tests.factories import a_house


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture(autouse=True)
def stored_files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
