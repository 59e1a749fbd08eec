"""A form that sends more than it was asked for changes nothing more: neither stage nor rights nor who it belongs to."""

import re

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from lxml import html

from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from tests.access.sweep import BACKEND

pytestmark = pytest.mark.django_db
MORE = {
    "stage": "published", "approved_by": "1", "approved_by_id": "1", "approved_at": "2026-01-01", "audience": "public",
    "published_at": "2026-01-01", "unit_id": "1", "index_no": "DW-1", "plan_hash": "0" * 64, "role": "head",
    "administration": "system_admin", "is_active": "on", "is_superuser": "on", "person": "1", "person_id": "1",
    "disclosure": "1", "round": "9", "state": "live", "granted_by": "1", "confirmed_at": "2026-01-01", "filed_by": "1",
    "filing_number": "1", "small_from": "2020-01-01", "public_id": "00000000-0000-4000-8000-000000000000", "pk": "1",
    "id": "1", "by": "1", "at": "2020-01-01", "plan": "{}", "proposed_by": "1", "matters": "1", "contributions": "",
}  # fmt: skip
FORMS = [
    ("drafter", "desk:edit", "draft", {}),
    ("drafter", "desk:propose", "draft", {}),
    ("drafter", "desk:cancel", "draft", {}),
    ("reviewer", "desk:review", "in_review", {"verb": "send_back", "opinion": "数字不对"}),
    ("head", "desk:approve", "with_head", {"verb": "send_back", "opinion": "数字不对"}),
    ("head", "desk:withhold", "with_head", {"reason": "未定", "ground": "未定", "re_review_on": "2026-12-01"}),
    ("drafter", "desk:recall", "approved", {"reason": "要改"}),
    ("drafter", "desk:publish", "approved", {}),
    ("reviewer", "desk:suspend", "public", {"alarm": "false", "reason": "数字不对"}),
    ("approver", "desk:withdraw", "public", {"reason": "数字不对"}),
    ("system_admin", "desk:person_edit", "person", {}),
    ("system_admin", "desk:unit_edit", "unit", {}),
    ("security_admin", "desk:post_end", "post", {}),
    ("approver", "desk:unit_small", "unit", {"reason": "人少"}),
    ("head", "desk:group_edit", "list", {"about": "新的说明"}),
]
LEFT_OUT = {"sessions", "django_tasks_database", "ledger"}
"""What is drawn by lot throughout: session keys, results of jobs, the salts of the ledger."""
DRAWN = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


@pytest.fixture
def town(visitors):
    return visitors.town


def address_of(town, page, about):
    kinds = {"person": "person", "unit": "unit", "post": "post", "list": "list"}
    where = town.places(kinds[about])[0][1] if about in kinds else {"pk": town.matters[about].public_id}
    where = {"code": "CL"} if about == "unit" else where
    return reverse(page, kwargs=where)


def filled_in(page, said):
    """Return what a browser would send from the main form of a page, with what somebody typed."""
    forms = html.fromstring(page.content).xpath("//main//form[@method='post']")
    most = max(forms, key=lambda form: len(form.fields))
    return {**dict(most.form_values()), **said}


def everything():
    """Return all rows there are, but for sessions; new identities are drawn by lot."""
    models = [model for model in apps.get_models() if model._meta.app_label not in LEFT_OUT]
    rows = [serializers.serialize("json", model._default_manager.order_by("pk")) for model in models]
    done = [(line.leaf.reason, line.leaf.item, str(line.by), line.told) for line in read_deeds(deeds(Narrowed()))]
    return DRAWN.sub("id", "\n".join([*rows, str(done)]))


def rewound():
    """Let new rows have the numbers they had before: PostgreSQL's sequences do not go back with a transaction."""
    models = apps.get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def after(browser, address, sent):
    """Return how a form was answered and all there is afterwards; then undo it."""
    rewound()
    mark = transaction.savepoint()
    response = browser.post(address, sent)
    found = response.status_code, everything()
    transaction.savepoint_rollback(mark)
    return found


@pytest.mark.parametrize(("name", "page", "about", "said"), FORMS)
def test_what_was_not_asked_for_changes_nothing(town, name, page, about, said):
    browser, address = Client(), address_of(town, page, about)
    browser.force_login(town.accounts[name], BACKEND)
    sent = filled_in(browser.get(address), said)
    before = everything()
    plain = after(browser, address, sent)
    more = after(browser, address, {**MORE, **sent})
    assert (plain[0], more, plain[1] != before) == (302, plain, True)
