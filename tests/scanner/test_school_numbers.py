"""Numbers of students and staff: by the word beside them, or by the shape that the school gives."""

import pytest

from gongkai.scanner.kinds import Kind
from gongkai.scanner.rules import Rules
from tests.scanner.reading import found, kinds


@pytest.mark.article(9)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学号：120211001234", [(Kind.STUDENT_NUMBER, "120211001234")]),
        ("120211001234（学号）", [(Kind.STUDENT_NUMBER, "120211001234")]),
        ("学号：12021100、12021101", [(Kind.STUDENT_NUMBER, "12021100"), (Kind.STUDENT_NUMBER, "12021101")]),
        ("工号：A20051", [(Kind.STAFF_NUMBER, "A20051")]),
        ("120211001234", []),
        ("学号后四位", []),
    ],
)
def test_a_number_is_found_beside_the_word(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("名单：12021100123", [Kind.STUDENT_NUMBER]),
        ("T-00123", [Kind.STAFF_NUMBER]),
        ("112021100123", []),
        ("12031100123", []),
    ],
)
def test_a_number_of_the_schools_shape_is_found_without_a_word(text, expected):
    assert kinds(text, rules=Rules(student_shapes=("12021######",), staff_shapes=("@-#####",))) == expected


def test_a_column_of_numbers_is_found_by_its_heading():
    assert (kinds("2021001", heading="学号"), kinds("10086", heading="工号")) == (
        [Kind.STUDENT_NUMBER],
        [Kind.STAFF_NUMBER],
    )
