"""Numbers that the school sets and units more strictly; each holds from its day. Source: 第二十一条."""

from datetime import timedelta

import pytest
from django.urls import reverse

from gongkai.disclosures.queries import case_of
from gongkai.disclosures.rules.words import Stage
from gongkai.obligations import actions as obligations
from gongkai.obligations.actions import remind
from gongkai.obligations.queries.timeline import wordings_of
from gongkai.policy.actions import decide, set_unit_value, set_value
from gongkai.policy.models import Value
from gongkai.policy.queries import effective
from gongkai.policy.rules import RANGES, Choice, Said, Setting, Values
from tests.desk.walking import complaints, cost, signed_in
from tests.factories import LONG_AGO, NOON, a_house, an_entry, brought_to, started
from tests.obligations.making import a_due
from tests.policy.test_policy import refused

pytestmark = [pytest.mark.article(21), pytest.mark.django_db]
TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def house(db):
    return a_house()


def school_sets(house, setting, value, *, from_on=TODAY, by=None):
    return set_value(setting, value, from_on=from_on, by=by or house.approver, at=NOON)


def unit_sets(house, setting, value, *, from_on=TODAY, by=None):
    return set_unit_value(setting, house.college, value, from_on=from_on, by=by or house.head, at=NOON)


def holds(house, setting, on=TODAY):
    return effective(setting, house.college.pk, on)


def test_as_long_as_nobody_has_set_anything_the_practice_holds(house):
    assert {one: holds(house, one) for one in Setting} == {
        Setting.TIMELY_DAYS: 20, Setting.INNER_FIRST_DAYS: 0, Setting.WINDOW_DAYS: 180,
        Setting.LONG_OVERDUE_DAYS: 30, Setting.ON_TIME_TARGET: 95}  # fmt: skip


def test_a_value_holds_from_its_day_and_the_record_stays(house):
    school_sets(house, Setting.TIMELY_DAYS, 15, from_on=TOMORROW)

    assert (holds(house, Setting.TIMELY_DAYS), holds(house, Setting.TIMELY_DAYS, TOMORROW)) == (20, 15)
    school_sets(house, Setting.TIMELY_DAYS, 18, from_on=TOMORROW)
    assert (holds(house, Setting.TIMELY_DAYS, TOMORROW), Value.objects.count()) == (18, 2)


@pytest.mark.article(23)
def test_nothing_is_set_for_days_that_have_passed(house):
    past = TODAY - timedelta(days=1)

    assert refused(lambda: school_sets(house, Setting.TIMELY_DAYS, 15, from_on=past)) == ["retroactive"]
    assert refused(lambda: unit_sets(house, Setting.TIMELY_DAYS, 15, from_on=past)) == ["retroactive"]


def test_everything_against_a_value_is_said_at_once(house):
    lacking = ["not_your_task", "out_of_range"]

    assert refused(lambda: school_sets(house, Setting.WINDOW_DAYS, 181, by=house.clerk)) == lacking
    assert refused(lambda: school_sets(house, Setting.WINDOW_DAYS, 180)) == ["decided_already"]


@pytest.mark.parametrize(("setting", "laxer", "stricter"), [
    (Setting.TIMELY_DAYS, 21, 10), (Setting.WINDOW_DAYS, 31, 15), (Setting.INNER_FIRST_DAYS, 2, 7)])  # fmt: skip
def test_a_unit_may_only_be_stricter_than_the_school(house, setting, laxer, stricter):
    if setting is not Setting.TIMELY_DAYS:
        school_sets(house, setting, {Setting.INNER_FIRST_DAYS: 3, Setting.WINDOW_DAYS: 30}[setting])

    assert refused(lambda: unit_sets(house, setting, laxer)) == ["laxer_than_the_school"]
    unit_sets(house, setting, stricter)
    assert holds(house, setting) == stricter


def test_when_something_becomes_a_hint_is_for_the_school_to_set(house):
    assert refused(lambda: unit_sets(house, Setting.LONG_OVERDUE_DAYS, 10)) == ["schools_alone"]
    page = reverse("desk:unit_setting", args=["JX", "long_overdue_days"])
    assert signed_in(house.head).get(page).status_code == 404


def test_the_refusal_names_the_article_and_the_schools_value(house):
    page = reverse("desk:unit_setting", args=["JX", "timely_days"])
    answer = signed_in(house.head).post(page, {"value": 30, "from_on": "2099-01-01"})

    assert complaints(answer) == {
        "value": ["单位只能比学校更严：学校现在是 20（依据第十七条）。请写更严的数，或跟学校一样。"]}  # fmt: skip


def test_where_the_school_becomes_stricter_than_a_unit_the_school_decides(house):
    unit_sets(house, Setting.TIMELY_DAYS, 15)
    school_sets(house, Setting.TIMELY_DAYS, 10)
    assert holds(house, Setting.TIMELY_DAYS) == 10


