"""Reading a yearly table as the office types it or has it in a file."""

from datetime import date

import pytest

from gongkai.workdays.reading import Complaint, read, written
from gongkai.workdays.tables import built_in

NEXT_YEAR = """\
日期 安排 节日
2027-01-01至2027-01-03 休 元旦
2027-02-05 至 2027-02-12，休，春节
2027-02-14	班
2027-10-01~2027-10-07;休;国庆节
2026-12-27 班
"""


def test_days_ranges_and_the_december_before_are_read():
    table, wrong = read(NEXT_YEAR, 2027, 1)

    assert wrong == ()
    assert (len(table.off), min(table.off), max(table.off)) == (18, date(2027, 1, 1), date(2027, 10, 7))
    assert table.make_up == {date(2027, 2, 14), date(2026, 12, 27)}


def test_the_words_may_be_english():
    table, _ = read("2027-01-01 to 2027-01-03 off New Year\n2027-02-14 work", 2027, 1)

    assert (len(table.off), table.make_up) == (3, {date(2027, 2, 14)})


def test_what_is_written_is_read_again_as_it_was():
    for table in built_in():
        assert read(written(table), table.year, 1) == (table, ())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("元旦放假三天", "line_not_understood"),
        ("2027-02-30 休", "no_such_day"),
        ("2027-05-01至2027-06-05 休", "range_too_long"),
        ("2027-05-05至2027-05-01 休", "range_too_long"),
        ("2028-01-01 休", "day_of_another_year"),
        ("2027-05-06 班", "make_up_is_no_weekend"),
    ],
)
def test_each_line_that_cannot_stand_is_named(line, code):
    wrong = read(f"{NEXT_YEAR}{line}", 2027, 1)[1]

    assert [(one.line, one.code) for one in wrong] == [(7, code)]


def test_a_day_cannot_be_off_and_made_up_for():
    wrong = read(f"{NEXT_YEAR}2027-01-02 班", 2027, 1)[1]

    assert wrong == (Complaint(0, "off_and_made_up", "2027-01-02"),)


def test_too_few_days_off_mean_that_feasts_are_missing():
    assert read("2027-01-01 休", 2027, 1)[1] == (Complaint(0, "too_few_days_off", "1"),)
