"""Readers without scripts read the same. (Staff without scripts: see test_walk.)"""

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


@pytest.mark.parametrize("name", PAGES)
def test_every_page_for_readers_says_the_same_without_scripts(people, screens, name):
    who, path = screens[name]
    page = people.page(who, path)
    page.evaluate(ONLY_WITH_SCRIPTS)
    with_scripts = page.locator("body").inner_text()

    assert people.page(who, path, java_script_enabled=False).locator("body").inner_text() == with_scripts
