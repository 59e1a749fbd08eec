"""What falls due by the wordings of an entry: periods, what stands, events. Source: 第十七条."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from gongkai.measures.vocabulary import Period, TimeKind
from gongkai.obligations.rules.periods import stretch_called, stretches
from gongkai.obligations.rules.schedule import Wording, after_event, expected, wording_on
from gongkai.workdays.calendar import usual

pytestmark = pytest.mark.article(17)
NEW_YEAR = date(2026, 1, 1)
HORIZON = date(2026, 12, 31)
YEARLY = Wording(
    item=1, unit=1, since=NEW_YEAR, until=None, kinds=frozenset({TimeKind.PERIODIC}), period=Period.YEAR,
    month=10, day=20, grace=0, working_days=None,
)  # fmt: skip


def due(*wordings, horizon=HORIZON):
    return {one.key: one.due_on for one in expected(wordings, horizon, usual())}


def test_a_yearly_matter_is_due_on_its_day():
    assert due(YEARLY) == {"2026Y1": date(2026, 10, 20)}


def test_a_day_off_puts_the_limit_on_the_next_working_day():
    assert due(replace(YEARLY, day=1)) == {"2026Y1": date(2026, 10, 8)}


def test_days_of_grace_come_on_top():
    assert due(replace(YEARLY, day=20, grace=10)) == {"2026Y1": date(2026, 10, 30)}


def test_every_quarter_has_its_day_one_quarter_apart():
    assert due(replace(YEARLY, period=Period.QUARTER, month=3, day=31)) == {
        "2026Q1": date(2026, 3, 31),
        "2026Q2": date(2026, 6, 30),
        "2026Q3": date(2026, 9, 30),
        "2026Q4": date(2026, 12, 31),
    }


def test_a_shorter_month_has_its_last_day_instead():
    monthly = replace(YEARLY, period=Period.MONTH, month=None, day=31)

    assert due(monthly, horizon=date(2026, 2, 28)) == {"2026M1": date(2026, 2, 2), "2026M2": date(2026, 2, 28)}


def test_the_thirty_first_is_the_twenty_ninth_of_february_in_leap_years_alone():
    monthly = replace(YEARLY, since=date(2024, 2, 1), period=Period.MONTH, month=None, day=31)
    february = [one.counted_from for one in expected([monthly], date(2028, 12, 31), usual()) if one.key.endswith("M2")]

    assert [day.day for day in february] == [29, 28, 28, 28, 29]


def test_days_of_grace_may_lead_into_the_next_year():
    assert due(replace(YEARLY, month=12, day=31, grace=3)) == {"2026Y1": date(2027, 1, 4)}


def test_half_years_are_counted_from_january():
    assert due(replace(YEARLY, period=Period.HALF_YEAR, month=7, day=10)) == {
        "2026H1": date(2026, 1, 12),
        "2026H2": date(2026, 7, 10),
    }


def test_nothing_is_asked_for_before_the_catalogue_was_in_force():
    assert due(replace(YEARLY, since=date(2026, 10, 21))) == {}
    assert due(replace(YEARLY, since=date(2026, 10, 20))) == {"2026Y1": date(2026, 10, 20)}


def test_what_stands_is_due_once_twenty_working_days_after_it_came_into_force():
    standing = replace(YEARLY, kinds=frozenset({TimeKind.LONG_TERM}), since=date(2026, 2, 6))

    assert due(standing) == {"standing": date(2026, 3, 12)}
    assert due(replace(standing, working_days=5)) == {"standing": date(2026, 2, 13)}


def test_what_was_dropped_before_it_fell_due_does_not_stand():
    standing = replace(YEARLY, kinds=frozenset({TimeKind.LONG_TERM}), until=date(2026, 1, 10))

    assert due(standing) == {}


def test_an_entry_may_have_two_time_kinds():
    both = replace(YEARLY, kinds=frozenset({TimeKind.LONG_TERM, TimeKind.PERIODIC}))

    assert due(both) == {"standing": date(2026, 1, 29), "2026Y1": date(2026, 10, 20)}


def test_the_wording_in_force_on_its_day_decides():
    older = replace(YEARLY, until=date(2026, 5, 31))
    newer = replace(YEARLY, item=2, since=date(2026, 6, 1), month=12, day=15)

    assert [(one.item, one.due_on) for one in expected([older, newer], HORIZON, usual())] == [(2, date(2026, 12, 15))]


def test_a_change_that_jumps_over_the_day_loses_nothing():
    october = replace(YEARLY, until=date(2026, 5, 31))
    march = replace(YEARLY, item=2, since=date(2026, 6, 1), month=3, day=15)

    assert due(october, march) == {"2026Y1": date(2026, 6, 1)}


def test_what_was_changed_and_dropped_within_the_period_is_not_asked_for_any_more():
    october = replace(YEARLY, until=date(2026, 5, 31))
    march = replace(YEARLY, item=2, since=date(2026, 6, 1), until=date(2026, 9, 30), month=3, day=15)

    assert due(october, march) == {}


def test_what_comes_after_the_period_has_no_say_in_it():
    october = replace(YEARLY, until=date(2026, 5, 31))
    march = replace(YEARLY, item=2, since=date(2026, 6, 1), until=date(2026, 12, 31), month=3, day=15)
    later = replace(march, item=3, since=date(2027, 1, 1), until=None)

    assert due(october, march, later) == {"2026Y1": date(2026, 6, 1)}


def test_what_comes_back_after_its_day_is_new():
    once = replace(YEARLY, since=date(2025, 1, 1), until=date(2025, 12, 31))
    again = replace(YEARLY, item=2, since=date(2026, 11, 1))

    assert due(once, again) == {"2025Y1": date(2025, 10, 20)}


def test_the_last_day_of_a_wording_is_its_own():
    assert due(replace(YEARLY, until=date(2026, 10, 20))) == {"2026Y1": date(2026, 10, 20)}
    assert due(replace(YEARLY, until=date(2026, 10, 19))) == {}


def test_a_change_after_the_day_does_not_ask_twice():
    march = replace(YEARLY, until=date(2026, 5, 31), month=3, day=16)
    october = replace(YEARLY, item=2, since=date(2026, 6, 1))

    assert due(march, october) == {"2026Y1": date(2026, 3, 16)}


def test_from_years_to_quarters_only_the_quarters_to_come_are_asked_for():
    older = replace(YEARLY, until=date(2026, 5, 31))
    quarterly = replace(YEARLY, since=date(2026, 6, 1), period=Period.QUARTER, month=1, day=15)

    assert due(older, quarterly) == {"2026Q3": date(2026, 7, 15), "2026Q4": date(2026, 10, 15)}


def test_an_event_has_twenty_working_days_where_the_entry_says_nothing():
    timely = replace(YEARLY, kinds=frozenset({TimeKind.TIMELY}))

    assert after_event(timely, TimeKind.TIMELY, "event/1", date(2026, 9, 18), usual()).due_on == date(2026, 10, 22)


def test_an_event_follows_the_wording_of_its_day():
    older, newer = replace(YEARLY, until=date(2026, 5, 31)), replace(YEARLY, item=2, since=date(2026, 6, 1))

    assert wording_on([older, newer], date(2026, 5, 31)) == older
    assert wording_on([older, newer], date(2026, 6, 1)) == newer
    assert wording_on([newer], date(2026, 5, 31)) == newer


@pytest.mark.parametrize("kind", Period)
def test_periods_follow_one_another_and_are_found_by_their_names(kind):
    found = list(stretches(kind, date(2025, 3, 14), date(2027, 8, 1)))

    assert all((after.first - before.last).days == 1 for before, after in pairwise(found))
    assert [stretch_called(one.key) for one in found] == found
    assert found[0].first <= date(2025, 3, 14) <= found[0].last
    assert found[-1].first <= date(2027, 8, 1) <= found[-1].last
