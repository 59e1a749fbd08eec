"""Hints come from what has happened, and nothing follows from them by itself. Source: 第二十条."""

from datetime import date, timedelta

import pytest

from gongkai.accountability import actions, queries
from gongkai.accountability.models import Case
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Alarm, Correction, Stage
from gongkai.incidents.actions import record_leak
from gongkai.mailbox.rules.words import Kind, Outcome, State
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.orgs.queries import duties_of
from gongkai.policy.actions import set_value
from gongkai.policy.rules import Setting
from tests import factories
from tests.accountability.making import TODAY, noted
from tests.factories import NOON, a_post, brought_to
from tests.incidents.making import a_leak, broken
from tests.letters.making import a_letter, take_on
from tests.obligations.making import a_due

pytestmark = [pytest.mark.django_db, pytest.mark.article(20)]
SOON = NOON + timedelta(hours=2)
LONG_OVER = date(2026, 7, 31)
"""Thirty-one working days before the day of the tests."""


def hints(town, *, who=None, at=SOON):
    return queries.hints_for(duties_of(who or town.keeper, TODAY), at)


def told(town, **more):
    return [(str(hint.kind), hint.unit_id, hint.number) for hint in hints(town, **more)]


def turned_away(revision, person, times):
    for _ in range(times):
        with pytest.raises(Refused):
            disclosures.approve(revision, by=person, at=NOON, signed_in_at=NOON)


def corrected(town, kind):
    house = town.house
    wrong = brought_to(Stage.PUBLISHED, house)
    right = disclosures.correct(wrong, kind, "更正数字", by=house.drafter, at=NOON)
    factories.take_on(right, Stage.PUBLISHED, house)
    letter = a_letter(Kind.REQUEST_TO_CORRECT)
    take_on(letter, State.ANSWERED, house, outcome=Outcome.CORRECTED, correction=right)


def test_what_is_long_overdue_is_a_hint(town):
    a_due(town.house.college, LONG_OVER)
    a_due(town.house.college, TODAY - timedelta(days=7))

    assert told(town) == [("overdue", town.house.college.pk, 31)]


def test_how_long_that_is_the_school_sets(town):
    a_due(town.house.college, LONG_OVER)
    set_value(Setting.LONG_OVERDUE_DAYS, 32, from_on=TODAY, by=town.house.approver, at=NOON)

    assert told(town) == []


def test_who_was_turned_away_three_times_is_a_hint(town):
    revision = brought_to(Stage.WITH_HEAD, town.house)
    turned_away(revision, town.house.drafter, 2)
    before = told(town)
    turned_away(revision, town.house.drafter, 1)
    [hint] = hints(town)

    assert (before, str(hint.kind), hint.person_id, hint.number) == ([], "around", town.house.drafter.pk, 3)
    assert hint.code == f"disclosure/{revision.disclosure.public_id}"


def test_what_lies_longer_than_a_year_back_is_none(town):
    turned_away(brought_to(Stage.WITH_HEAD, town.house), town.house.drafter, 3)

    assert told(town, at=NOON + timedelta(days=366)) == []


@pytest.mark.parametrize(("kind", "found"), [(Correction.MAJOR, ["corrected"]), (Correction.MINOR, [])])
def test_a_major_correction_after_a_request_is_a_hint(town, kind, found):
    corrected(town, kind)

    assert [str(hint.kind) for hint in hints(town)] == found


@pytest.mark.parametrize(("alarm", "found"), [(Alarm.FALSE, ["withdrawn"]), (Alarm.OTHER, [])])
def test_what_was_withdrawn_as_false_is_a_hint(town, alarm, found):
    revision = brought_to(Stage.PUBLISHED, town.house)
    disclosures.suspend(revision, by=town.house.reviewer, at=NOON, alarm=alarm, reason="数字有误")
    disclosures.withdraw(revision, by=town.house.approver, at=NOON, reason="核对后撤下")

    assert [str(hint.kind) for hint in hints(town)] == found


def test_a_leak_is_a_hint(town):
    incident = broken(town.house, alarm=Alarm.PRIVACY, at=NOON)
    before = told(town)
    record_leak(incident, a_leak(), by=town.house.head, at=SOON)

    assert (before, told(town)) == ([], [("leaked", town.house.college.pk, 1)])


def test_only_keepers_see_hints_and_none_of_their_own_unit_or_of_themselves(town):
    a_due(town.house.college, LONG_OVER)
    own = a_post(Role.INSPECTOR, town.house.college)

    assert (told(town, who=town.house.approver), told(town, who=own), len(told(town, who=town.other))) == ([], [], 1)


def test_a_hint_is_dismissed_with_a_reason_that_stays(town):
    a_due(town.house.college, LONG_OVER)
    [hint] = hints(town)
    with pytest.raises(Refused, match="text_missing"):
        actions.dismiss_hint(hint, " ", by=town.keeper, at=SOON)
    actions.dismiss_hint(hint, "已同意暂缓，正在补办", by=town.keeper, at=SOON)
    [answer] = queries.answers()

    assert (told(town), queries.reason_of(answer), answer.by) == ([], "已同意暂缓，正在补办", town.keeper)


def test_it_is_dismissed_once_and_by_keepers_alone(town):
    a_due(town.house.college, LONG_OVER)
    [hint] = hints(town)
    with pytest.raises(Refused, match="moved_meanwhile"):
        actions.dismiss_hint(hint, "算了", by=town.house.approver, at=SOON)
    actions.dismiss_hint(hint, "算了", by=town.keeper, at=SOON)
    with pytest.raises(Refused, match="moved_meanwhile"):
        actions.dismiss_hint(hint, "算了", by=town.other, at=SOON)


def test_a_case_is_noted_from_it_once_and_nothing_else_follows(town):
    a_due(town.house.college, LONG_OVER)
    [hint] = hints(town)
    case = noted(town, hint=hint.key)

    assert (case.stage, case.hint, told(town)) == ("noted", hint.key, [])
    with pytest.raises(Refused, match="hint_answered"):
        noted(town, hint=hint.key)
    assert Case.objects.count() == 1
