"""A mobile number belongs to a person; a landline to an office, unless it is said to be at home."""

import pytest

from gongkai.scanner.kinds import Kind
from gongkai.scanner.rules import Rules
from tests.scanner.reading import found, kinds


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "written",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "138.1234.5678",
        "1381234 5678",
        "1 3 8 1 2 3 4 5 6 7 8",
        "１３８１２３４５６７８",
        "138\u200b1234\u200b5678",
        "8613812345678",
        "一三八一二三四五六七八",
        "1 3 8-1234-5678",
    ],
)
def test_a_mobile_number_is_found_however_it_is_written(written):
    assert found(f"请联系 {written}。") == [(Kind.MOBILE, written)]


@pytest.mark.parametrize(
    "text",
    [
        "1500 3000 2000",
        "12345678901",
        "13812345678元",
        "13812345678.50",
        "138123456789",
        "2026-05-01 13:50:00",
        "23812345678",
    ],
)
def test_what_only_has_as_many_digits_is_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["订单号：13812345678", "单号 13812345678", "SF13812345678"])
def test_a_number_that_is_called_something_else_is_asked_about(text):
    assert kinds(text) == [Kind.MOBILE_DOUBTFUL]


@pytest.mark.parametrize(
    "text", ["办公电话：0412-5929000", "(0412)5929000", "传真04125929000", "电话5929000", "024-85929000"]
)
def test_an_office_telephone_is_only_hinted_at(text):
    assert kinds(text) == [Kind.OFFICE_PHONE]


@pytest.mark.parametrize(
    "text", ["家庭电话：0412-5929000", "住宅电话5929000", "宅电 024-85929000", "家长联系电话：04125929000"]
)
def test_a_telephone_at_home_must_go(text):
    assert kinds(text) == [Kind.HOME_PHONE]


@pytest.mark.parametrize("text", ["04125929000", "5929000", "20260501", "举报电话：12388", "400-810-1234"])
def test_digits_alone_are_no_telephone(text):
    assert kinds(text) == []


def test_two_numbers_side_by_side_are_two():
    assert found("13812345678/13912345678") == [(Kind.MOBILE, "13812345678"), (Kind.MOBILE, "13912345678")]


def test_a_telephone_on_the_list_may_stay_however_it_is_written():
    rules = Rules(allowed=("0412-5929000", "138 1234 5678"))

    assert found("电话（0412）5929000、13812345678、13812345679", rules=rules) == [(Kind.MOBILE, "13812345679")]
