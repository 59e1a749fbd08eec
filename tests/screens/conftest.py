"""Screens of a small school; it is noon there."""

import pytest
import time_machine

from tests.factories import NOON, a_house


@pytest.fixture
def house(db):
    with time_machine.travel(NOON, tick=False):
        yield a_house()
