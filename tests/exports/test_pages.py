"""The pages around tables: short ones at once, long ones with a page that says how far they are."""

import pytest
from django.urls import reverse

from gongkai.desk.views import exports as pages
from gongkai.desk.views.listings import make
from gongkai.exports import actions, rules
from gongkai.exports.models import Export
from tests.factories import NOON, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def long_list(house, monkeypatch):
    """Let three rows be too many to wait for."""
    monkeypatch.setattr(pages, "AT_ONCE", 2)
    return [started(house, title=f"第{number}件") for number in range(3)]


def asked(browser, **said):
    where = reverse("desk:export", args=["disclosures"])
    return browser.post(f"{where}?stage=draft", {"format": "xlsx", **said})


def test_a_short_list_is_there_at_once(house, browser_of):
    answer = asked(browser_of(house.drafter))
    assert (answer.status_code, Export.objects.count()) == (200, 0)
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_long_list_gets_a_page_of_its_own(house, browser_of, long_list):
    browser = browser_of(house.drafter)
    answer = asked(browser)
    export = Export.objects.get()
    page = browser.get(answer.headers["Location"]).content.decode()
    assert (export.query, export.format, export.total, export.account) == ("stage=draft", "xlsx", 3, browser.account)
    assert ("第 0 / 3 行" in page, "取消导出" in page, "环节：draft" in page) == (True, True, True)


def test_the_page_asks_how_far_it_is_and_loads_anew_when_it_is_over(house, browser_of, long_list):
    browser = browser_of(house.drafter)
    where = asked(browser).headers["Location"]
    before = browser.get(where, headers={"HX-Request": "true"})
    actions.run_next(NOON, make)
    after = browser.get(where, headers={"HX-Request": "true"})
    assert ("HX-Refresh" in before.headers, after.headers.get("HX-Refresh")) == (False, "true")


def test_when_it_is_made_the_page_leads_to_the_file_with_its_fingerprint(house, browser_of, long_list, at_noon):
    browser = browser_of(house.drafter)
    where = asked(browser).headers["Location"]
    actions.run_next(NOON, make)
    page = browser.get(where).content.decode()
    assert (f"{where}file/" in page, Export.objects.get().digest in page, house.drafter.name in page) == (True,) * 3


def test_too_long_a_list_says_what_to_do_and_leads_back_with_the_filters(house, browser_of, monkeypatch):
    monkeypatch.setattr(rules, "LIMIT", 0)
    started(house)
    answer = browser_of(house.drafter).post(f"{reverse('desk:export', args=['disclosures'])}?stage=draft", follow=True)
    assert answer.request["QUERY_STRING"] == "stage=draft"
    assert "不能导出。请先用筛选缩小范围" in answer.content.decode()


def test_calling_it_off_leads_back_to_its_page(house, browser_of, long_list):
    browser = browser_of(house.drafter)
    where = asked(browser).headers["Location"]
    page = browser.post(f"{where}call-off/", follow=True).content.decode()
    assert ("已取消" in page, Export.objects.get().state) == (True, "called_off")


@pytest.mark.parametrize("route", ["desk:export_job", "desk:exports"])
def test_pages_ask_as_often_with_three_as_with_one(house, browser_of, long_list, django_assert_num_queries, route):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser, counts = browser_of(house.drafter), []
    for _number in range(3):
        asked(browser)
        export = Export.objects.first()
        where = reverse(route, args=[export.public_id] if route == "desk:export_job" else [])
        browser.get(where)
        with CaptureQueriesContext(connection) as asked_for:
            browser.get(where)
        counts.append(len(asked_for))
    assert len(set(counts)) == 1
