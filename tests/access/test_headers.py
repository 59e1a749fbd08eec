"""What every answer says about itself, whatever it is: a page, a refusal, a mistake, a file, a style sheet."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.access.people import PEOPLE
from tests.access.sweep import MATRIX, METHODS

pytestmark = pytest.mark.django_db
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
ALWAYS = {
    "Content-Security-Policy": sorted(POLICY.split("; ")),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}
EVERYBODYS = "public, no-cache"
"""What may be kept, if it is asked for anew each time."""


def always(response):
    """Return the headers that every answer has, in the shape in which they are wanted."""
    sent = {name: response.headers.get(name, "none") for name in ALWAYS}
    return {**sent, "Content-Security-Policy": sorted(sent["Content-Security-Policy"].split("; "))}


def everywhere(visitors):
    """Ask for one address of every route, as three people, by both methods."""
    three = [who for who in PEOPLE if who.name in {"anonymous", "drafter", "system_admin"}]
    for route, row in MATRIX.items():
        places = visitors.town.places(row.get("about", "none"))
        where = next((at for thing, at in places if getattr(thing, "label", "") == "public"), places[0][1])
        for who in three:
            for method in METHODS:
                yield route, who, visitors.ask(who.name, method, reverse(route, kwargs=where))


@pytest.fixture(scope="module")
def answers(visitors):
    return list(everywhere(visitors))


def test_every_answer_carries_the_content_policy_and_its_companions(answers):
    assert {route for route, _who, response in answers if always(response) != ALWAYS} == set()


def test_nothing_that_is_not_public_is_kept_by_a_cache(answers):
    said = {(route, response.headers.get("Cache-Control", "says nothing")) for route, _who, response in answers}
    kept = {(route, words) for route, words in said if "no-store" not in words}
    pages = [route for route in MATRIX if route.startswith("portal:") and "inner" not in route]
    public = {(route, EVERYBODYS) for route in pages}
    assert kept - public == set()


def test_what_is_not_public_carries_no_mark_to_ask_by(answers):
    marked = {route for route, _who, response in answers if "ETag" in response.headers}
    assert {route for route in marked if not route.startswith("portal:") or "inner" in route} == set()


def test_pages_that_depend_on_the_cookie_say_so(answers):
    silent = {route for route, _who, response in answers
              if response.status_code == 200 and "Cookie" not in response.headers.get("Vary", "")}  # fmt: skip
    assert silent == set()


def test_two_people_never_get_the_same_mark_for_different_pages(visitors):
    address = reverse("portal:home")
    pages = {name: visitors.ask(name, "GET", address) for name in ("anonymous", "head", "system_admin")}
    assert {page.headers["ETag"] for page in pages.values()} == {pages["anonymous"].headers["ETag"]}
    assert {page.content for page in pages.values()} == {pages["anonymous"].content}


@pytest.mark.parametrize("address", ["/no/such/page/", "/%00", "/d/1/", "/static/none.css"])
def test_mistaken_addresses_are_answered_with_the_same_care(visitors, address):
    response = visitors.ask("anonymous", "GET", address)
    assert (response.status_code, always(response)) == (404, ALWAYS)


def test_a_failure_is_answered_with_the_same_care(visitors, monkeypatch):
    monkeypatch.setattr("gongkai.portal.views.lists.shelves", None)
    response = Client(raise_request_exception=False).get("/")
    assert (response.status_code, response.headers.get("Cache-Control")) == (500, "private, no-store")
    assert always(response) == ALWAYS


def test_a_style_sheet_is_sent_with_the_same_care(db):
    sheet = Path(settings.STATIC_ROOT) / "access.css"
    sheet.write_text("p {}", encoding="ascii")
    try:
        response = Client().get("/static/access.css")
        content = b"".join(response.streaming_content)  # read to its end it closes the file, not the town's database
        assert (response.status_code, content, always(response)) == (200, b"p {}", ALWAYS)
    finally:
        sheet.unlink()
