"""How much is asked of the database does not grow with the letters."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.mailbox import actions, queries
from gongkai.mailbox.rules.words import Kind, State
from gongkai.orgs.queries import duties_of
from tests.letters.making import MONDAY, brought_to, sent, take_on
from tests.letters.test_pages import browser, digits_of, found, track, write

pytestmark = pytest.mark.django_db
__all__ = ["browser"]


def asked(act):
    with CaptureQueriesContext(connection) as heard:
        act()
    return len(heard)


@pytest.mark.parametrize("who", ["clerk", "drafter", "inspector"])
def test_a_list_asks_the_same_for_one_and_for_three(house, who):
    duties = duties_of(getattr(house, who), MONDAY)

    def titles():
        return [queries.words_of(letter).title for letter in queries.letters_for(duties, MONDAY)]

    counts = []
    for many in (1, 2):
        for _ in range(many):
            brought_to(State.ASSIGNED, house)
            sent(Kind.REPORT)
        counts.append((asked(titles), len(titles())))

    assert counts == [(counts[0][0], 1), (counts[0][0], 3)]


def test_finding_a_letter_asks_the_same_with_one_answer_and_more_steps(browser, house):
    digits = digits_of(write(browser))
    take_on(found(digits), State.ANSWERED, house)
    before = asked(lambda: track(browser, digits))
    actions.reopen(digits, "再说说", on=MONDAY)
    take_on(found(digits), State.ANSWERED, house)
    for _ in range(2):
        sent()

    assert (before, asked(lambda: track(browser, digits))) == (before, before)


def test_the_form_asks_the_same_whatever_lies_in_the_mailbox(browser):
    before = asked(lambda: browser.get("/letter/"))
    for _ in range(3):
        sent()

    assert asked(lambda: browser.get("/letter/")) == before
