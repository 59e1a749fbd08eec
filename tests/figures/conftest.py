"""A house whose work is counted."""

import pytest

from tests.factories import a_house


@pytest.fixture
def house(db):
    return a_house()
