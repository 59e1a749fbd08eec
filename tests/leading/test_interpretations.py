"""How the office reads the Measures: in force, replaced, withdrawn; always on record. Source: 第二十二条."""

import pytest

from gongkai.leading import actions, queries
from gongkai.leading.models import Interpretation
from tests.factories import NOON, a_house
from tests.leading.test_leading import forbidden, refused
from tests.leading.things import interpreted, read

pytestmark = [pytest.mark.article(22), pytest.mark.django_db]


@pytest.fixture
def house(db):
    return a_house()


def in_force():
    return list(queries.interpretations_in_force())


def test_an_interpretation_holds_once_another_of_the_office_has_confirmed_it(house):
    row = read(house)
    assert in_force() == []

    actions.confirm_interpretation(row, lock=row.lock, by=house.approver, at=NOON)
    assert in_force() == [row]


def test_the_office_alone_interprets_and_only_what_stands_in_the_measures(house):
    said = actions.Reading("第四十条", " ", "", NOON.date())
    lacking = ["not_your_task", "no_such_passage", "number_missing", "text_missing"]

    assert refused(lambda: actions.put_interpretation(None, said, by=house.head, at=NOON)) == lacking


def test_what_takes_the_place_of_another_is_of_the_same_passage(house):
    first = interpreted(house)

    assert refused(lambda: read(house, "第十四条", replaces=first)) == ["replaces_other"]


def test_the_one_that_was_replaced_stays_on_record(house):
    first = interpreted(house)
    second = interpreted(house, number="解释〔2026〕2号", replaces=first)

    assert in_force() == [second]
    assert [row.is_replaced for row in queries.interpretations_written()] == [False, True]


def test_of_two_that_replace_the_same_one_is_confirmed(house):
    first = interpreted(house)
    late = read(house, number="解释〔2026〕3号", replaces=first)
    interpreted(house, number="解释〔2026〕2号", replaces=first)

    confirm = {"lock": late.lock, "by": house.approver, "at": NOON}
    assert refused(lambda: actions.confirm_interpretation(late, **confirm)) == ["replaced_not_in_force"]


def test_the_approver_withdraws_with_a_reason_and_the_text_stays(house):
    row = interpreted(house)
    assert refused(lambda: actions.withdraw_interpretation(row, " ", by=house.clerk, at=NOON)) == [
        "not_your_task", "reason_missing"]  # fmt: skip

    actions.withdraw_interpretation(row, "办法已修订。", by=house.approver, at=NOON)
    assert in_force() == []
    assert Interpretation.objects.get().text == row.text
    assert refused(lambda: actions.withdraw_interpretation(row, "再次", by=house.approver, at=NOON)) == ["not_in_force"]


def test_a_confirmed_interpretation_is_not_rewritten(house):
    interpreted(house)

    assert forbidden(lambda: Interpretation.objects.update(text="另一种理解"))
    assert forbidden(lambda: Interpretation.objects.all().delete())
