"""The mailbox in figures: by kind, in time, overdue, how requests were answered; nothing of reports, nor of a few."""

from datetime import date

import pytest

from gongkai.figures import queries
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.spans import Span
from gongkai.figures.rules.values import Value
from gongkai.mailbox import actions
from gongkai.mailbox.models import Answer, Letter
from gongkai.mailbox.rules.words import Kind, Outcome, State
from tests.factories import NOON
from tests.figures.asking import YEAR, by_unit, later, of, part, rows
from tests.letters.making import MONDAY, a_letter, assigned, brought_to, fresh, take_on

pytestmark = [pytest.mark.article(14), pytest.mark.django_db]
DUE = date(2026, 10, 10)
"""Fifteen working days after the Monday of all tests: a Saturday that is worked."""


def test_letters_count_on_the_day_they_came(house):
    a_letter()

    spans = [Span(MONDAY, later(1).date()), Span(later(1).date(), later(2).date())]
    assert [part("letters.received", span=span, at=later(9)) for span in spans] == [1, 0]


@pytest.mark.parametrize(("days", "value"), [(1, Value(1, 1)), (2, Value(0, 1))])
def test_a_letter_is_acknowledged_in_time_within_one_working_day(house, days, value):
    letter = a_letter()
    actions.acknowledge(letter, by=house.clerk, at=later(days))

    assert of("letters.acknowledged", at=later(days)) == value


def test_before_the_time_to_acknowledge_is_over_nothing_is_held_against_anybody(house):
    a_letter()

    assert [of("letters.acknowledged", at=later(days)) for days in (1, 2)] == [Value(0, 0), Value(0, 1)]


def answered(house, on, **more):
    letter = brought_to(State.ANSWERED, house, **more)
    Letter.objects.filter(pk=letter.pk).update(answered_on=on)
    return letter


def test_an_answer_on_the_last_day_is_in_time_and_one_after_it_is_late(house):
    answered(house, DUE)
    answered(house, date(2026, 10, 11))

    assert of("letters.in_time", at=later(40)) == Value(1, 2)


def test_what_was_answered_afterwards_was_overdue_until_then(house):
    letter = answered(house, date(2026, 10, 15))

    assert [part("letters.overdue", at=later(days)) for days in (25, 28, 31)] == [0, 1, 0]
    assert (rows("letters.overdue", at=later(28)), rows("letters.in_time", at=later(28))) == ([letter], [letter])


def test_every_kind_counts_by_itself(house):
    a_letter()
    a_letter(Kind.SUGGESTION)
    a_letter(Kind.SUGGESTION)

    told = {kind: part(f"letters.{kind}.received") for kind in (Kind.QUESTION, Kind.SUGGESTION)}
    assert (told, part("letters.received")) == ({Kind.QUESTION: 1, Kind.SUGGESTION: 2}, 3)


@pytest.mark.article(12)
def test_a_report_of_wrongdoing_changes_no_figure(house):
    before = queries.measured(FIGURES, None, YEAR, later(90))
    a_letter(Kind.REPORT, text="反映某人违纪", complains_of="某人")

    assert queries.measured(FIGURES, None, YEAR, later(90)) == before


def test_what_nobody_answers_yet_is_of_no_unit_and_of_the_school(house):
    a_letter()
    assigned(a_letter(), house)

    assert by_unit("letters.received", house.college) == {house.college.pk: Value(1, 1)}
    assert (part("letters.received", house.college), part("letters.received")) == (1, 2)


def test_what_complains_of_somebody_is_hidden_from_him_in_numbers_too(house):
    letter = a_letter()
    letter.complained_people.add(house.clerk)

    told = [queries.totals(["letters.received"], None, YEAR, NOON, hidden_from=one) for one in ([], [house.clerk.pk])]
    assert [one["letters.received"] for one in told] == [Value(1, 1), Value(0, 0)]


def a_request(house, unit, outcome=Outcome.DISCLOSED, *, is_anonymous=False):
    letter = take_on(a_letter(Kind.REQUEST_TO_DISCLOSE), State.ANSWERED, house, outcome=outcome)
    Letter.objects.filter(pk=letter.pk).update(unit=unit, is_anonymous=is_anonymous)
    return fresh(letter)


GIVEN = "letters.request_to_disclose.outcome.disclosed"


def test_requests_count_by_their_last_answer(house):
    for outcome in (Outcome.DISCLOSED, Outcome.DISCLOSED, Outcome.NO_SUCH):
        a_request(house, house.college, outcome)

    assert of(GIVEN) == Value(2, 3)
    assert len(rows(GIVEN)) == 2


def test_where_one_unit_is_told_of_too_little_none_is_but_the_school_is(house):
    for _ in range(5):
        a_request(house, house.college, is_anonymous=True)
    told = by_unit(GIVEN)
    a_request(house, house.office, is_anonymous=True)

    assert told == {house.college.pk: Value(5, 5)}
    assert by_unit(GIVEN) == {house.college.pk: None, house.office.pk: None}
    assert (of(GIVEN), of(GIVEN, house.college), of(GIVEN, house.office)) == (Value(6, 6), None, None)


def test_an_answer_that_is_still_being_written_is_none(house):
    letter = brought_to(State.DRAFTING, house)

    assert Answer.objects.filter(letter=letter).count() == 1
    assert of("letters.in_time") == Value(0, 0)
