"""Forms without a token are refused everywhere; a sign-in is worth exactly what its posts are worth at this moment."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gongkai.orgs import actions
from gongkai.orgs.models import Account, Person, Post
from tests.access.people import PEOPLE
from tests.access.sweep import BACKEND, MATRIX, Visitors, outcome
from tests.factories import NOON, PASSWORD

pytestmark = pytest.mark.django_db
FREE = {route for route, row in MATRIX.items() if row.get("free_of_token")}


def test_only_forms_that_change_nothing_or_know_nobody_are_taken_without_a_token(visitors):
    strict = Visitors(visitors.town, with_tokens=True)
    three = [who for who in PEOPLE if who.name in {"anonymous", "drafter", "system_admin"}]
    taken = set()
    for route, row in MATRIX.items():
        address = reverse(route, kwargs=visitors.town.places(row.get("about", "none"))[0][1])
        taken |= {route for who in three if strict.ask(who.name, "POST", address).status_code != 403}
    assert taken == FREE


def test_choosing_a_language_leads_nowhere_else():
    response = Client().post("/language/", {"language": "en", "next": "https://example.org/"})
    assert response.headers["Location"] == "/"


def signed_in(town, name):
    browser = Client()
    browser.force_login(Account.objects.get(username=name), BACKEND)
    return browser


def test_a_post_that_is_ended_entitles_to_nothing_from_the_next_request_on(visitors):
    browser = signed_in(visitors.town, "drafter")
    page = reverse("desk:edit", args=[visitors.town.matters["draft"].public_id])
    before = browser.get(page).status_code
    Post.objects.filter(person=visitors.town.persons["drafter"]).update(ends_on=localdate(NOON) - timedelta(days=1))
    assert (before, browser.get(page).status_code, browser.get("/desk/").status_code) == (200, 404, 404)


def test_a_post_that_is_called_off_entitles_to_nothing(visitors):
    browser = signed_in(visitors.town, "head")
    page = reverse("desk:approve", args=[visitors.town.matters["with_head"].public_id])
    before = browser.get(page).status_code
    Post.objects.filter(person=visitors.town.persons["head"]).update(is_void=True, closed_at=NOON)
    assert (before, browser.get(page).status_code) == (200, 404)


def test_a_post_that_nobody_has_confirmed_entitles_to_nothing(visitors):
    Post.objects.filter(person=visitors.town.persons["approver"]).update(confirmed_at=None)
    assert signed_in(visitors.town, "approver").get("/desk/").status_code == 404


def test_whoever_leaves_reads_no_more_than_anybody(visitors):
    browser = signed_in(visitors.town, "member")
    page = reverse("portal:inner_detail", args=[visitors.town.matters["inner"].public_id])
    before = browser.get(page).status_code
    person = Person.objects.filter(pk=visitors.town.persons["member"].pk)
    person.update(left_on=localdate(NOON) - timedelta(days=1))
    assert (before, browser.get(page).status_code) == (200, 404)


def test_an_account_that_is_shut_is_out_at_once(visitors):
    browser = signed_in(visitors.town, "drafter")
    actions.disable_account(visitors.town.accounts["drafter"], by=None, at=NOON)
    assert outcome(browser.get("/desk/")) == "sign in"


def test_a_new_password_ends_the_sessions_there_are(visitors):
    browser = signed_in(visitors.town, "drafter")
    actions.issue_password(visitors.town.accounts["drafter"], by=None, at=NOON)
    assert outcome(browser.get("/desk/")) == "sign in"


def test_leaving_ends_the_session_on_the_server(visitors):
    browser = signed_in(visitors.town, "drafter")
    key = browser.cookies["session"].value
    browser.post(reverse("account_logout"))
    thief = Client()
    thief.cookies["session"] = key
    assert (Session.objects.filter(pk=key).count(), outcome(thief.get("/desk/"))) == (0, "sign in")


def test_signing_in_gives_the_session_a_new_name(visitors):
    actions.set_password(visitors.town.accounts["drafter"], make_password(PASSWORD), at=NOON)
    browser = Client()
    browser.cookies["session"] = "chosen-by-somebody-else"
    browser.post(reverse("account_login"), {"login": "drafter", "password": PASSWORD})
    assert (browser.cookies["session"].value == "chosen-by-somebody-else", browser.get("/desk/").status_code) == (
        False,
        200,
    )


def test_what_one_is_shown_as_changes_no_right(visitors):
    browser = signed_in(visitors.town, "reviewer")
    assert browser.post(reverse("desk:act_as"), {"role": "head JX"}).status_code == 404
    assert browser.get(reverse("desk:approve", args=[visitors.town.matters["with_head"].public_id])).status_code == 404
