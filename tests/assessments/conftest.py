"""A house that is assessed."""

import pytest

from tests.factories import a_house


@pytest.fixture
def house(db):
    return a_house()
