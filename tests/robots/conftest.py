"""A school with a robot, and the server that the robot is at."""

import pytest
import time_machine

from gongkai.robots.actions import register_robot
from gongkai.robots.rules import Kind
from tests.factories import NOON, a_house
from tests.robots.receiver import serving


@pytest.fixture
def house(db):
    with time_machine.travel(NOON, tick=False):
        yield a_house()


@pytest.fixture
def server(settings):
    with serving() as server:
        settings.PUSH_PRIVATE = [server.place]
        yield server


@pytest.fixture
def robot(house, server):
    said = {"kind": Kind.WECOM, "address": server.address, "unit": house.college}
    return register_robot("机械学院党务群", **said, by=house.clerk, at=NOON)
