"""Which step of reminding has been reached on a day, and whom it goes to. Source: 第十七条."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.obligations.rules.reminders import (
    STEPS,
    People,
    has_lain,
    is_time,
    last_day_in_sight,
    step_reached,
    step_to_take,
    told_at,
)
from gongkai.workdays.calendar import usual

pytestmark = pytest.mark.article(17)
DAYS = usual()
DUE = date(2026, 9, 18)
"""A Friday; the Sunday after it is worked, because of the National Day."""
FULL = People(drafters=frozenset({1, 2}), heads=frozenset({3}), office=frozenset({4, 5}))
NOBODY = frozenset()
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("on", "step"),
    [
        (date(2026, 9, 10), None),
        (date(2026, 9, 11), -5),
        (date(2026, 9, 15), -5),
        (date(2026, 9, 16), -2),
        (date(2026, 9, 18), 0),
        (date(2026, 9, 19), 0),
        (date(2026, 9, 20), 1),
        (date(2026, 9, 21), 1),
        (date(2026, 9, 22), 3),
        (date(2027, 9, 22), 3),
    ],
)
def test_steps_are_counted_in_working_days_and_make_up_days_count(on, step):
    assert step_reached(DUE, on, DAYS) == step


@pytest.mark.parametrize(
    ("reminded", "on", "step"),
    [
        (None, date(2026, 9, 11), -5),
        (-5, date(2026, 9, 14), None),
        (-5, date(2026, 9, 18), 0),
        (None, date(2026, 9, 24), 3),
        (1, date(2026, 9, 21), None),
        (3, date(2026, 12, 1), None),
    ],
)
def test_one_reminder_makes_up_for_those_that_were_missed_and_none_comes_twice(reminded, on, step):
    assert step_to_take(DUE, reminded, on, DAYS) == step


@given(days, days)
def test_nothing_is_reminded_of_that_is_not_in_sight(due_on, on):
    if step_reached(due_on, on, DAYS) is not None:
        assert due_on <= last_day_in_sight(on, DAYS)


@given(days)
def test_day_after_day_every_step_is_taken_once_and_in_order(due_on):
    taken, reminded = [], None
    for number in range(-12, 30):
        step = step_to_take(due_on, reminded, DAYS.add(due_on, number), DAYS)
        reminded = reminded if step is None else step
        taken += [] if step is None else [step]

    missing = set() if DAYS.is_working(due_on) else {0}
    assert taken == [step for step in STEPS if step not in missing]


@pytest.mark.parametrize(
    ("step", "told"),
    [(-5, {1, 2}), (-2, {1, 2}), (0, {1, 2}), (1, {1, 2, 3}), (3, {1, 2, 3, 4, 5})],
)
def test_first_who_drafts_then_the_head_then_the_office(step, told):
    assert told_at(step, FULL) == told


@pytest.mark.parametrize(("step", "told"), [(-5, {3}), (0, {3}), (1, {3}), (3, {3, 4, 5})])
def test_where_nobody_drafts_the_head_is_told(step, told):
    assert told_at(step, People(NOBODY, FULL.heads, FULL.office)) == told


@pytest.mark.parametrize("step", STEPS)
def test_where_nobody_answers_the_office_is_told(step):
    assert told_at(step, People(NOBODY, NOBODY, FULL.office)) == FULL.office


@pytest.mark.parametrize(
    ("at", "is_it"),
    [
        (datetime(2026, 9, 14, 7, 59, 59), False),  # noqa: DTZ001 – the time where people are
        (datetime(2026, 9, 14, 8), True),  # noqa: DTZ001
        (datetime(2026, 9, 14, 23, 59), True),  # noqa: DTZ001
        (datetime(2026, 9, 19, 9), False),  # noqa: DTZ001 – a Saturday
        (datetime(2026, 9, 20, 9), True),  # noqa: DTZ001 – a Sunday that is worked
        (datetime(2026, 10, 1, 9), False),  # noqa: DTZ001 – the National Day
    ],
)
def test_people_are_reminded_on_working_days_from_eight_on(at, is_it):
    assert is_time(at, DAYS) is is_it


@pytest.mark.parametrize(("on", "lain"), [(date(2026, 9, 16), False), (date(2026, 9, 17), True)])
def test_a_request_may_lie_for_two_working_days(on, lain):
    assert has_lain(date(2026, 9, 14), on, DAYS) is lain
