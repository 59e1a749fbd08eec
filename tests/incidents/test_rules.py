"""Who may do what about an emergency, and what the record of a leak must say."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gongkai.disclosures.rules.words import Alarm
from gongkai.incidents.rules.leak import leak_refusals
from gongkai.incidents.rules.steps import Standing, bars, open_verbs, ready_to_close, said
from gongkai.incidents.rules.words import IncidentState, Verb
from gongkai.measures.vocabulary import Role
from tests.factories import NOON
from tests.incidents.making import a_leak

pytestmark = pytest.mark.article(8)
TODAY = NOON.date()
HEAD = Standing(
    state=IncidentState.OPEN,
    alarm=Alarm.PRIVACY,
    roles=frozenset({Role.HEAD}),
    took_it_down=False,
    is_subject=False,
    is_suspended=True,
    leak_is_recorded=False,
)


def codes(refusals):
    return [(one.code, one.about) for one in refusals]


def nothing(_text):
    return False


def test_a_head_may_ratify_refuse_note_and_record_what_leaked():
    assert open_verbs(HEAD) == {Verb.RATIFY, Verb.REFUSE, Verb.NOTE, Verb.RECORD_LEAK}


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.INSPECTOR])
def test_who_neither_decides_nor_reviews_writes_notes_alone(role):
    assert open_verbs(replace(HEAD, roles=frozenset({role}))) == {Verb.NOTE}


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SECRECY_REVIEWER, Role.OFFICE_CLERK])
def test_reviewers_and_clerks_keep_the_record_and_decide_nothing(role):
    assert open_verbs(replace(HEAD, roles=frozenset({role}))) == {Verb.NOTE, Verb.RECORD_LEAK}


def test_a_spokesperson_has_nothing_to_do_with_it():
    assert open_verbs(replace(HEAD, roles=frozenset({Role.SPOKESPERSON}))) == frozenset()


@pytest.mark.parametrize("verb", [Verb.RATIFY, Verb.REFUSE])
def test_nobody_decides_on_what_he_took_down_himself(verb):
    assert codes(bars(verb, replace(HEAD, took_it_down=True))) == [("took_it_down", "")]


@pytest.mark.parametrize("verb", [Verb.RATIFY, Verb.REFUSE])
def test_nobody_decides_on_what_names_him(verb):
    assert codes(bars(verb, replace(HEAD, is_subject=True))) == [("is_subject", "")]


def test_what_was_decided_is_not_decided_again():
    ratified = replace(HEAD, state=IncidentState.RATIFIED)

    assert codes(bars(Verb.RATIFY, ratified)) == [("incident_decided", "")]
    assert open_verbs(ratified) == {Verb.NOTE, Verb.RECORD_LEAK, Verb.CLOSE}


def test_what_is_back_already_is_not_refused():
    assert codes(bars(Verb.REFUSE, replace(HEAD, is_suspended=False))) == [("nothing_suspended", "")]


def test_what_nobody_decided_on_is_not_closed():
    assert codes(bars(Verb.CLOSE, HEAD)) == [("incident_undecided", "")]


def test_nothing_is_added_to_what_is_closed():
    assert open_verbs(replace(HEAD, state=IncidentState.CLOSED)) == frozenset()


def test_before_it_is_closed_nothing_hangs_and_a_leak_has_its_record():
    assert codes(ready_to_close(HEAD)) == [("still_suspended", ""), ("leak_unrecorded", "")]
    assert ready_to_close(replace(HEAD, is_suspended=False, leak_is_recorded=True)) == []


def test_a_factual_error_needs_no_record_of_a_leak():
    assert ready_to_close(replace(HEAD, is_suspended=False, alarm=Alarm.FALSE)) == []


def test_cause_and_measures_are_both_asked_for():
    assert codes(said({"cause": " ", "measures": ""}, told=nothing)) == [
        ("text_missing", "cause"), ("text_missing", "measures")]  # fmt: skip


def test_no_text_says_again_what_must_not_be_told():
    assert codes(said({"cause": "有"}, told=lambda _text: True)) == [("text_leaks", "cause")]


def test_a_whole_record_of_a_leak_lacks_nothing():
    assert leak_refusals(a_leak(), on=TODAY, told=nothing) == []


@pytest.mark.parametrize("name", ["happened", "kinds", "cause", "harm", "measures", "advice", "contact"])
def test_a_record_of_a_leak_lacks_whatever_is_empty(name):
    assert codes(leak_refusals(a_leak(**{name: " "}), on=TODAY, told=nothing)) == [("text_missing", name)]


def test_of_people_and_of_the_regulator_it_says_when_or_why_not():
    neither = a_leak(people_told_on=None, regulator_why_not="")
    both = a_leak(people_why_not="不必", regulator_told_on=TODAY)
    wanted = [("told_or_why_not", "people_told_on"), ("told_or_why_not", "regulator_told_on")]

    assert codes(leak_refusals(neither, on=TODAY, told=nothing)) == wanted
    assert codes(leak_refusals(both, on=TODAY, told=nothing)) == wanted


def test_nobody_was_told_tomorrow():
    late = a_leak(people_told_on=TODAY + timedelta(days=1))

    assert codes(leak_refusals(late, on=TODAY, told=nothing)) == [("told_in_the_future", "people_told_on")]
