"""From a number to points, and what a scheme must be like. Source: 第十八条."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.assessments.rules.scheme import ready_to_measure, typed_refusals
from gongkai.assessments.rules.scoring import Marks, rounded, score_of
from gongkai.assessments.rules.steps import STEPS, Standing, bars, open_verbs
from gongkai.assessments.rules.words import SchemeState, Verb
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.values import NOTHING, Value
from gongkai.measures.vocabulary import Role
from tests.assessments.making import A_SCHEME, GROUP, KNOWN, ON_TIME

pytestmark = pytest.mark.article(18)
ON_TIME_RATE, SENT_BACK = FIGURES["obligations.coverage"], FIGURES["steps.sent_back"]
KNOWN_COUNT, OVERDUE = FIGURES["disclosures.published"], FIGURES["obligations.overdue"]
WEIGHS_30 = Marks(30, None, None)


@pytest.mark.parametrize(
    ("figure", "marks", "value", "points"),
    [
        (ON_TIME_RATE, WEIGHS_30, Value(2, 3), "20.00"),
        (ON_TIME_RATE, WEIGHS_30, Value(1, 7), "4.29"),
        (SENT_BACK, WEIGHS_30, Value(1, 4), "22.50"),
        (KNOWN_COUNT, Marks(40, 10, 0), Value(5, 5), "20.00"),
        (KNOWN_COUNT, Marks(40, 10, 0), Value(99, 99), "40.00"),
        (KNOWN_COUNT, Marks(40, 10, 4), Value(3, 3), "0.00"),
        (OVERDUE, Marks(20, 0, 5), Value(1, 9), "16.00"),
        (OVERDUE, Marks(20, 0, 5), NOTHING, "20.00"),
    ],
)
def test_points_follow_the_rule_of_the_measure(figure, marks, value, points):
    assert score_of(figure, marks, value) == Decimal(points)


@pytest.mark.parametrize("value", [NOTHING, None])
def test_of_nothing_there_is_no_share_and_so_no_points(value):
    assert score_of(ON_TIME_RATE, WEIGHS_30, value) is None


def test_half_a_cent_is_rounded_up():
    assert [rounded(Fraction(1, 200)), rounded(Fraction(1, 201))] == [Decimal("0.01"), Decimal("0.00")]


@given(st.integers(1, 100), st.integers(0, 500), st.integers(1, 500))
def test_points_are_never_below_nothing_nor_above_the_weight(weight, part, more):
    points = score_of(ON_TIME_RATE, Marks(weight, None, None), Value(part, part + more))
    assert 0 <= points <= weight


@pytest.mark.parametrize(("weights", "said"), [((60, 40), []), ((60, 33), ["weights_short 7"]),
                                               ((60, 45), ["weights_over 5"])])  # fmt: skip
def test_weights_add_to_a_hundred_and_it_is_said_by_how_much_they_are_off(weights, said):
    found = ready_to_measure(weights, units=1, elsewhere=(), last=date(2025, 12, 31), on=date(2026, 1, 1))
    assert [f"{one.code} {one.about}" for one in found] == said


def test_days_that_are_not_over_and_no_units_are_refused():
    found = ready_to_measure((100,), units=0, elsewhere=("机械学院",), last=date(2026, 1, 1), on=date(2026, 1, 1))
    assert [one.code for one in found] == ["no_units", "days_not_over", "unit_elsewhere"]


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        (replace(KNOWN, full=None), "marks_missing"),
        (replace(KNOWN, full=3, zero=3), "marks_alike"),
        (replace(KNOWN, full=0, zero=3), "marks_wrong_way"),
        (replace(ON_TIME, full=3), "marks_not_asked"),
        (replace(KNOWN, figure="nothing"), "figure_missing"),
        (replace(GROUP, figure="obligations.due"), "figure_not_asked"),
        (replace(GROUP, weight=0), "weight_odd"),
        (replace(GROUP, name=" "), "indicator_unnamed"),
    ],
)
def test_an_indicator_must_be_one_that_can_be_worked_out(indicator, said):
    found = typed_refusals(replace(A_SCHEME, indicators=(GROUP, indicator)), known=frozenset(), told=lambda _: False)
    assert [(one.code, one.about) for one in found] == [(said, "2")]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "text_missing"), ({"year": 2030}, "year_odd"),
        ({"last": date(2025, 12, 31)}, "ends_before_it_starts"),
        ({"objection_days": 0}, "days_out_of_range"), ({"units": (1,)}, "unit_not_assessed"),
        ({"indicators": (GROUP,) * 21}, "too_many_indicators"),
    ],
)  # fmt: skip
def test_a_scheme_says_when_whom_and_by_what(changes, said):
    found = typed_refusals(replace(A_SCHEME, **changes), known=frozenset(), told=lambda _: False)
    assert said in [one.code for one in found]


@pytest.mark.parametrize("state", SchemeState)
@pytest.mark.parametrize("role", [Role.OFFICE_CLERK, Role.OFFICE_APPROVER, Role.INSPECTOR, Role.HEAD])
def test_the_table_shows_a_button_exactly_where_it_lets_through(state, role):
    standing = Standing(state, frozenset({role}))
    may = {verb for verb, step in STEPS.items() if role in step.roles and state in step.within}
    assert (open_verbs(standing), {verb for verb in Verb if not bars(verb, standing)}) == (may, may)
