"""A house whose year is archived."""

from types import SimpleNamespace
from zipfile import ZipFile

import pytest
import time_machine
from django.test import Client

from gongkai.archives import actions
from gongkai.archives.rules import Reach
from gongkai.ledger.actions import sign
from gongkai.ledger.rules.leaf import Log
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
    """Return what signs somebody in."""

    def signed_in(person, administration=""):
        browser = Client()
        browser.force_login(an_account(person, "", administration))
        return browser

    return signed_in


@pytest.fixture
def archived(tmp_path):
    """Return what makes an archive and unpacks it with the tools every computer has."""

    def made(reach=Reach.WHOLE, *, year=NOON.year, unit=None, at=NOON, name="year.zip"):
        for log in (Log.PUBLIC, Log.INNER):
            sign(log)
        path = tmp_path / name
        counts = actions.make_at(path, year, unit, reach, at=at)
        folder = tmp_path / f"{name} unpacked"
        with ZipFile(path) as packed:
            packed.extractall(folder)
        (root,) = folder.iterdir()
        return SimpleNamespace(path=path, root=root, counts=counts)

    return made
