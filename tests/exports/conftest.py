"""A house whose lists leave it as tables."""

import pytest
import time_machine
from django.test import Client

from tests.factories import NOON, a_house, an_account


@pytest.fixture
def at_noon():
    """Let it be noon, for pages too."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def browser_of():
    """Return what signs somebody in, once each."""
    accounts = {}

    def signed_in(person, administration=""):
        account = accounts.setdefault((person.pk, administration), None) or an_account(person, "", administration)
        accounts[person.pk, administration] = account
        browser = Client()
        browser.force_login(account)
        browser.account = account
        return browser

    return signed_in
