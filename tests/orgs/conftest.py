"""What every test of chapter 2 may ask for."""

import pytest
from django.test import Client
from little_school import School

from gongkai.measures.vocabulary import Administration
from gongkai.orgs.models import Account


@pytest.fixture
def school(db):
    """The school with nobody in it."""
    return School()


@pytest.fixture
def sign_in(school):
    """Return a browser in which somebody is signed in, with an account that is made for it."""

    def signed_in(person, administration=""):
        known = {"person": person, "administration": administration}
        account = Account.objects.get_or_create(**known, defaults={"username": f"u{person.pk}{administration}"})[0]
        browser = Client()
        browser.force_login(account, "django.contrib.auth.backends.ModelBackend")
        return browser

    return signed_in


@pytest.fixture
def system(school, sign_in):
    """The system administrator's browser."""
    return sign_in(school.admin(Administration.SYSTEM), Administration.SYSTEM)


@pytest.fixture
def security(school, sign_in):
    """The security administrator's browser."""
    return sign_in(school.admin(Administration.SECURITY), Administration.SECURITY)
