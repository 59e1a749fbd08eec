"""What a screen shows, by its key: what is public, or what reaches the members in its room, and nothing else."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience, Channel
from gongkai.obligations.rules.feeds import digest_of
from gongkai.screens import actions
from gongkai.screens.models import Screen
from gongkai.screens.queries import screen_with_key, screens, slides_of
from tests.factories import NOON, a_unit, brought_to
from tests.portal.making_known import ended, made_known, suspended, withdrawn
from tests.screens.making import a_screen, on_screens, shown_on_screens

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]
TODAY = NOON.date()


def titles(screen, on=TODAY):
    return [slide.title for slide in slides_of(screen, on)]


def page(key, name="screen"):
    return Client().get(reverse(f"portal:{name}", args=[key]))


def test_of_a_key_a_digest_alone_is_kept(house):
    screen, key = a_screen(house)

    assert (Screen.objects.get().key_digest, screen_with_key(key)) == (digest_of(key), screen)


def test_a_screen_shows_what_is_to_be_on_screens_the_newest_first(house):
    screen, _key = a_screen(house)
    shown_on_screens(house, "先公开的")
    shown_on_screens(house, "后公开的", at=NOON + timedelta(hours=1))
    made_known(house, "只在网站上的")

    assert titles(screen) == ["后公开的", "先公开的"]


@pytest.mark.parametrize("for_members", [False, True])
@pytest.mark.article(10)
def test_what_is_within_the_party_is_shown_in_rooms_of_members_alone(house, for_members):
    screen, _key = a_screen(house, for_members=for_members)
    made_known(house, "党内的", audience=Audience.INNER)

    assert titles(screen) == (["党内的"] if for_members else [])


def test_what_has_reached_the_members_and_the_public_is_shown_once(house):
    screen, _key = a_screen(house, for_members=True)
    rungs = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC, channels=(Channel.SCREEN,)))
    revision = brought_to(Stage.PUBLISHED, house, title="先内后外的", rungs=rungs)
    first = titles(screen)
    disclosures.publish(revision, by=house.drafter, at=NOON + timedelta(hours=1))
    made_known(house, "后来的", audience=Audience.INNER, at=NOON + timedelta(hours=2))

    assert (first, titles(screen)) == (["先内后外的"], ["后来的", "先内后外的"])


@pytest.mark.article(10)
def test_a_room_shows_what_reaches_its_own_unit(house):
    screen, _key = a_screen(house, for_members=True, unit=a_unit("材料学院党委", parent=house.school))
    made_known(house, "机械学院的", audience=Audience.INNER, units=(house.college,))
    made_known(house, "全校党员的", audience=Audience.INNER)

    assert titles(screen) == ["全校党员的"]


@pytest.mark.article(10)
def test_what_is_for_some_alone_is_on_no_screen(house):
    screen, _key = a_screen(house, for_members=True)
    made_known(house, "给个人的", audience=Audience.SPECIFIC, people=(house.drafter,))

    assert titles(screen) == []


def test_a_room_of_a_unit_that_is_gone_shows_what_is_public(house):
    unit = a_unit(parent=house.school)
    screen, _key = a_screen(house, for_members=True, unit=unit)
    made_known(house, "党内的", audience=Audience.INNER)
    shown_on_screens(house, "社会的", at=NOON + timedelta(hours=1))
    type(unit).objects.filter(pk=unit.pk).update(ends_on=TODAY - timedelta(days=1))
    screen.refresh_from_db()

    assert titles(screen) == ["社会的"]


@pytest.mark.parametrize("take_down", [suspended, withdrawn])
def test_what_is_taken_down_is_gone_when_the_screen_asks_next(house, take_down):
    screen, key = a_screen(house)
    revision = shown_on_screens(house)
    before = page(key, "screen_items").json()["slides"]
    take_down(house, revision)

    assert (len(before), titles(screen), page(key, "screen_items").json()["slides"]) == (1, [], [])


def test_the_notice_period_is_counted_down(house):
    _screen, key = a_screen(house)
    shown_on_screens(house, ends_on=TODAY + timedelta(days=2))

    [slide] = page(key, "screen_items").json()["slides"]
    assert slide["foot"] == "机械工程学院党委　2026年9月14日发布　公示剩 2 天"


def test_what_has_ended_is_not_shown(house):
    screen, _key = a_screen(house)
    revision = made_known(house, ends_on=TODAY + timedelta(days=1))
    ended(revision, at=NOON + timedelta(days=2))
    on_screens(revision)

    assert titles(screen, TODAY + timedelta(days=2)) == []


def test_the_text_is_told_in_paragraphs_with_the_way_to_its_page(house):
    _screen, key = a_screen(house)
    shown_on_screens(house)

    [slide] = page(key, "screen_items").json()["slides"]
    assert slide["text"] == ["现将2026年上半年党费收缴情况公示如下。", "收缴党费 486,320 元。"]
    assert slide["qr"].startswith("data:image/svg+xml")


def test_where_there_is_nothing_the_page_says_so(house):
    _screen, key = a_screen(house)
    empty = page(key).content.decode()
    shown_on_screens(house)
    full = page(key).content.decode()

    assert ["data-none hidden" in one for one in (empty, full)] == [False, True]
    assert "暂无公示" in empty


@pytest.mark.parametrize("name", ["screen", "screen_items", "screen_worker"])
def test_a_key_opens_nothing_once_it_is_revoked_nor_one_nobody_was_given(house, name):
    screen, key = a_screen(house)
    before = page(key, name).status_code
    actions.revoke_screen(screen, by=house.approver, at=NOON)

    assert (before, page(key, name).status_code, page("none", name).status_code) == (200, 404, 404)


def test_on_machines_in_rooms_of_members_nothing_is_kept(house):
    _screen, key = a_screen(house, for_members=True)

    assert (page(key, "screen_worker").status_code, 'data-worker=""' in page(key).content.decode()) == (404, True)


def test_no_cache_keeps_what_a_screen_is_answered(house):
    _screen, key = a_screen(house)
    kept = {page(key, name).headers["Cache-Control"] for name in ("screen", "screen_items", "screen_worker")}

    assert kept == {"private, no-store"}


def test_it_is_noted_by_the_minute_when_a_screen_asked(house):
    screen, _key = a_screen(house)
    for seconds in (5, 50, 61):
        actions.note_seen(screen, at=NOON + timedelta(seconds=seconds))

    assert Screen.objects.get().last_seen_at == NOON + timedelta(minutes=1)


@pytest.mark.article(6)
def test_the_office_alone_registers_renames_and_revokes(house):
    screen, _key = a_screen(house)
    tried = (
        lambda: a_screen(house, by=house.head),
        lambda: actions.change_screen(screen, "别的", place="别处", by=house.head, at=NOON),
        lambda: actions.revoke_screen(screen, by=house.head, at=NOON),
    )
    for act in tried:
        with pytest.raises(Refused, match="not_your_task"):
            act()


def test_for_a_unit_that_is_gone_no_screen_is_registered(house):
    gone = a_unit(ends_on=TODAY - timedelta(days=1))

    with pytest.raises(Refused, match="screen_unit_gone"):
        a_screen(house, unit=gone)


@pytest.mark.parametrize("stale", [True, False])
def test_what_is_revoked_is_neither_revoked_again_nor_renamed(house, stale):
    screen, _key = a_screen(house)
    old = Screen.objects.get()
    actions.revoke_screen(screen, by=house.clerk, at=NOON)
    known = old if stale else Screen.objects.get()
    said = {"by": house.clerk, "at": NOON}

    for act in (
        lambda: actions.revoke_screen(known, **said),
        lambda: actions.change_screen(known, "别的", place="别处", **said),
    ):
        with pytest.raises(Refused, match="screen_revoked"):
            act()


def test_a_revoked_screen_says_who_did_it(house):
    a_screen(house)

    with pytest.raises(IntegrityError):
        screens().update(revoked_at=NOON)


def test_three_matters_take_no_more_queries_than_one(house):
    _screen, key = a_screen(house, for_members=True)
    taken = []
    for number in range(3):
        shown_on_screens(house, f"第{number}期", at=NOON + timedelta(hours=number))
        with CaptureQueriesContext(connection) as seen:
            page(key, "screen_items")
        taken.append(len(seen))

    assert taken[0] == taken[2]
