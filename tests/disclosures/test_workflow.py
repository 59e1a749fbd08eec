"""The whole procedure against a second opinion: ten thousand steps of many people, and not one may differ."""

import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.disclosures.workflow.machine import Play

STEPS, PARTS, PLAYS = 10_000, 4, 10


def play(number):
    """Play ten plays of up to fifty rules each; return what people tried and whether it was open to them."""
    one = seed(number)(type(f"Play{number}", (Play,), {"taken": []}))
    rules = settings(max_examples=PLAYS, stateful_step_count=50, phases=[Phase.generate], deadline=None)
    run_state_machine_as_test(one, settings=rules)
    return one.taken


@pytest.mark.model
@pytest.mark.django_db
@pytest.mark.article(16)
@pytest.mark.parametrize("part", range(PARTS))
def test_people_and_clock_take_the_steps_that_the_second_opinion_expects(part):
    taken, number = [], 1000 * part
    while len(taken) < STEPS / PARTS:
        number += 1
        taken += play(number)

    opened = {verb for verb, was_open in taken if was_open}
    assert opened >= {"propose", "approve", "publish", "correct", "withdraw", "erase"}