def test_a_unit_may_follow_the_school_again(house):
    unit_sets(house, Setting.TIMELY_DAYS, 15)
    unit_sets(house, Setting.TIMELY_DAYS, None)
    assert holds(house, Setting.TIMELY_DAYS) == 20


def test_the_head_alone_sets_for_his_unit(house):
    assert refused(lambda: unit_sets(house, Setting.TIMELY_DAYS, 15, by=house.drafter)) == ["not_the_head"]


def test_of_two_values_for_one_day_the_later_said_holds():
    said = (Said(None, 15, TODAY), Said(None, 12, TODAY))
    assert Values(RANGES[Setting.TIMELY_DAYS], said).of_school(TODAY) == 12


@pytest.mark.article(17)
@pytest.mark.article(23)
def test_an_entry_without_a_limit_follows_what_held_when_it_came_into_force(house):
    school_sets(house, Setting.TIMELY_DAYS, 15)
    entry = an_entry(house.college, in_force_on=TOMORROW, time_kind="long_term", working_days=None)

    said = wordings_of(house.college)
    assert [one.working_days for one in said[entry.pk]] == [15]
    assert [one.working_days for one in said[house.entry.pk] if one.since == LONG_AGO] == [20]


@pytest.mark.article(4, 3)
def test_the_days_within_the_party_are_the_longest_of_catalogue_unit_and_school(house):
    revision = started(house)
    school_sets(house, Setting.INNER_FIRST_DAYS, 3)
    unit_sets(house, Setting.INNER_FIRST_DAYS, 5)

    assert case_of(revision, house.drafter, NOON).ladder.inner_days_needed == 5


@pytest.mark.article(4, 3)
@pytest.mark.article(23)
def test_what_was_proposed_before_is_not_held_up(house):
    revision = brought_to(Stage.IN_REVIEW, house)
    school_sets(house, Setting.INNER_FIRST_DAYS, 3, from_on=TOMORROW)

    assert case_of(revision, house.drafter, NOON + timedelta(days=2)).ladder.inner_days_needed == 0


@pytest.mark.article(16, 4)
@pytest.mark.parametrize(("window", "lacking"), [(10, []), (11, ["window_too_long"])])
def test_an_approval_is_good_no_longer_than_school_and_unit_have_set(house, window, lacking):
    unit_sets(house, Setting.WINDOW_DAYS, 10)
    revision = started(house, window_days=window)
    found = case_of(revision, house.drafter, NOON).lacks

    assert [one.code for one in found if one.article == (16, 4)] == lacking


@pytest.mark.article(16, 4)
def test_a_draft_begins_with_the_window_that_holds_in_its_unit(house):
    unit_sets(house, Setting.WINDOW_DAYS, 10)
    said = {"title": "党费收缴情况", "unit": "JX"}
    signed_in(house.drafter).post(f"{reverse('desk:new')}?entry={house.entry.public_id}", said)

    assert list(house.entry.revisions.values_list("window_days", flat=True)) == [10]


@pytest.mark.article(17)
def test_nobody_is_reminded_where_the_school_has_decided_so(house):
    a_due(house.college, TODAY)
    decide(Choice.REMIND, is_on=False, by=house.approver, at=NOON)
    assert remind(NOON) == 0

    decide(Choice.REMIND, is_on=True, by=house.approver, at=NOON)
    assert remind(NOON) > 0


@pytest.mark.parametrize("address", ["desk:policy", "desk:unit_settings"])
def test_the_pages_cost_the_same_after_three_values_as_after_one(house, address):
    person = house.head if address == "desk:unit_settings" else house.clerk
    browser = signed_in(person)
    unit_sets(house, Setting.TIMELY_DAYS, 15)
    one = cost(browser, reverse(address))
    unit_sets(house, Setting.TIMELY_DAYS, 14)
    unit_sets(house, Setting.WINDOW_DAYS, 14)

    assert cost(browser, reverse(address)) == one


def test_the_office_sees_what_units_have_set(house):
    unit_sets(house, Setting.TIMELY_DAYS, 15)
    lines = signed_in(house.clerk).get(reverse("desk:policy")).context["lines"]

    assert [(own.unit, own.own, own.holds) for own in lines[0].of_units] == [
        (house.college, "15 个工作日", "15 个工作日")]  # fmt: skip


def test_the_approver_sets_from_the_page_and_nobody_else(house):
    page = reverse("desk:setting", args=["window_days"])
    said = {"value": 20, "from_on": "2099-01-01"}
    assert signed_in(house.clerk).get(page).status_code == 404

    signed_in(house.approver).post(page, said)
    assert Value.objects.get().value == 20


@pytest.mark.article(17)
def test_what_is_set_is_worked_out_anew_for_what_comes_into_force_later(house):
    entry = an_entry(house.college, in_force_on=TOMORROW, time_kind="long_term", working_days=None)
    obligations.run_due(NOON)
    before = entry.obligations.get().due_on
    school_sets(house, Setting.TIMELY_DAYS, 10)
    obligations.run_due(NOON)

    assert entry.obligations.get().due_on < before
