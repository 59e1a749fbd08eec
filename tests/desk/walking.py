"""How the tests of these pages sign in, name addresses, fill in the editor, and count queries."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import an_account


def signed_in(person, administration=""):
    client = Client()
    client.force_login(an_account(person, administration=administration))
    return client


def at(name, revision):
    return reverse(f"desk:{name}", args=[revision.disclosure.public_id])


def typed(revision, **changes):
    plain = {"version": revision.version, "title": "改过的标题", "body": "<p>改过的正文。</p>", "window_days": 30,
             "source_of_facts": "台账", "risk": "low", "public_on": "on"}  # fmt: skip
    return plain | changes


def complaints(page):
    return {name: list(errors) for name, errors in page.context["form"].errors.items()}


def cost(client, url):
    """Count the queries of a page that has been opened once before."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)
