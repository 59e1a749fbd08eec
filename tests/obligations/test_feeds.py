"""The calendar that phones subscribe to: an address of one's own, revocable, by the posts of today. Practice."""

import re
from datetime import UTC, date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from gongkai.catalogue.models import Item
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role, TimeKind
from gongkai.obligations import actions
from gongkai.obligations.models import Feed, Obligation, Shift
from gongkai.obligations.queries.feeds import Day, feed_of
from gongkai.obligations.rules.feeds import digest_of
from gongkai.obligations.rules.words import State
from gongkai.orgs.models import Account, Person, Post, Unit
from gongkai.portal.feed import calendar_of
from tests.factories import NOON, a_house, a_person, a_post, a_unit, an_account
from tests.obligations.making import a_due

pytestmark = pytest.mark.article(17)
DUE = date(2026, 9, 18)
YESTERDAY = NOON.date() - timedelta(days=1)


@pytest.fixture
def house(db):
    with time_machine.travel(NOON, tick=False):
        yield a_house()


@pytest.fixture
def token(house):
    an_account(house.drafter)
    return actions.open_feed(by=house.drafter, at=NOON)


def fetched(token):
    return Client().get(reverse("portal:ics", args=[token]))


def events(token):
    return Calendar.from_ical(fetched(token).content).walk("VEVENT")


def test_the_calendar_has_a_whole_day_for_everything_open(house, token):
    one = a_due(house.college, DUE)
    [event] = events(token)

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DUE, DUE + timedelta(days=1))
    assert (str(event["summary"]), str(event["uid"])) == ("党费收缴、管理和使用", f"{one.public_id}@127.0.0.1")
    place = f"http://testserver{reverse('desk:obligation', args=[one.public_id])}"
    assert str(event["description"]) == f"机械工程学院党委应在这一天前公开。\n{place}"
    assert (event.decoded("dtstamp"), event.decoded("last-modified")) == (NOON, NOON)


def test_a_due_day_that_was_moved_says_when(house, token):
    one = a_due(house.college, DUE)
    moved = NOON + timedelta(hours=1)
    Shift.objects.create(obligation=one, before=DUE, after=DUE, why="calendar", at=moved)

    assert [event.decoded("last-modified") for event in events(token)] == [moved.astimezone(UTC)]


def test_only_what_is_open_in_ones_own_units_is_in_it_the_next_first(house, token):
    a_due(house.college, date(2026, 9, 30), title="后")
    a_due(house.college, DUE, title="先")
    a_due(house.college, DUE, title="已说明", state=State.NOTHING_TO_REPORT)
    a_due(a_unit("电子工程学院党委"), DUE, title="别人的")

    assert [str(event["summary"]) for event in events(token)] == ["先", "后"]


def test_without_anything_due_there_is_an_empty_calendar_with_a_name(token):
    calendar = Calendar.from_ical(fetched(token).content)

    assert (calendar.walk("VEVENT"), str(calendar["x-wr-calname"])) == ([], "公开时限")


def test_the_answer_is_kept_by_nobody_and_sets_no_cookie(token):
    answer = fetched(token)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (answer.headers["Cache-Control"], dict(answer.cookies)) == ("private, no-store", {})


def test_of_the_address_a_digest_alone_is_kept(house, token):
    assert Feed.objects.get().token_digest == digest_of(token)
    assert (len(token) >= 43, token in str(Feed.objects.values())) == (True, False)


def test_a_new_address_takes_the_place_of_the_old_one(house, token):
    new = actions.open_feed(by=house.drafter, at=NOON)

    assert (fetched(token).status_code, fetched(new).status_code) == (404, 200)


def test_an_address_that_is_revoked_leads_nowhere(house, token):
    actions.revoke_feed(by=house.drafter, at=NOON)

    assert (fetched(token).status_code, feed_of(house.drafter)) == (404, None)


@pytest.mark.parametrize("wrong", ["x", "no-such-token", "0" * 43])
def test_an_address_nobody_was_given_leads_nowhere(token, wrong):
    assert fetched(wrong).status_code == 404


@pytest.mark.article(7)
@pytest.mark.parametrize("end", ["the post", "the account", "the school", "the unit"])
def test_rights_are_looked_up_at_every_fetch(house, token, end):
    assert fetched(token).status_code == 200
    match end:
        case "the post":
            Post.objects.filter(person=house.drafter).update(ends_on=YESTERDAY)
        case "the account":
            Account.objects.update(is_active=False)
        case "the school":
            Person.objects.filter(pk=house.drafter.pk).update(left_on=YESTERDAY)
        case "the unit":
            Unit.objects.filter(pk=house.college.pk).update(ends_on=YESTERDAY)

    assert fetched(token).status_code == 404


def test_whoever_changes_his_unit_sees_what_is_due_there(house, token):
    a_due(house.college, DUE, title="原单位")
    new = a_unit("电子工程学院党委")
    a_due(new, DUE, title="新单位")
    Post.objects.filter(person=house.drafter).update(unit=new)

    assert [str(event["summary"]) for event in events(token)] == ["新单位"]


def test_an_administrators_account_opens_no_calendar(house):
    an_account(house.drafter, administration="system_admin")
    token = actions.open_feed(by=house.drafter, at=NOON)

    assert fetched(token).status_code == 404


def test_whoever_holds_no_post_is_given_no_address(house):
    with pytest.raises(Refused, match="not_your_task"):
        actions.open_feed(by=a_person(), at=NOON)

    assert Feed.objects.count() == 0


def test_a_calendar_takes_as_many_queries_for_one_day_as_for_many(house, token):
    taken = []
    for _ in range(3):
        unit = a_unit()
        a_post(Role.DRAFTER, unit, house.drafter)
        a_due(unit, DUE)
        with CaptureQueriesContext(connection) as seen:
            fetched(token)
        taken.append(len(seen))

    assert taken == [taken[0]] * 3


titles = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120)


def written(title, short_name):
    unit, item = Unit(short_name=short_name), Item(title=title)
    one = Obligation(unit=unit, item=item, due_on=DUE, kind=TimeKind.PERIODIC, made_at=NOON)
    return calendar_of([Day(one, NOON)], NOON, lambda path: f"https://gongkai.example.edu.cn{path}")


@given(titles, titles)
def test_whatever_a_title_says_it_comes_back_and_no_line_is_too_long(title, name):
    content = written(title, name)
    [event] = Calendar.from_ical(content).walk("VEVENT")

    assert str(event["summary"]) == title
    assert str(event["description"]).startswith(f"{name}应在这一天前公开。\nhttps://")
    assert [line for line in content.split(b"\r\n") if len(line) > 75 or not valid(line)] == []
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", content) is None


def valid(line):
    """Tell whether a line is whole text by itself: no character is cut in two by folding."""
    try:
        return bool(line.decode()) or True
    except UnicodeDecodeError:
        return False
