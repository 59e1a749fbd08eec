"""What fell due, at the edges: the due day itself, the last minute, deferred, taken up, no longer asked for."""

from datetime import date, timedelta

import pytest

from gongkai.calendars.queries import calendar
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Stage
from gongkai.figures import queries
from gongkai.figures.rules.registry.obligations import COUNTED
from gongkai.figures.rules.spans import Span
from gongkai.obligations import actions
from gongkai.obligations.models import Obligation
from gongkai.obligations.queries import coverage, due_in_units
from gongkai.orgs.models import Unit
from tests.factories import NOON, brought_to
from tests.figures.asking import YEAR, at_time, by_unit, later, of, part, rows
from tests.obligations.things import SOON, YESTERDAY, a_period

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]


def standing(**more):
    """Return how many stand how, of the school."""
    return {code.split(".")[1]: part(code, **more) for code in COUNTED if code != "obligations.coverage"}


def met(house, one, at):
    """Publish something at a time, and let it answer an obligation."""
    revision = brought_to(Stage.APPROVED, house, entry=one.entry, at=at - timedelta(hours=1))
    disclosures.publish(revision, by=house.drafter, at=at)
    actions.take_over(one, revision.disclosure, by=house.drafter, at=at)
    actions.settle(at)
    one.refresh_from_db()


def test_on_the_due_day_it_is_due_and_the_day_after_overdue(house):
    a_period(house, SOON)

    on_the_day = standing(at=at_time(10, 20, 23, 59, 59))
    the_day_after = standing(at=at_time(10, 21, 0, 0, 1))

    assert {code for code, number in on_the_day.items() if number} == {"due", "open"}
    assert {code for code, number in the_day_after.items() if number} == {"due", "overdue"}


@pytest.mark.parametrize(("day", "hour", "minute", "outcome"), [(20, 23, 59, "on_time"), (21, 0, 1, "late")])
def test_the_day_ends_at_midnight_in_china(house, day, hour, minute, outcome):
    one = a_period(house, SOON)
    met(house, one, at_time(10, day, hour, minute))

    after = at_time(10, 22)
    assert {code: part(f"obligations.{code}", at=after) for code in ("on_time", "late", "overdue")} == {
        "on_time": 0, "late": 0, "overdue": 0, outcome: 1}  # fmt: skip


def test_what_was_met_afterwards_was_not_met_yet(house):
    one = a_period(house, SOON)
    met(house, one, at_time(10, 26))

    assert standing(at=at_time(10, 25))["overdue"] == 1
    assert standing(at=at_time(10, 26))["late"] == 1
    assert of("obligations.coverage", at=at_time(10, 25)) == of("obligations.coverage", at=at_time(10, 26))


def test_what_is_due_on_a_saturday_that_is_worked_is_due_on_it(house):
    one = a_period(house, date(2026, 10, 10))

    assert (calendar().is_working(date(2026, 10, 10)), one.due_on) == (True, date(2026, 10, 10))
    assert part("obligations.overdue", at=at_time(10, 10, 23)) == 0
    assert part("obligations.overdue", at=at_time(10, 11)) == 1


def test_what_the_head_states_to_be_nothing_is_on_time(house):
    one = a_period(house, SOON)
    actions.state_nothing(one, "本期没有", by=house.head, at=later(1))

    assert standing(at=NOON)["on_time"] == 0
    assert standing(at=later(1))["on_time"] == 1


def test_what_is_deferred_counts_neither_for_nor_against(house):
    one = a_period(house, YESTERDAY)
    actions.ask_deferral(one, "依据第九条", re_review_on=date(2026, 12, 1), by=house.head, at=NOON)
    asked = standing(at=later(0, 1))
    actions.approve_deferral(one, re_review_on=date(2026, 12, 1), by=house.approver, at=later(1))

    assert (asked["overdue"], asked["deferred"]) == (1, 0)
    assert (standing(at=later(1))["overdue"], standing(at=later(1))["deferred"]) == (0, 1)
    assert of("obligations.coverage", at=later(1)).whole == 0


def test_a_deferral_that_has_ended_was_one_until_then(house):
    one = a_period(house, YESTERDAY)
    actions.ask_deferral(one, "依据第九条", re_review_on=date(2026, 12, 1), by=house.head, at=NOON)
    actions.approve_deferral(one, re_review_on=date(2026, 12, 1), by=house.approver, at=NOON)
    actions.end_deferral(one, by=house.head, at=later(2))

    assert (standing(at=later(1))["deferred"], standing(at=later(3))["deferred"]) == (1, 0)


def test_what_no_longer_applies_is_in_no_figure(house):
    one = a_period(house, SOON)
    Obligation.objects.filter(pk=one.pk).update(state="moot", moot_why="catalogue")

    assert set(standing(at=later(60)).values()) == {0}


def test_only_what_falls_due_within_the_days_is_counted(house):
    a_period(house, SOON)

    spans = [Span(SOON, SOON + timedelta(days=1)), Span(SOON - timedelta(days=9), SOON), Span(SOON, SOON)]
    assert [part("obligations.due", span=span) for span in spans] == [1, 0, 0]


def test_the_office_was_reminded_once_three_working_days_had_passed(house):
    a_period(house, YESTERDAY)
    for day in range(8):
        actions.run_due(later(day))
        actions.remind(later(day))

    assert [part("obligations.escalated", at=later(day)) for day in (1, 2)] == [0, 1]


def test_a_reminder_that_was_never_sent_did_not_go_up(house):
    a_period(house, YESTERDAY)

    assert part("obligations.escalated", at=later(9)) == 0


def test_each_unit_has_its_value_and_the_whole_is_their_sum(house):
    a_period(house, YESTERDAY)

    found = by_unit("obligations.overdue", house.college, house.office)

    assert {unit: value.part for unit, value in found.items()} == {house.college.pk: 1, house.office.pk: 0}
    assert part("obligations.overdue", house.office) == 0


def test_the_map_of_coverage_says_what_the_figure_says(house):
    a_period(house, YESTERDAY)
    met(house, a_period(house, date(2026, 9, 10)), at_time(9, 9))

    line = coverage(due_in_units(None, YEAR.first, YEAR.last), Unit.objects.all(), NOON.date())[0]

    assert (line.total.on_time, line.total.fallen_due) == (1, 2)
    assert of("obligations.coverage") == by_unit("obligations.coverage")[house.college.pk]
    assert (of("obligations.coverage").part, of("obligations.coverage").whole) == (1, 2)


def test_a_trend_tells_of_each_month_what_fell_due_in_it(house):
    a_period(house, YESTERDAY)
    met(house, a_period(house, date(2026, 9, 10)), at_time(9, 9))
    a_period(house, SOON)

    months = queries.trend(None, YEAR, NOON)

    assert [(month.first.month, value.part, value.whole) for month, value in months if value.whole] == [(9, 1, 2)]


def test_the_rows_are_those_that_were_counted(house):
    overdue, soon = a_period(house, YESTERDAY), a_period(house, SOON)

    assert rows("obligations.overdue") == [overdue]
    assert set(rows("obligations.due")) == {overdue, soon}
    assert rows("obligations.coverage") == [overdue]
    assert rows("obligations.due", house.office) == []
