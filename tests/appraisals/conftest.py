"""A house whose members judge it."""

import pytest

from tests.appraisals.making import members
from tests.factories import a_house


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def six(house):
    return members(house)
