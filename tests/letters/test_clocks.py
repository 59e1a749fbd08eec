"""By when a letter is acknowledged, assigned and answered: working days, pauses left out. Source: 第十四条."""

from datetime import date, timedelta

import pytest

from gongkai.mailbox import actions, queries
from gongkai.mailbox.rules.clocks import Course, Paused, clock_of
from gongkai.mailbox.rules.words import Clocked, Kind, PauseWhy, State, Verb
from gongkai.measures.refusal import Refused
from gongkai.workdays.calendar import usual
from tests.factories import NOON
from tests.letters.making import a_letter, assigned, brought_to, found, fresh, sent

FRIDAY = date(2026, 9, 11)


def course(state=State.RECEIVED, *, acknowledged=False, extended=False, reopened=None, pauses=()):
    return Course(
        kind=Kind.REQUEST_TO_DISCLOSE, state=state, received_on=FRIDAY, reopened_on=reopened,
        is_acknowledged=acknowledged, is_extended=extended, pauses=pauses,
    )  # fmt: skip


def clock(course, on=FRIDAY):
    return clock_of(course, on, usual())


@pytest.mark.article(14)
def test_each_step_has_its_day():
    steps = [
        clock(course()),
        clock(course(acknowledged=True)),
        clock(course(State.ASSIGNED, acknowledged=True)),
        clock(course(State.ANSWERED, acknowledged=True)),
    ]

    assert [(one.step, one.due_on) for one in steps] == [
        (Verb.ACKNOWLEDGE, date(2026, 9, 14)),
        (Verb.ASSIGN, date(2026, 9, 15)),
        (Verb.APPROVE_ANSWER, date(2026, 10, 9)),
        (None, None),
    ]


def test_national_day_does_not_count():
    assert clock(course(State.ASSIGNED)).answer_by == usual().add(FRIDAY, 15)


def test_an_extension_adds_fifteen_working_days():
    assert clock(course(State.ASSIGNED, extended=True)).answer_by == usual().add(FRIDAY, 30)


def test_while_the_clock_waits_nothing_is_due():
    pause = Paused(PauseWhy.SUPPLEMENT, date(2026, 9, 14), date(2026, 10, 12), None)
    waiting = clock(course(State.ASSIGNED, pauses=(pause,)), date(2026, 9, 18))

    assert (waiting.due_on, waiting.pause, waiting.paused_days) == (None, pause, 4)


def test_days_of_a_pause_do_not_count():
    pause = Paused(PauseWhy.THIRD_PARTY, date(2026, 9, 14), date(2026, 10, 12), date(2026, 9, 18))

    assert clock(course(State.ASSIGNED, pauses=(pause,)), date(2026, 9, 30)).answer_by == usual().add(FRIDAY, 19)


def test_a_pause_that_has_lapsed_counts_no_further():
    pause = Paused(PauseWhy.SUPPLEMENT, date(2026, 9, 14), date(2026, 9, 18), None)

    assert clock(course(State.ASSIGNED, pauses=(pause,)), date(2026, 11, 2)).paused_days == 4


def test_a_letter_that_is_reopened_is_counted_from_then():
    again = date(2026, 10, 12)

    assert clock(course(State.ASSIGNED, reopened=again)).answer_by == usual().add(again, 15)


def a_request(house):
    letter = a_letter(Kind.REQUEST_TO_DISCLOSE)
    assigned(letter, house)
    return fresh(letter)


@pytest.mark.django_db
@pytest.mark.article(4, 2)
def test_the_writer_is_asked_once_and_the_clock_waits_for_him(house):
    digits = sent(Kind.REQUEST_TO_DISCLOSE)
    assigned(found(digits), house)
    actions.ask_supplement(found(digits), "请写明年份。", by=house.drafter, at=NOON)
    waiting = found(digits).due_on
    actions.follow_up(digits, "二〇二五年。", on=NOON.date() + timedelta(days=3))

    assert waiting is None
    assert found(digits).due_on == usual().add(NOON.date(), 15 + 3)
    with pytest.raises(Refused, match="letter_supplement_asked_once"):
        actions.ask_supplement(found(digits), "再补充。", by=house.drafter, at=NOON + timedelta(days=4))


@pytest.mark.django_db
def test_a_supplement_is_asked_for_soon_or_not_at_all(house):
    letter = a_request(house)

    with pytest.raises(Refused, match="letter_supplement_too_late"):
        actions.ask_supplement(letter, "请写明年份。", by=house.drafter, at=NOON + timedelta(days=14))


@pytest.mark.django_db
def test_a_third_party_is_heard_and_the_clock_goes_on(house):
    letter = a_request(house)
    actions.ask_third_party(letter, "涉及供应商", by=house.drafter, at=NOON)
    actions.hear_third_party(fresh(letter), "同意公开", by=house.drafter, at=NOON + timedelta(days=1))

    assert fresh(letter).due_on == usual().add(NOON.date(), 16)


@pytest.mark.django_db
def test_only_requests_to_disclose_wait(house):
    letter = brought_to(State.ASSIGNED, house)

    with pytest.raises(Refused, match="letter_only_requests_pause"):
        actions.ask_third_party(letter, "涉及别人", by=house.drafter, at=NOON)


@pytest.mark.django_db
def test_an_answer_gets_more_time_once_and_before_the_old_day(house):
    letter = brought_to(State.ASSIGNED, house)
    actions.extend(letter, "要向三个部门核实", by=house.drafter, at=NOON)

    assert fresh(letter).due_on == usual().add(NOON.date(), 30)
    with pytest.raises(Refused, match="letter_extended_once"):
        actions.extend(fresh(letter), "还要", by=house.drafter, at=NOON)


@pytest.mark.django_db
def test_after_the_day_there_is_no_more_time_to_be_had(house):
    letter = brought_to(State.ASSIGNED, house)

    with pytest.raises(Refused, match="letter_too_late_to_extend"):
        actions.extend(letter, "忘了", by=house.drafter, at=NOON + timedelta(days=60))


@pytest.mark.django_db
def test_a_pause_lapses_by_itself_and_says_so(house):
    letter = a_request(house)
    actions.ask_supplement(letter, "请写明年份。", by=house.drafter, at=NOON)
    actions.run_due(NOON + timedelta(days=60))

    assert [step.what for step in queries.steps_of(letter)][-1] == Clocked.LAPSED
    assert fresh(letter).due_on == usual().add(NOON.date(), 15 + 15)
