"""What is written so that what is kept is what is to be due. Source: 第十七条."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.measures.vocabulary import TimeKind
from gongkai.obligations.rules.reconciling import Kept, reconcile
from gongkai.obligations.rules.schedule import Due
from gongkai.obligations.rules.words import State

pytestmark = pytest.mark.article(17)
TODAY, SOON, LATER, PAST = date(2026, 9, 14), date(2026, 9, 30), date(2026, 10, 15), date(2026, 9, 1)
NAME = (1, "2026Y1")
DUE = Due("2026Y1", TimeKind.PERIODIC, item=1, unit=1, counted_from=SOON, due_on=SOON)
KEPT = Kept(7, State.OPEN, SOON, item=1, unit=1, calendar="2026-1", is_fixed=False)


def changes(kept=KEPT, due=DUE, tables="2026-1"):
    found = reconcile({NAME: due} if due else {}, {NAME: kept} if kept else {}, {NAME: tables} if due else {}, TODAY)
    return found.new, found.told_anew, found.moot


def test_what_is_not_kept_yet_comes_in():
    assert changes(kept=None) == ([(NAME, DUE)], [], [])


def test_what_is_kept_as_it_is_wanted_stays():
    assert changes() == ([], [], [])


@pytest.mark.parametrize("moved", [{"due_on": LATER}, {"item": 2}, {"unit": 2}])
def test_what_is_open_follows_the_schedule(moved):
    due = replace(DUE, **moved)

    assert changes(due=due) == ([], [(NAME, KEPT, due)], [])


def test_what_rests_on_a_new_table_says_so_even_where_the_day_is_the_same():
    assert changes(tables="2026-2") == ([], [(NAME, KEPT, DUE)], [])


@pytest.mark.parametrize("state", [State.MET, State.LATE, State.NOTHING_TO_REPORT, State.DEFERRED])
def test_what_is_answered_is_not_moved(state):
    assert changes(replace(KEPT, state=state), replace(DUE, due_on=LATER)) == ([], [], [])


def test_a_day_set_by_a_decision_is_not_moved():
    assert changes(replace(KEPT, is_fixed=True), replace(DUE, due_on=LATER)) == ([], [], [])


def test_nothing_is_moved_from_a_day_to_come_into_the_past():
    assert changes(due=replace(DUE, due_on=PAST)) == ([], [], [])


def test_what_is_overdue_may_be_put_right():
    overdue, due = replace(KEPT, due_on=PAST), replace(DUE, due_on=TODAY)

    assert changes(overdue, due) == ([], [(NAME, overdue, due)], [])


@pytest.mark.parametrize("state", [State.OPEN, State.DEFERRED])
def test_what_no_catalogue_asks_for_any_more_is_moot(state):
    kept = replace(KEPT, state=state)

    assert changes(kept, due=None) == ([], [], [kept])


def test_what_was_overdue_by_then_stays_overdue():
    assert changes(replace(KEPT, due_on=PAST), due=None) == ([], [], [])


def test_what_falls_due_today_is_not_overdue_yet():
    kept = replace(KEPT, due_on=TODAY)

    assert changes(kept, due=None) == ([], [], [kept])


@pytest.mark.parametrize("state", [State.MET, State.LATE, State.NOTHING_TO_REPORT, State.MOOT])
def test_what_was_answered_stays_answered_when_the_catalogue_drops_it(state):
    assert changes(replace(KEPT, state=state), due=None) == ([], [], [])


def test_what_was_moot_is_due_again_when_it_is_asked_for_again():
    moot = replace(KEPT, state=State.MOOT)

    assert changes(moot) == ([], [(NAME, moot, DUE)], [])


def test_what_falls_due_today_is_not_moved_into_the_past_either():
    assert changes(replace(KEPT, due_on=TODAY), replace(DUE, due_on=PAST)) == ([], [], [])


def test_what_is_to_come_may_be_moved_to_today():
    due = replace(DUE, due_on=TODAY)

    assert changes(due=due) == ([], [(NAME, KEPT, due)], [])
