"""A year's letters in figures: by kind, in time or late, how requests were answered, and nothing told of a few."""

from datetime import date

import pytest

from gongkai.mailbox.rules.figures import Counted, figures
from gongkai.mailbox.rules.words import Kind, Outcome, State

DUE = date(2026, 9, 28)
TODAY = date(2026, 10, 20)


def one(kind=Kind.QUESTION, state=State.ANSWERED, answered_on=DUE, outcome=None, rating=None, **facts):
    plain = {"is_anonymous": False, "is_extended": False, "acknowledged_on": None, "acknowledge_by": DUE} | facts
    return Counted(kind, state, answered_on=answered_on, answer_by=DUE, outcome=outcome, rating=rating, **plain)


def still_open(**facts):
    return one(state=State.ASSIGNED, answered_on=None, **facts)


def row(*letters, kind=Kind.QUESTION, with_reports=False):
    return figures(letters, TODAY, with_reports=with_reports).kinds[kind]


@pytest.mark.article(18)
def test_an_answer_on_the_last_day_is_in_time_and_one_after_it_is_late():
    found = row(one(), one(answered_on=date(2026, 9, 29)), still_open())

    assert (found.received, found.answered, found.in_time, found.late, found.open, found.overdue) == (3, 2, 1, 1, 1, 1)
    assert found.rate == 33


def test_before_the_limit_nothing_is_overdue():
    assert figures([still_open()], DUE, with_reports=False).total.overdue == 0


def test_extended_merged_and_closed_letters_are_counted():
    found = row(
        one(is_extended=True), one(state=State.MERGED, answered_on=None), one(state=State.CLOSED, answered_on=None)
    )

    assert (found.extended, found.merged, found.closed_unanswered) == (1, 1, 1)


@pytest.mark.parametrize("with_reports", [False, True])
def test_reports_of_wrongdoing_count_only_for_those_who_know_of_them(with_reports):
    found = figures([one(kind=Kind.REPORT, rating=5)] * 5 + [one()], TODAY, with_reports=with_reports)

    assert (Kind.REPORT in found.kinds, found.total.received, found.rated) == (
        (True, 6, 5) if with_reports else (False, 1, 0)
    )


def test_requests_are_counted_by_how_they_were_answered():
    asked = [one(kind=Kind.REQUEST_TO_DISCLOSE, outcome=Outcome.DISCLOSED)] * 4
    found = figures([*asked, one(kind=Kind.REQUEST_TO_DISCLOSE, outcome=Outcome.NO_SUCH)], TODAY, with_reports=False)

    outcomes = found.outcomes[Kind.REQUEST_TO_DISCLOSE]
    assert {outcome: count for outcome, count in outcomes.items() if count} == {
        Outcome.DISCLOSED: 4,
        Outcome.NO_SUCH: 1,
    }


@pytest.mark.parametrize(("is_anonymous", "told"), [(True, False), (False, True)])
def test_how_a_few_anonymous_requests_were_answered_is_not_told(is_anonymous, told):
    asked = [one(kind=Kind.REQUEST_TO_DISCLOSE, outcome=Outcome.DISCLOSED, is_anonymous=is_anonymous)] * 4

    outcomes = figures(asked, TODAY, with_reports=False).outcomes[Kind.REQUEST_TO_DISCLOSE]
    assert (outcomes is not None) == told


@pytest.mark.parametrize(("anonymous", "named", "told"), [(4, 9, None), (5, 9, 5), (0, 3, 0), (3, 0, None), (6, 0, 6)])
def test_how_many_were_anonymous_is_told_only_where_they_are_not_a_few(anonymous, named, told):
    found = row(*[one(is_anonymous=True)] * anonymous, *[one()] * named)

    assert found.anonymous == told


@pytest.mark.parametrize(("count", "average"), [(4, None), (5, 4.0)])
def test_ratings_are_told_from_five_on(count, average):
    assert figures([one(rating=4)] * count, TODAY, with_reports=False).average == average


@pytest.mark.parametrize(("questions", "suggestions", "told"), [(3, 6, None), (3, 4, 7), (5, 6, 11)])
def test_the_sum_does_not_tell_the_only_number_that_is_not_told(questions, suggestions, told):
    letters = [one(is_anonymous=True)] * questions
    letters += [one(kind=Kind.SUGGESTION, is_anonymous=True)] * suggestions

    assert figures(letters, TODAY, with_reports=False).total.anonymous == told
