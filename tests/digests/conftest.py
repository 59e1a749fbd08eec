"""A school whose readers subscribe, and a mail server that takes what is sent."""

import pytest
import time_machine

from tests.factories import NOON, a_house
from tests.notices.mail_server import serving


@pytest.fixture
def house(db):
    with time_machine.travel(NOON, tick=False):
        yield a_house()


@pytest.fixture
def server(settings):
    with serving() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 0.3
        yield server
