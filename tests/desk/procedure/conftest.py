"""A house in which it is the afternoon of the day on which everything was proposed, and somebody at the desk."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from tests.factories import NOON, PASSWORD, a_house, an_account


@pytest.fixture(autouse=True)
def _in_the_afternoon():
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        yield


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def desk(client):
    return Desk(client)


class Desk:
    """The pages of the procedure as one person opens and sends them."""

    def __init__(self, client):
        self.client = client

    def of(self, person, *, by_password=False):
        account = person.accounts.first() or an_account(person)
        if by_password:
            said = {"login": account.username, "password": PASSWORD}
            self.client.post(reverse("account_login"), said)
        else:
            self.client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return self

    def address(self, page, revision):
        return reverse(f"desk:{page}", args=[revision.disclosure.public_id])

    def open(self, page, revision, **query):
        return self.client.get(self.address(page, revision), query)

    def send(self, page, revision, **said):
        return self.client.post(self.address(page, revision), {"version": revision.version, **said})
