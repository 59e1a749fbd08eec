"""Readers without scripts read the same. (Staff without scripts: see test_walk.)"""

import re

import pytest

from tests.browser.screens import routes

pytestmark = pytest.mark.browser
FILES = ("file", "qr", "robots", "proof", "log", "export", "ics", "atom")
SCREEN = ("screen", "screen_items", "screen_worker")
"""The screen in the hall, whose script shows one thing after the other."""
SENT = ("receipt", "follow_up", "rate", "reopen")
"""What is only ever sent: digits never stand in an address."""
PAGES = [name for name in routes() if name.startswith("portal:") and not name.endswith(FILES + SCREEN + SENT)]
ONLY_WITH_SCRIPTS = "document.querySelectorAll('[data-scripted]').forEach(one => one.remove())"
"""What only scripts can do is offered only where they run."""


CHECKPOINT = re.compile(r"公开日志检查点：第 \d+ 号")
"""The worker may sign a new one between two looks."""


def words_of(page):
    return CHECKPOINT.sub("", page.locator("body").inner_text())


@pytest.mark.parametrize("name", PAGES)
def test_every_page_for_readers_says_the_same_without_scripts(people, screens, name):
    who, path = screens[name]
    page = people.page(who, path)
    page.evaluate(ONLY_WITH_SCRIPTS)
    with_scripts = words_of(page)

    assert words_of(people.page(who, path, java_script_enabled=False)) == with_scripts
