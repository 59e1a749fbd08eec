"""Dates of birth: with the day they must go, without it they are hinted at, and other dates are left alone."""

import pytest

from gongkai.scanner.kinds import Kind
from tests.scanner.reading import found, kinds


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "date", ["1990年3月7日", "1990-03-07", "1990.3.7", "1990/03/07", "19900307", "１９９０年３月７日"]
)
@pytest.mark.parametrize("sentence", ["出生日期：{}。", "张伟，男，汉族，{}。", "生日{}。"])
def test_a_whole_date_of_birth_is_found(date, sentence):
    assert found(sentence.format(date))[-1] == (Kind.BIRTH_DATE, date)


@pytest.mark.parametrize("text", ["1975年3月生", "出生年月：1975.03", "1975年3月出生"])
def test_a_month_of_birth_is_only_hinted_at(text):
    assert kinds(text) == [Kind.BIRTH_MONTH]


@pytest.mark.parametrize(
    "text",
    [
        "2026年5月1日",
        "党的生日2026年7月1日",
        "自2026年3月1日生效",
        "2026年5月8日生产",
        "出生缺陷日2026年9月12日",
        "男生宿舍2026年5月1日停水",
    ],
)
def test_other_dates_are_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("heading", "expected"), [("出生日期", [Kind.BIRTH_DATE]), ("", [Kind.BIRTH_DATE]), ("入党时间", [])]
)
def test_in_a_row_with_a_sex_the_heading_decides_whose_date_it_is(heading, expected):
    assert kinds("1990-03-07", heading=heading, row=("张伟", "男")) == expected
