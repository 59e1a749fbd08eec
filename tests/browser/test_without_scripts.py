"""Readers without scripts read the same. (Staff without scripts: see test_walk.)"""

import pytest

from tests.browser.screens import routes

pytestmark = pytest.mark.browser
PAGES = [name for name in routes() if name.startswith("portal:") and not name.endswith(("file", "qr", "robots"))]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_for_readers_says_the_same_without_scripts(people, screens, name):
    who, path = screens[name]
    with_scripts = people.page(who, path).locator("body").inner_text()

    assert people.page(who, path, java_script_enabled=False).locator("body").inner_text() == with_scripts
