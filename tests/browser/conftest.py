"""One school and one browser for all tests of a worker; a complaint of the browser fails the test it came up in."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import people as at_work
from tests.browser import school


@pytest.fixture(scope="session")
def untouched(tmp_path_factory):
    """Name the folder of the school nobody has worked in; GONGKAI_FOUNDED names one made before."""
    return Path(os.environ.get("GONGKAI_FOUNDED", "") or made_once(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="session")
def founded(untouched, tmp_path_factory):
    """Give the worker a school of its own, copied from the one that is made once."""
    return Path(shutil.copytree(untouched, tmp_path_factory.mktemp("school") / "own"))


def made_once(folder):
    """Make the school, or wait until the worker who came first has made it."""
    shared = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "school"
    try:
        shared.mkdir()
    except FileExistsError:
        return school.waited_for(shared)
    return school.founded(shared)


@pytest.fixture(scope="session")
def other_system():
    """Name where the school may tell another system something, should one be there."""
    return {"GONGKAI_PUSH_PRIVATE": f"127.0.0.1:{school.free_port()}", "GONGKAI_PUSH_SECONDS": "1"}


@pytest.fixture(scope="session")
def address(founded, other_system):
    with school.served(founded, **other_system) as address:
        yield address


@pytest.fixture(scope="session")
def everybody(address):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=at_work.chromium_path(), args=at_work.FLAGS)
        yield at_work.People(browser, address)
        browser.close()


@pytest.fixture
def people(everybody):
    """Give the people of the school; what their browsers complain of while the test runs fails it."""
    yield everybody
    complaints = everybody.leave()
    assert complaints == []


@pytest.fixture(scope="session")
def screens(founded):
    return school.screens_of(founded)
