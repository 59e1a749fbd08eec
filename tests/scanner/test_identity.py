"""Identity numbers are found by what they are, not by how they are written."""

import pytest

from gongkai.scanner.detectors.identity import check_sign, is_identity
from gongkai.scanner.kinds import Kind
from tests.scanner.corpus.invented import check_sign as second_opinion
from tests.scanner.reading import found, kinds

GOOD = "210303199003070019"
WITH_X = "21030319900307014X"


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "written",
    [
        GOOD,
        "210303 19900307 0019",
        "210303-19900307-0019",
        "2 1 0 3 0 3 1 9 9 0 0 3 0 7 0 0 1 9",
        "２１０３０３１９９００３０７００１９",
        "21030319\u200b90030\u200b70019",
        "210303\u00a019900307\u20110019",
        "2103031990\n03070019",
        "二一〇三〇三一九九〇〇三〇七〇〇一九",
    ],
)
def test_a_number_is_found_whatever_stands_between_its_digits(written):
    assert found(f"张伟{written}。")[-1] == (Kind.IDENTITY, written)


@pytest.mark.parametrize("sign", ["X", "x", "Ｘ", " X", "Х"])
def test_the_check_sign_ten_is_read_however_it_is_written(sign):
    assert found(f"号码{WITH_X[:17]}{sign}，") == [(Kind.IDENTITY, f"{WITH_X[:17]}{sign}")]


@pytest.mark.parametrize(
    ("number", "right"),
    [
        (GOOD, True),
        (WITH_X, True),
        ("210303199003070010", False),
        ("210303199013070011", False),
        ("990303199003070019", False),
        ("210303900307001", True),
        ("210303901307001", False),
    ],
)
def test_a_number_needs_a_province_a_date_and_the_right_check_sign(number, right):
    assert is_identity(number) is right


def test_a_county_that_was_renumbered_does_not_make_a_number_wrong():
    assert is_identity("210319195002290015") is False
    assert is_identity("21031919500228" + "001" + check_sign("21031919500228001")) is True


@pytest.mark.parametrize("first", ["21030319900307001", "11010119491001123", "44010620001231999"])
def test_the_check_sign_is_that_of_the_standard(first):
    assert check_sign(first) == second_opinion(first)


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "text",
    ["身份证号：210303199003070010", "210303199003070010（身份证）", "身份证21030319900307001", "身份证号2.10303E+17"],
)
def test_what_nearly_is_a_number_is_asked_about_beside_the_word(text):
    assert kinds(text) == [Kind.IDENTITY_DOUBTFUL]


@pytest.mark.parametrize("text", ["210303199003070010", "2.10303E+17", "订单202605011234567890", "3000000000000000000"])
def test_what_nearly_is_a_number_is_left_alone_elsewhere(text):
    assert kinds(text) == []


def test_a_number_of_fifteen_digits_is_certain_only_beside_the_word():
    assert (kinds("身份证210303900307001"), kinds("210303900307001")) == ([Kind.IDENTITY], [Kind.IDENTITY_DOUBTFUL])


def test_the_heading_of_a_column_is_the_word_for_all_its_cells():
    assert kinds("2.10303E+17", heading="身份证号码", row=("张伟",)) == [Kind.IDENTITY_DOUBTFUL]


def test_a_number_within_a_longer_one_is_not_taken_out_of_it():
    assert kinds(f"9{GOOD}7") == []
