"""Telling people inside the program, and their reading it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.catalogue.models import Version
from gongkai.desk.phrases.notices import SENTENCES, nothing_to_see
from gongkai.measures.vocabulary import Role
from gongkai.notices import actions, queries
from tests.factories import NOON, a_post, a_unit, an_account

PAGE = "/desk/notices/"
FACTS = {"unit": "机械工程学院党委", "year": "2026"}
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def unit(db):
    return a_unit()


@pytest.fixture
def drafter(unit):
    return a_post(Role.DRAFTER, unit)


@pytest.fixture
def client(drafter):
    with time_machine.travel(NOON, tick=False):
        client = Client()
        client.force_login(an_account(drafter), BACKEND)
        yield client


def a_version(unit, person, year=2026):
    return Version.objects.create(unit=unit, year=year, started_by=person, started_at=NOON)


def tell(person, version, at=NOON):
    actions.tell([person.pk], "catalogue_given_back", f"catalogue/{version.public_id}", at=at, **FACTS)


def shown(client, page=PAGE):
    return [(line.text, line.url, line.is_new) for line in client.get(page).context["lines"]]


def test_each_person_is_told_once(unit, drafter):
    other = a_post(Role.HEAD, unit)
    actions.tell([drafter.pk, other.pk, drafter.pk], "catalogue_filed", "catalogue/1", at=NOON, **FACTS)
    assert [queries.unread_count(person) for person in (drafter, other)] == [1, 1]


def test_notices_are_listed_newest_first_with_the_way_to_their_subject(client, unit, drafter):
    version = a_version(unit, drafter)
    subject, url = f"catalogue/{version.public_id}", reverse("desk:catalogue_version", args=[version.public_id])
    tell(drafter, version)
    actions.tell([drafter.pk], "catalogue_filed", subject, at=NOON + timedelta(hours=1), **FACTS)
    assert shown(client) == [
        ("机械工程学院党委 2026 年度目录已备案。", url, True),
        ("机械工程学院党委 2026 年度目录被办公室退回，请按退回原因修改后再报。", url, True),
    ]


def test_what_one_may_no_longer_open_is_not_named(client, drafter):
    strange = a_version(a_unit("别的学院"), drafter)
    tell(drafter, strange)
    assert shown(client) == [(nothing_to_see(), "", True)]


def test_nobody_sees_what_others_were_told(client, unit, drafter):
    tell(a_post(Role.HEAD, unit), a_version(unit, drafter))
    assert shown(client) == []


def test_a_digest_leads_to_the_list_of_what_is_due(client, drafter):
    actions.tell([drafter.pk], "digest", "digest/2026-09-14", at=NOON, count="3")
    text = "今天要留意的公开事项有 3 项，临近或超过时限，或等办公室处理。"
    assert shown(client) == [(text, reverse("desk:obligations"), True)]


def test_all_are_marked_as_read_or_those_about_one_subject(client, unit, drafter):
    first, second = a_version(unit, drafter), a_version(a_unit(), drafter)
    tell(drafter, first)
    tell(drafter, second)

    client.post("/desk/notices/read/", {"subject": f"catalogue/{first.public_id}"})
    assert list(queries.notices_of(drafter).order_by("pk").values_list("read_at", flat=True)) == [NOON, None]
    client.post("/desk/notices/read/")
    assert queries.unread_count(drafter) == 0


def test_reading_is_not_done_by_following_a_link(client):
    assert client.get("/desk/notices/read/").status_code == 405


def test_notices_come_twenty_a_page(client, unit, drafter):
    version = a_version(unit, drafter)
    for minute in range(21):
        tell(drafter, version, NOON + timedelta(minutes=minute))
    assert [len(shown(client, f"{PAGE}?page={page}")) for page in (1, 2, "x")] == [20, 1, 20]


def test_the_list_takes_no_more_queries_for_more_notices(client, drafter):
    taken = []
    for year in (2026, 2027, 2028):
        place = a_unit()
        a_post(Role.DRAFTER, place, drafter)
        tell(drafter, a_version(place, drafter, year))
        with CaptureQueriesContext(connection) as seen:
            client.get(PAGE)
        taken.append(len(seen))
    assert taken[0] == taken[2]


def test_every_kind_that_is_told_has_a_sentence():
    facts = {"unit": "单位", "year": "2026", "title": "标题", "reasons": "", "found": "3", "count": "3"}
    facts |= {
        "due_on": "2026-09-18",
        "gone": "某人",
        "names": "别人",
        "ended": "旧单位",
        "successor": "新单位",
        "units": "几个单位",
        "day": "2027-05-01",
        "span": "2026",
        "system": "办公系统",
        "number": "DW-1",
    }
    assert [kind for kind, sentence in SENTENCES.items() if not (str(sentence) % facts).endswith("。")] == []
