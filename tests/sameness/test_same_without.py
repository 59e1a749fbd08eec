"""Answers are the same, byte for byte, whether or not there is something the asker may not see."""

import re
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.access.matters import BY_LABEL
from tests.access.noon import for_a_while
from tests.access.sweep import Visitors
from tests.access.town import Town

pytestmark = [pytest.mark.django_db, pytest.mark.article(10)]
FIRST, LAST = BY_LABEL["public"], BY_LABEL["corrected"]
WORK = ("draft", "cancelled", "sent_back", "in_review", "with_head", "with_office", "withheld", "approved")
INNER = ("inner", "inner_unit", "halfway", "to_person", "to_list", "inner_suspended", "inner_withdrawn", "inner_erased")
HIDDEN_FROM = {
    "anonymous": (*WORK, *INNER, "to_staff", "to_students", "to_unit"),
    "student": (*WORK, *INNER),
    "employee": (
        *WORK,
        "inner",
        "inner_unit",
        "to_person",
        "to_list",
        "inner_withdrawn",
        "inner_erased",
        "to_students",
    ),
    "member_elsewhere": (*WORK, "inner_unit", "to_person", "to_list", "to_students"),
    "neighbour": (
        *WORK,
        "inner",
        "inner_unit",
        "to_person",
        "to_list",
        "inner_withdrawn",
        "inner_erased",
        "to_students",
    ),
    "system_admin": (*WORK, *INNER, "to_staff", "to_students", "to_unit"),
    "inspector": ("draft", "cancelled"),
}
ASKED = ("?q=%E5%85%B3%E4%BA%8E", "?class=11.4", "?year=2026", "?unit=JX", "?state=withdrawn", "?state=corrected",
         "?q=canary", "?q=DN", "?page=2")  # fmt: skip
PAGES = ("portal:home", "portal:list", "portal:search", "portal:catalogue", "portal:sitemap", "portal:inner",
         "portal:inner_list", "desk:todo", "desk:disclosures", "desk:notices", "desk:catalogues", "desk:units",
         "desk:groups", "desk:people", "my_account")  # fmt: skip
NARROWED = ("portal:list", "portal:search", "portal:inner_list", "desk:disclosures")
OF_ONE = ("portal:detail", "portal:inner_detail", "desk:disclosure", "desk:history", "desk:edit",
          "desk:suspend")  # fmt: skip
RANDOM = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|[0-9a-f]{32}"), "id"),
    (re.compile(r'name="csrfmiddlewaretoken" value="\w+"|csrf=\w+|"X-CSRFToken": "\w+"'), "token"),
    (re.compile(r"[0-9a-f]{4} [0-9a-f]{4} … [0-9a-f]{4}|[0-9a-f]{64}"), "fingerprint"),
    (re.compile(r'ETag: "\w+"'), "mark"),
)


def told(response):
    """Return an answer with everything left out that is drawn by lot, or follows from what is."""
    content = response.all
    for pattern, name in RANDOM:
        content = pattern.sub(name, content)
    return content


@contextmanager
def a_town(hidden):
    """Build a town with some things hidden between two that are not, and take it away again."""
    with for_a_while():
        between = [BY_LABEL[label] for label in hidden]
        yield Visitors(Town([FIRST, *between, LAST], with_books=False))


def answers(visitors, name, asked_about):
    """Return what somebody is told in a town, everywhere and about some things that are there or not."""
    cache.clear()
    town = visitors.town
    ids = [town.matters[label].public_id if label in town.matters else "00000000-0000-4000-8000-000000000000"
           for label in ("public", "corrected", *asked_about)]  # fmt: skip
    addresses = [*map(reverse, PAGES), *(reverse(page) + query for page in NARROWED for query in ASKED)]
    labelled = zip(addresses, addresses, strict=True)
    single = [(f"{page} {n}", reverse(page, args=[one])) for page in OF_ONE for n, one in enumerate(ids)]
    return {label: told(visitors.ask(name, "GET", address)) for label, address in [*labelled, *single]}


@pytest.fixture(scope="module")
def without(database):
    """What everybody is told where nothing is hidden from him."""
    with a_town(()) as visitors:
        return {name: answers(visitors, name, hidden) for name, hidden in HIDDEN_FROM.items()}


def changed(name, hidden, asked_about, without):
    """Return where somebody is answered otherwise as soon as there are some things more."""
    with a_town(hidden) as visitors:
        with_it = answers(visitors, name, asked_about)
    return {label for label, said in with_it.items() if said != without[name][label]}


@pytest.mark.parametrize("name", HIDDEN_FROM)
def test_what_is_hidden_changes_no_answer(without, name):
    assert changed(name, HIDDEN_FROM[name], HIDDEN_FROM[name], without) == set()


def test_what_is_not_hidden_changes_some(without):
    assert "/inner/" in changed("member_elsewhere", ("inner",), (), without)
