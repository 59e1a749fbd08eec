"""Four processes at once: what falls due is worked out once, answered once, put off once. Source: 第十七条."""

import pytest

pytestmark = [pytest.mark.races, pytest.mark.article(17)]
RUNNERS, MATTERS = 4, 3
ONE_EACH = {"done": MATTERS, "refused": MATTERS * (RUNNERS - 1)}


def test_a_unit_that_all_work_out_at_once_is_worked_out_once(run):
    assert run("generators") == {"ends": {"done": 2 * RUNNERS}, "first": "2026M1", "doubled": 0, "months": 23}


def test_what_is_entered_while_the_unit_is_worked_out_is_due_and_stays_due(run):
    outcome = run("entered_meanwhile")

    entered = MATTERS * RUNNERS // 2
    assert outcome == {"ends": {"done": MATTERS * RUNNERS}, "events": entered, "states": ["open"] * entered}


def test_what_was_made_known_is_met_whether_its_day_moves_before_or_after(run):
    assert run("generating_and_settling") == {"ends": {"done": 2 * RUNNERS}, "states": ["met"] * MATTERS, "told": True}


def test_of_several_who_take_the_same_over_one_does(run):
    assert run("takers") == {"ends": ONE_EACH, "answering": MATTERS}


def test_of_several_who_begin_to_write_on_the_same_one_does_and_nothing_is_begun_in_vain(run):
    assert run("drafters") == {"ends": ONE_EACH, "disclosures": MATTERS}


@pytest.mark.article(9)
def test_a_deferral_is_asked_for_once_and_agreed_to_or_refused_once(run):
    assert run("askers") == {"ends": ONE_EACH, "more": ONE_EACH, "told": 2 * MATTERS, "both": 0, "apart": 0}
