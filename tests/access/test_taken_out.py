"""A table that leaves holds what its page shows to the same person, no row more and no row less."""

import csv
import re
from html import unescape
from io import StringIO

import pytest
from django.urls import reverse

from gongkai.desk.views.listings import LISTINGS
from tests.access.may import may
from tests.access.may_take_out import PAGES
from tests.access.people import PEOPLE

pytestmark = [pytest.mark.django_db, pytest.mark.article(10)]
TABS = {"recalls": "tab=recalls"}
OF = {"list_hits": "word_list", "recheck_items": "recheck", "catalogue_items": "book", "group_people": "list",
      "inspection_items": "inspection", "assessment_scores": "assessment"}  # fmt: skip
"""Where a list about something has its things, and whoever may see it."""
WHO = {"list_hits": "clerk", "recheck_items": "clerk", "catalogue_items": "drafter", "group_people": "head",
       "inspection_items": "clerk", "assessment_scores": "clerk"}  # fmt: skip
WHICH = {"inspection_items": 5, "assessment_scores": 2}
"""Of what there is more than one thing, which one has rows."""
SHOWN = 20


def plain(text):
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", text)))


def rows_of(visitors, who, code, query=""):
    answer = visitors.ask(who, "POST", f"{reverse('desk:export', args=[code])}?{query}")
    text = answer.content.decode().removeprefix("\ufeff")
    return list(csv.reader(StringIO(text, newline="")))[1:]


def bodies_of(answer):
    """Return the rows of every list on a page, each as text."""
    bodies = re.findall(r"<tbody>(.*?)</tbody>", answer.content.decode(), re.DOTALL)
    return [[plain(row) for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)] for body in bodies]


def holders(code):
    return [who.name for who in PEOPLE if who.signed_in and may(who, "take out", code)]


BESIDE = {"desk:catalogues", "desk:catalogue_queue", "desk:units", "desk:roles", "desk:obligations"}
"""Pages with another table beside the list."""


def shows(bodies, code, rows):
    """Tell whether a page shows a list with just these rows; where there are none, there is a table less."""
    if not rows:
        return len(bodies) <= (LISTINGS[code].page in BESIDE)
    return any(holds(body, rows) for body in bodies)


def holds(body, rows):
    """Tell whether a list on a page says in every row what the table says first in the same row."""
    firsts = [plain(row[0].removeprefix("'")) for row in rows[:SHOWN]]
    return len(body) == len(firsts) and all(first in line for first, line in zip(firsts, body, strict=True))


UNLIKE = {
    "interpretations": "sections, not rows",
    "notices": "whose words of time are told as near or far",
    "rechecks": "the same",
    "deeds": "which grows by the deed of taking it out",
}
"""Pages whose lists are written another way."""


@pytest.mark.parametrize("code", sorted({*PAGES} - {*OF} - {*UNLIKE}))
def test_a_table_has_the_rows_of_its_page(visitors, code):
    where, who = reverse(LISTINGS[code].page), holders(code)
    for name in {who[0], who[-1]}:
        rows, bodies = (
            rows_of(visitors, name, code),
            bodies_of(visitors.ask(name, "GET", f"{where}?{TABS.get(code, '')}")),
        )
        assert shows(bodies, code, rows), (name, rows, bodies)


@pytest.mark.parametrize("code", sorted(OF))
def test_a_table_about_something_has_the_rows_of_its_page(visitors, code):
    thing, place = visitors.town.places(OF[code])[WHICH.get(code, 0)]
    page = visitors.ask(WHO[code], "GET", reverse(LISTINGS[code].page, kwargs=place))
    rows = rows_of(visitors, WHO[code], code, f"of={place['public_id']}")
    assert shows(bodies_of(page), code, rows), (thing, rows)


@pytest.mark.parametrize("code", sorted(OF))
def test_a_table_about_something_is_for_nobody_else(visitors, code):
    _thing, place = visitors.town.places(OF[code])[WHICH.get(code, 0)]
    address = f"{reverse('desk:export', args=[code])}?of={place['public_id']}"
    strangers = ("neighbour", "audit_admin") if code != "catalogue_items" else ("audit_admin",)
    assert {visitors.ask(name, "POST", address).status_code for name in strangers} == {404}
