"""Passports and permits: certain beside the word, a question without it."""

import pytest

from gongkai.scanner.kinds import Kind
from tests.scanner.reading import found, kinds


@pytest.mark.article(9)
@pytest.mark.parametrize("number", ["E12345678", "EJ1234567", "G12345678", "Ｅ１２３４５６７８", "e 1234 5678"])
def test_a_passport_is_found_beside_the_word(number):
    assert found(f"护照号：{number}，") == [(Kind.PASSPORT, number)]


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "text",
    [
        "港澳通行证C12345678",
        "回乡证H1234567890",
        "台胞证：12345678",
        "军官证军字第1234567号",
        "居留证 USA123456789012",
    ],
)
def test_a_permit_is_found_beside_the_word(text):
    assert kinds(text) == [Kind.PERMIT]


def test_the_nearer_word_says_what_a_number_is():
    assert kinds("护照E12345678，通行证C12345678") == [Kind.PASSPORT, Kind.PERMIT]


@pytest.mark.parametrize(
    ("number", "found_as"), [("E12345678", [Kind.DOCUMENT_DOUBTFUL]), ("Z12345678", []), ("AE12345678B", [])]
)
def test_without_the_word_only_the_usual_shape_is_asked_about(number, found_as):
    assert kinds(f"见{number}。") == found_as


def test_a_heading_says_what_the_cells_are():
    assert (kinds("12345678", heading="台胞证号", row=("张伟",)), kinds("X1234567", heading="护照号")) == (
        [Kind.PERMIT],
        [Kind.PASSPORT],
    )
