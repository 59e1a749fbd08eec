"""Who may keep an answer, for how long, and that nothing kept is ever out of date."""

import gzip
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from gongkai.policy.actions import decide
from gongkai.policy.queries import decided
from gongkai.policy.rules import Choice
from gongkai.portal.urls import urlpatterns
from tests.factories import NOON, a_person
from tests.portal.making_known import address, made_known, shown, signed_in, withdrawn

NEED_ONE = {
    "detail",
    "qr",
    "file",
    "proof",
    "log",
    "catalogue_unit",
    "meeting",
    "catalogue_export",
    "catalogue_unit_export",
    "ics",
    "regulation",
    "subscribe_confirm",
    "subscribe_end",
    "screen",
    "screen_items",
    "screen_worker",
}
PUBLIC = [
    reverse(f"portal:{path.name}")
    for path in urlpatterns
    if not path.name.startswith(("inner", "letter")) and path.name not in NEED_ONE
]
LETTERS = ["/letter/", "/letter/privacy/", "/letter/track/"]
"""Kept by nobody: see tests/letters/test_anonymity.py."""


def pages(house):
    if not decided(Choice.LIST_OVERDUE):
        decide(Choice.LIST_OVERDUE, is_on=True, by=house.approver, at=NOON)
    return [*PUBLIC, "/list/?class=11.4", "/search/?q=党费", "/catalogue/JX/", address(made_known(house))]


def test_public_pages_may_be_kept_but_are_asked_for_anew(house, client):
    kept = {client.get(page).headers["Cache-Control"] for page in pages(house)}
    varying = {client.get(page).headers["Vary"] for page in pages(house)}

    assert (kept, varying) == ({"public, no-cache"}, {"Accept-Language, Cookie"})


def test_what_did_not_change_is_not_sent_again(house, client):
    for page in pages(house):
        mark = client.get(page).headers["ETag"]
        again = client.get(page, headers={"If-None-Match": mark})
        assert (again.status_code, again.content) == (304, b"")


def test_no_public_page_sets_a_cookie_or_tells_when_it_changed(house, client):
    answers = [client.get(page) for page in pages(house)]

    assert [list(answer.cookies) for answer in answers] == [[] for _ in answers]
    assert {answer.has_header("Last-Modified") for answer in answers} == {False}


def test_public_pages_are_the_same_whoever_is_signed_in(house, client):
    every = pages(house)
    before = [client.get(page).headers["ETag"] for page in every]
    signed_in(client, a_person())

    assert [client.get(page).headers["ETag"] for page in every] == before


def test_a_kept_page_is_refused_once_the_matter_is_taken_down(house, client):
    revision = made_known(house)
    marks = {page: client.get(page).headers["ETag"] for page in ("/", "/list/", address(revision))}
    withdrawn(house, revision)

    assert [client.get(page, headers={"If-None-Match": mark}).status_code for page, mark in marks.items()] == [200] * 3


def test_only_reading_is_answered_and_a_file_to_be_verified_or_an_address_to_be_written_to(db, client):
    taken = {page: client.post(page).status_code for page in PUBLIC}

    assert {page: status for page, status in taken.items() if status != 405} == {"/verify/": 200, "/subscribe/": 200}


def test_the_language_changes_by_a_form_and_leads_back(db, client):
    answer = client.post("/language/", {"language": "en", "next": "/guide/"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/guide/")
    assert shown(client.get("/guide/")).count('<html lang="en"') == 1
    assert client.post("/language/", {"language": "en", "next": "https://example.org/"}).headers["Location"] == "/"


def parts_of(page):
    """Return what a page makes the browser fetch: scripts, styles and the sprite."""
    return set(re.findall(r'(?:src|href)="/static/([^"#?]+)', page))


def source(name):
    plain = re.sub(r"\.[0-9a-f]{12}\.", ".", name)
    return Path(finders.find(plain)).read_bytes()


def test_every_public_page_is_light(house, client):
    for page in [*pages(house), *LETTERS]:
        text = client.get(page).content
        parts = parts_of(text.decode())
        weight = sum(len(gzip.compress(one, 6)) for one in (text, *map(source, parts)))
        assert (page, 1 + len(parts) <= 4, weight <= 40 * 1024) == (page, True, True)


def test_what_is_fetched_when_a_reader_checks_is_light_too():
    parts = ["portal/log.js", "portal/proof.js", "portal/ed25519.js"]

    assert sum(len(gzip.compress(source(part), 9)) for part in parts) <= 10 * 1024


def test_no_public_page_styles_or_scripts_in_its_text(house, client):
    text = "".join(client.get(page).content.decode() for page in [*pages(house), *LETTERS])

    assert re.findall(r"<style|<script(?! src)| style=| on[a-z]+=|javascript:", text) == []


def test_every_public_page_has_one_heading_and_no_skipped_level(house, client):
    for page in [*pages(house), *LETTERS]:
        levels = [int(level) for level in re.findall(r"<h([1-6])", client.get(page).content.decode())]
        steps = [after - before for before, after in pairwise(levels)]
        if page not in {"/robots.txt", "/feed.atom"}:
            assert (page, levels.count(1), max(steps, default=0) <= 1) == (page, 1, True)


@pytest.mark.parametrize("name", ["nav", "footer", "utility"])
def test_the_ways_through_the_site_lead_somewhere(house, client, name):
    links = [link["url"] for link in client.get("/").context[name]]

    assert {client.get(link, follow=True).status_code for link in links} == {200}
