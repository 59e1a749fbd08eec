import pytest

from tests.push.receiver import receiving
from tests.push.things import a_town


@pytest.fixture
def server():
    with receiving() as server:
        yield server


@pytest.fixture
def town(settings, server):
    return a_town(settings, server)
