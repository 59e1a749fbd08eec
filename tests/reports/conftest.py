"""A house that reports of its year, with something made known."""

import pytest

from tests.factories import a_house


@pytest.fixture
def house(db):
    return a_house()
