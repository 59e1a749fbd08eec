"""Counting in working days. Practice: 国务院办公厅每年的放假安排."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.workdays.calendar import Calendar, usual
from gongkai.workdays.tables import Table, built_in, span

DAYS = st.dates(date(2023, 6, 1), date(2029, 6, 30))
NUMBERS = st.integers(1, 300)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 2, 6), date(2026, 3, 12)),
        (date(2026, 9, 18), date(2026, 10, 22)),
        (date(2026, 4, 24), date(2026, 5, 26)),
    ],
)
def test_twenty_working_days_end_after_the_feast(start, end):
    assert usual().add(start, 20) == end


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_agrees_with_a_second_source_of_the_notices(year):
    other = holidays.country_holidays("CN", years=[year])
    calendar = usual()

    for day in span(date(year, 1, 1), date(year, 12, 31)):
        assert calendar.is_working(day) == other.is_working_day(day), day


def test_each_notice_gives_as_many_working_days_as_it_says():
    calendar = usual()
    last = {year: date(year, 12, 31) for year in (2023, 2024, 2025, 2026)}

    assert [calendar.count(last[year - 1], last[year]) for year in (2024, 2025, 2026)] == [251, 248, 248]


@given(DAYS, NUMBERS)
def test_what_is_counted_never_ends_on_a_day_off(day, number):
    assert usual().is_working(usual().add(day, number))
    assert usual().is_working(usual().add(day, -number))


@given(DAYS, DAYS, NUMBERS)
def test_who_starts_later_never_ends_earlier(one, two, number):
    first, second = sorted([one, two])

    assert usual().add(first, number) <= usual().add(second, number)


@given(DAYS, NUMBERS)
def test_forward_and_back_returns_to_a_working_day(day, number):
    calendar = usual()
    start = calendar.add(day, 0)

    assert calendar.add(calendar.add(start, number), -number) == start


@given(DAYS, NUMBERS)
def test_counting_undoes_adding(day, number):
    calendar = usual()

    assert calendar.count(day, calendar.add(day, number)) == number
    assert calendar.count(calendar.add(day, number), day) == -number


@given(DAYS)
def test_no_days_is_the_day_itself_or_the_next_that_is_worked(day):
    calendar = usual()
    found = calendar.add(day, 0)

    assert found >= day
    assert calendar.is_working(found)
    assert not any(calendar.is_working(one) for one in span(day, found - timedelta(days=1)))


def test_a_year_without_a_notice_is_provisional():
    calendar = usual()

    assert calendar.is_official(date(2026, 12, 31))
    assert not calendar.is_official(date(2027, 1, 1))
    assert calendar.name(date(2026, 12, 1), date(2027, 2, 1)) == "2026-1 2027-0"
    assert calendar.last_official_year == 2026


def test_a_later_table_takes_the_place_of_the_one_before():
    day = date(2026, 6, 22)
    later = Table(2026, 2, frozenset({day}), frozenset())

    assert usual().is_working(day)
    assert not Calendar([later, *built_in()]).is_working(day)
    assert Calendar([later, *built_in()]).mark == "2024-1 2025-1 2026-2"


def test_a_notice_may_make_up_for_days_in_the_december_before():
    table = Table(2027, 1, frozenset({date(2027, 1, 1)}), frozenset({date(2026, 12, 26)}))

    assert Calendar([*built_in(), table]).is_working(date(2026, 12, 26))
