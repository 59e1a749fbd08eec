"""What a reader's browser fetches for a page: little, and little at a time."""

import gzip

import pytest

pytestmark = pytest.mark.browser
PAGES = [
    "home",
    "list",
    "search",
    "detail",
    "catalogue",
    "catalogue_unit",
    "measures",
    "guide",
    "verify",
    "verify_how",
    "verify_checkpoint",
    "letter",
    "letter_track",
    "inner",
    "inner_detail",
]
MOST_BYTES = 40 * 1024
MOST_REQUESTS = 4


def fetched(people, who, path):
    """Open a page in a new browser and return everything that came, packed."""
    page = people.context(who).new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 – the browser takes no built-in
    page.goto(path, wait_until="networkidle")
    return [len(gzip.compress(answer.body())) for answer in answers if answer.ok]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_for_readers_weighs_little_and_asks_little(people, screens, name):
    sizes = fetched(people, *screens[f"portal:{name}"])

    assert (sum(sizes) <= MOST_BYTES, len(sizes) <= MOST_REQUESTS) == (True, True), sizes
