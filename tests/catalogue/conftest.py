"""What every test of catalogues may ask for."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from little_office import NOON, LittleOffice, account_of


@pytest.fixture
def office(db):
    """A school whose college writes a catalogue."""
    return LittleOffice()


class Browser:
    """Somebody at the workbench, at noon."""

    def __init__(self, person, administration=""):
        self.client = Client()
        self.client.force_login(account_of(person, administration), "django.contrib.auth.backends.ModelBackend")

    def get(self, page, *args):
        return self.client.get(reverse(f"desk:{page}", args=args))

    def post(self, page, *args, **said):
        return self.client.post(reverse(f"desk:{page}", args=args), said)

    def queries(self, page, *args):
        """How many queries a page takes the second time it is opened."""
        self.get(page, *args)
        with CaptureQueriesContext(connection) as seen:
            assert self.get(page, *args).status_code == 200
        return len(seen)


@pytest.fixture
def browse(office):
    """Open the workbench as one of the people of the little office."""
    with time_machine.travel(NOON, tick=False):
        yield lambda who, administration="": Browser(getattr(office, who), administration)
