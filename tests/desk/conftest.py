"""What every test of these pages may ask for."""

from datetime import timedelta

import pytest
import time_machine

from tests.factories import NOON, a_house


@pytest.fixture(autouse=True)
def _in_the_afternoon():
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        yield


@pytest.fixture
def house(db):
    return a_house()
