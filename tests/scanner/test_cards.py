"""Bank cards are told by prefix, length and check digit; other accounts by the word beside them."""

import pytest

from gongkai.scanner.detectors.cards import has_check_digit
from gongkai.scanner.detectors.identity import is_identity
from gongkai.scanner.kinds import Kind
from tests.scanner.reading import found, kinds

CARD = "6228481234567890128"


@pytest.mark.parametrize(
    ("digits", "right"), [(CARD, True), ("4111111111111111", True), ("4111111111111112", False), ("79927398713", True)]
)
def test_the_check_digit_is_that_of_the_standard(digits, right):
    assert has_check_digit(digits) is right


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "written",
    [
        CARD,
        "6228 4812 3456 7890 128",
        "６２２８４８１２３４５６７８９０１２８",
        " ".join(CARD),
        "6228-4812-3456-7890-128",
    ],
)
def test_a_card_is_found_however_it_is_written(written):
    assert found(f"汇至{written}。") == [(Kind.BANK_CARD, written)]


@pytest.mark.parametrize("text", ["卡号4111111111111111", "工资卡：5500000000000004"])
def test_a_card_of_another_issuer_is_certain_beside_the_word(text):
    assert kinds(text) == [Kind.BANK_CARD]


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111111",
        "账号：08679872853614330",
        "银行卡号6228481234567890124",
        "银行账号6.22848E+18",
        f"订单号{CARD}",
    ],
)
def test_what_may_be_an_account_is_asked_about(text):
    assert kinds(text) == [Kind.ACCOUNT]


@pytest.mark.parametrize("text", ["6228481234567890124", "回执 1234-5678-9012-3452", "2026 05 01 12 30 45 62 28"])
def test_other_long_numbers_are_left_alone(text):
    assert kinds(text) == []


def test_an_identity_number_that_also_passes_for_a_card_is_an_identity_number():
    number = next(n for n in (f"62010219900307{rest:04}" for rest in range(10000)) if both(n))

    assert kinds(number) == [Kind.IDENTITY]


def both(number):
    return is_identity(number) and has_check_digit(number)
