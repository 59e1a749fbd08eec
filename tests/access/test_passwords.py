"""Passwords are kept as an installation keeps them; other tests keep theirs in a way that costs less time."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client, override_settings
from django.urls import reverse

from gongkai.config import settings as installed
from gongkai.orgs import actions
from gongkai.orgs.models import Account
from tests.factories import NOON, PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_installed():
    with override_settings(PASSWORD_HASHERS=installed.PASSWORD_HASHERS):
        yield


def test_a_password_is_kept_by_argon2_and_opens_the_door(visitors):
    actions.set_password(visitors.town.accounts["drafter"], make_password(PASSWORD), at=NOON)
    browser, wrong = Client(), Client()
    for one, password in ((browser, PASSWORD), (wrong, PASSWORD + "x")):
        one.post(reverse("account_login"), {"login": "drafter", "password": password})
    kept = Account.objects.get(username="drafter").password
    opened = [one.get("/desk/").status_code for one in (browser, wrong)]
    assert (kept.split("$")[:2], opened) == (["argon2", "argon2id"], [200, 302])
