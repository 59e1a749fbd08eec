"""Who may do what about a meeting, and how questions and answers are read."""

from dataclasses import replace

import pytest

from gongkai.briefings.rules.questions import read, written
from gongkai.briefings.rules.steps import Standing, bars, open_verbs
from gongkai.briefings.rules.words import MeetingState, Verb
from gongkai.measures.vocabulary import Role

pytestmark = pytest.mark.article(14)
HEAD = Standing(MeetingState.PLANNED, frozenset({Role.HEAD}), wrote=False, has_begun=False)


def codes(refusals):
    return [one.code for one in refusals]


def test_a_head_announces_what_another_planned():
    assert open_verbs(HEAD) == {Verb.CHANGE, Verb.ANNOUNCE, Verb.CALL_OFF}


@pytest.mark.parametrize(("verb", "state"), [(Verb.ANNOUNCE, MeetingState.PLANNED), (Verb.CONFIRM, MeetingState.HELD)])
def test_nobody_lets_readers_see_what_he_wrote_himself(verb, state):
    assert codes(bars(verb, replace(HEAD, state=state, wrote=True))) == ["wrote_it"]


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.OFFICE_CLERK])
def test_who_only_writes_announces_and_confirms_nothing(role):
    writer = replace(HEAD, roles=frozenset({role}))

    assert open_verbs(writer) == {Verb.CHANGE, Verb.CALL_OFF}
    assert open_verbs(replace(writer, state=MeetingState.HELD, has_begun=True)) == {Verb.RECORD}


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.INSPECTOR, Role.SPOKESPERSON])
def test_others_do_nothing(role):
    assert open_verbs(replace(HEAD, roles=frozenset({role}))) == frozenset()


def test_a_record_is_written_once_the_meeting_has_begun_and_no_notice_goes_out_then():
    assert open_verbs(replace(HEAD, has_begun=True)) == {Verb.CHANGE, Verb.CALL_OFF, Verb.RECORD}


@pytest.mark.parametrize("state", [MeetingState.RECORDED, MeetingState.CALLED_OFF])
def test_what_is_over_stays_as_it_is(state):
    assert open_verbs(replace(HEAD, state=state, has_begun=True)) == frozenset()


def test_questions_and_answers_are_read_and_written_alike():
    pairs, wrong = read("问：何时？\n答：年底。\n分两步。\nQ: who?\nA: we")

    assert (pairs, wrong) == ([("何时？", "年底。\n分两步。"), ("who?", "we")], [])
    assert read(written(pairs)) == (pairs, [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", []), ("无人提问", ["question_stray"]), ("答：是", ["question_stray"]),
        ("问：何时？", ["question_unanswered"]),
        ("问：何时？\n答：", ["question_unanswered"]), ("问：何时？\n答：今\n答：明", ["question_stray"]),
        (f"问：{'长' * 501}\n答：是", ["question_too_long"]), (f"问：是\n答：{'长' * 1001}", ["question_too_long"]),
    ],
)  # fmt: skip
def test_whatever_is_not_a_question_with_its_answer_is_said(text, wrong):
    assert codes(read(text)[1]) == wrong
