"""Nobody who is not on the list of a case is told a word of it: by page, list, search, feed, export, note or mail."""

import pytest
from django.urls import reverse

from gongkai.desk.views.listings import LISTINGS
from tests.access.cases import BY_LABEL, KINDS_OF_WORDS, knows
from tests.access.leaks import leaked
from tests.access.people import BY_NAME, PEOPLE
from tests.access.test_canary import crawled
from tests.situations.search import rows

pytestmark = [pytest.mark.django_db, pytest.mark.article(20)]
ASKED = ("portal:search", "portal:list", "portal:inner_list", "desk:disclosures", "desk:people", "desk:deeds",
         "desk:cases", "desk:case_hints", "desk:case_figures", "desk:notices")  # fmt: skip
THREE = ("inspector", "approver", "spokesperson")
TAKEN_ALONG = ("portal:atom", "portal:catalogue_export", "portal:sitemap", "desk:letter_figures_export")


@pytest.fixture
def words(visitors):
    return sorted(word for word, mark in visitors.town.marks.known.items() if mark.kind in KINDS_OF_WORDS)


def told(visitors, name, response, asked=""):
    """Return the words of cases that are not for whoever got an answer, his own question aside."""
    labels = {f"{label} " for label in BY_LABEL}
    return [one for one in leaked(visitors, name, response, asked=asked) if any(map(one.startswith, labels))]


@pytest.mark.parametrize("name", ["head", "reviewer", "clerk", "approver", "spokesperson", "audit_admin"])
def test_no_way_through_the_site_leads_to_a_case_that_is_not_his_to_know(visitors, name):
    found = {(where, *words) for where, answer in crawled(visitors, name) if (words := told(visitors, name, answer))}

    assert found == set()


@pytest.mark.parametrize("who", [one.name for one in PEOPLE])
def test_no_search_and_no_list_finds_a_case(visitors, words, who):
    found = set()
    for page in map(reverse, ASKED):
        for asked in ("", *(f"q={word}" for word in words[::9]), *(f"about=case/{word}" for word in words[:1])):
            answer = visitors.ask(who, "GET", f"{page}?{asked}")
            found |= {(page, asked, *words) for words in [told(visitors, who, answer, asked)] if words}

    assert found == set()


@pytest.mark.parametrize("who", ["anonymous", "member", "head", "approver", "inspector", "audit_admin"])
def test_nothing_that_can_be_taken_along_tells_of_a_case(visitors, who):
    answers = [visitors.ask(who, "GET", reverse(page)) for page in TAKEN_ALONG]
    answers += [visitors.ask(who, "POST", reverse("desk:export", args=[code])) for code in LISTINGS]

    assert {word for answer in answers for word in told(visitors, "anonymous", answer)} == set()


def test_no_row_of_the_database_tells_a_word_of_a_case(visitors, words):
    kept = b"".join(rows())

    assert [word for word in words if word.encode() in kept] == []


def test_the_canaries_sing_to_those_who_need_to_know(visitors):
    cases = {label: row.public_id for label, row in visitors.town.register.rows.items()}
    pages = {label: reverse("desk:case", args=[public_id]) for label, public_id in cases.items()}
    heard = {(who, mark) for who in THREE for page in pages.values()
             for mark in visitors.town.marks.found_in(visitors.ask(who, "GET", page).all)}  # fmt: skip
    sung = {(who, mark.label) for who, mark in heard if mark.kind == "case"}

    assert sung == {(who, label) for who in THREE for label, one in BY_LABEL.items() if knows(BY_NAME[who], one)}
    assert ("spokesperson", "case_opened") in sung
