"""The days of the story move with the day on which it is told, in whole weeks, in tables and in texts."""

from datetime import date, timedelta

import pytest

from gongkai.samples.dates import moved, weeks_after

FRIDAY = date(2026, 11, 20)
WEEKS = timedelta(weeks=6)


@pytest.mark.parametrize(("days", "weeks"), [(-300, 0), (0, 0), (1, 0), (7, 0), (8, 1), (14, 1), (15, 2), (365, 52)])
def test_the_story_ends_one_to_seven_days_before_it_is_told_and_never_before_it_was_written(days, weeks):
    assert weeks_after(FRIDAY, FRIDAY + timedelta(days=days)) == timedelta(weeks=weeks)


@pytest.mark.parametrize(
    ("written", "later"),
    [
        ("2026年11月18日", "2026年12月30日"),
        ("2026年11月30日", "2027年1月11日"),
        ("自11月20日起", "自1月1日起"),
        ("11月18日至24日", "12月30日至1月5日"),
        ("5月4日至8日", "6月15日至19日"),
        ("2026年第三季度，共3件", "2026年第三季度，共3件"),
    ],
)
def test_a_day_in_a_text_is_moved_and_nothing_else(written, later):
    assert moved(written, WEEKS) == later


def test_every_day_of_a_table_is_moved():
    assert moved([{"on": FRIDAY, "n": 3, "told": "11月20日"}], WEEKS) == [
        {"on": date(2027, 1, 1), "n": 3, "told": "1月1日"}
    ]


def test_a_text_that_is_not_moved_stays_as_it_was_written():
    assert moved("03月05日", timedelta()) == "03月05日"
