"""Who came in, who did not, who left and whose second factor changed is noted, with no more than that."""

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from little_school import NOON, PASSWORD, TODAY
from test_orgs_sign_in import code_of

from gongkai.ledger.models import Entry, Seal
from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from gongkai.measures.vocabulary import Administration
from gongkai.orgs import actions

pytestmark = pytest.mark.django_db
LOGIN, ON = "/account/login/", "/account/second-factor/on/"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    cache.clear()


@pytest.fixture
def account(school):
    opened = actions.open_account(school.person(), "chenli", by=None, at=NOON)
    actions.set_password(opened, make_password(PASSWORD), at=NOON)
    return opened


def noted():
    """Return what was noted at the door, oldest first."""
    lines = read_deeds(deeds(Narrowed()))[::-1]
    return [line for line in lines if line.leaf.reason in set(actions.SignIn)]


def enter(browser, username="chenli", password=PASSWORD):
    return browser.post(LOGIN, {"login": username, "password": password})


def test_coming_in_and_leaving_are_noted(account):
    browser = Client()
    enter(browser)
    browser.post("/account/logout/")
    came, left = noted()

    assert [(one.leaf.reason, one.by) for one in (came, left)] == [
        ("signed_in", account.person.public_id), ("signed_out", account.person.public_id),
    ]  # fmt: skip
    assert came.leaf.item == f"person/{account.person.public_id}"


def test_a_wrong_password_is_noted_at_the_account_and_laid_at_nobodys_door(account):
    enter(Client(), password="wrong-horse")
    (tried,) = noted()

    assert (tried.leaf.reason, tried.leaf.item, tried.by) == (
        "sign_in_failed", f"person/{account.person.public_id}", None,
    )  # fmt: skip


def test_neither_password_nor_a_strange_name_nor_the_address_is_kept(account):
    enter(Client(REMOTE_ADDR="203.0.113.9"), username="my-secret-1", password="wrong-horse")
    (tried,) = noted()
    said = "".join(Seal.objects.values_list("content", flat=True)) + str(list(Entry.objects.values_list("item")))

    assert (tried.leaf.item, dict(tried.told)) == ("sign-in", {})
    assert [word for word in ("my-secret-1", "wrong-horse", "203.0.113.9") if word in said] == []


def test_whoever_is_turned_away_is_noted(account):
    actions.leave(account.person, last_day=TODAY, by=None, at=NOON)
    enter(Client())

    assert [line.leaf.reason for line in noted()] == ["sign_in_failed", "sign_in_turned_away"]


def test_a_second_factor_is_noted_when_it_is_set_wrong_and_dropped(school, account, django_capture_on_commit_callbacks):
    browser = Client()
    enter(browser)
    browser.post(browser.get(ON).headers["Location"], {"password": PASSWORD})
    secret = browser.get(ON).context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(ON, {"code": code_of(secret)})
    browser = Client()
    enter(browser)
    browser.post("/account/login/code/", {"code": "000000"})
    actions.drop_second_factor(account, by=school.admin(Administration.SECURITY), at=NOON)
    last = read_deeds(deeds(Narrowed()))[0]

    assert [line.leaf.reason for line in noted()] == [
        "signed_in", "second_factor_set", "second_factor_set", "second_factor_failed",
    ]  # fmt: skip
    assert last.leaf.reason == "second_factor_dropped"


def test_an_administrators_account_is_named(school):
    admin = school.admin(Administration.AUDIT)
    actions.note_sign_in(actions.SignIn.SIGNED_IN, admin.accounts.get(), at=NOON)

    assert noted()[0].told["administration"] == "audit_admin"


def test_the_door_stays_open_where_the_log_may_not_be_written(account, monkeypatch, caplog):
    monkeypatch.setattr("gongkai.ledger.actions.appending.is_behind", lambda *_: True)

    assert enter(Client()).headers["Location"] == "/inner/"
    assert ([record.levelname for record in caplog.records], noted()) == (["CRITICAL"], [])
