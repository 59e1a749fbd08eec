"""Spans of days, numbers made of counts, the list of figures, and who sees which. Source: 第十八条."""

from datetime import date, datetime

import pytest

from gongkai.disclosures.rules.words import Stage
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.registry.letters import ASKED
from gongkai.figures.rules.registry.steps import STAGES
from gongkai.figures.rules.spans import Span, moment_a_year_before, span_called, spans_at_hand
from gongkai.figures.rules.values import Taken, Value, longest, median
from gongkai.figures.rules.viewing import Looking, sight_of
from gongkai.figures.rules.words import Measure
from gongkai.mailbox.rules.words import Kind
from gongkai.measures.vocabulary import Administration, Role
from tests.factories import NOON

pytestmark = pytest.mark.article(18)


@pytest.mark.parametrize(("key", "first", "last"), [
    ("2026Y", date(2026, 1, 1), date(2026, 12, 31)),
    ("2025S", date(2025, 9, 1), date(2026, 8, 31)),
    ("2026Q1", date(2026, 1, 1), date(2026, 3, 31)),
    ("2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
])  # fmt: skip
def test_a_key_names_days_that_end_where_the_next_begins(key, first, last):
    span = span_called(key).span

    assert (span.first, span.last, span.end) == (first, last, date.fromordinal(last.toordinal() + 1))


@pytest.mark.parametrize(
    "odd", ["", "2026", "2026X", "2026Q5", "2026Q", "2026Y1", "0000Y", "20Y", "２０２６Y", "2100Y"]
)
def test_what_names_no_span_is_none(odd):
    assert span_called(odd) is None


def test_spans_to_choose_from_have_begun_and_come_newest_first():
    keys = [one.key for one in spans_at_hand(date(2026, 2, 3), 2)]

    assert keys == ["2026Y", "2025Y", "2025S", "2024S", "2026Q1", "2025Q4"]
    assert [one.key for one in spans_at_hand(date(2026, 9, 1), 1)] == ["2026Y", "2026S", "2026Q3"]


def test_a_span_falls_into_its_calendar_months():
    months = Span(date(2025, 12, 15), date(2026, 2, 2)).months()

    assert months == [
        Span(date(2025, 12, 15), date(2026, 1, 1)),
        Span(date(2026, 1, 1), date(2026, 2, 1)),
        Span(date(2026, 2, 1), date(2026, 2, 2)),
    ]
    assert [len(span_called(key).span.months()) for key in ("2026Y", "2025S", "2026Q3")] == [12, 12, 3]


def test_a_year_before_the_last_of_february_is_the_28th():
    assert Span(date(2024, 2, 29), date(2025, 3, 1)).year_before() == Span(date(2023, 2, 28), date(2024, 3, 1))
    assert moment_a_year_before(NOON) == NOON.replace(year=2025)
    assert moment_a_year_before(datetime(2024, 2, 29, 8, tzinfo=NOON.tzinfo)).date() == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(0, 0, None), (0, 3, 0), (2, 3, 66), (199, 200, 99), (3, 3, 100)]
)
def test_percent_is_rounded_down(part, whole, percent):
    assert Value(part, whole).percent == percent


@pytest.mark.parametrize(("days", "half"), [([], 0), ([4], 4), ([1, 9], 1), ([1, 2, 9], 2), ([0, 0, 5, 7], 0)])
def test_half_of_all_needed_at_most_the_median(days, half):
    taken = [Taken(one, 1) for one in days]

    assert (median(taken), longest(taken)) == (half, max(days, default=0))


def test_what_was_needed_often_weighs_often():
    assert median([Taken(1, 1), Taken(6, 4)]) == 6


def test_every_figure_says_in_both_languages_what_it_counts():
    assert [
        one.code for one in FIGURES.values() if not (one.sentence_zh and one.sentence_en and one.zh and one.en)
    ] == []
    assert [code for code, one in FIGURES.items() if code != one.code] == []
    assert len({one.zh for one in FIGURES.values()}) == len(FIGURES)


def test_reports_of_wrongdoing_are_in_no_figure():
    assert [code for code, asked in ASKED.items() if asked.kind is Kind.REPORT] == []
    assert [code for code in FIGURES if "report" in code] == []


def test_time_is_told_of_every_step_in_which_a_matter_may_lie():
    assert STAGES == (Stage.DRAFT, Stage.IN_REVIEW, Stage.WITH_HEAD, Stage.WITH_OFFICE, Stage.APPROVED)
    days = [code for code, one in FIGURES.items() if one.measure is Measure.DAYS]
    assert len(days) == 2 * len(STAGES)


def looking(*posts, seat=False, administration=""):
    return sight_of(Looking(frozenset(posts), seat, administration))


@pytest.mark.parametrize(("role", "whole", "rows", "letters"), [
    (Role.OFFICE_CLERK, True, True, True),
    (Role.OFFICE_APPROVER, True, True, True),
    (Role.INSPECTOR, True, True, False),
    (Role.HEAD, False, False, False),
    (Role.DRAFTER, False, False, False),
    (Role.SPOKESPERSON, False, False, False),
])  # fmt: skip
@pytest.mark.article(6)
def test_office_and_inspectors_see_the_school_and_what_they_may_read_of_it(role, whole, rows, letters):
    seen = looking((role, 7))

    assert (seen.is_whole, seen.sees_all_rows, seen.sees_all_letters) == (whole, rows, letters)


@pytest.mark.article(7)
def test_a_head_sees_his_own_units_and_their_rows_alone():
    seen = looking((Role.HEAD, 7), (Role.DRAFTER, 8))

    assert (seen.units, seen.is_nothing) == (frozenset({7}), False)
    asked = [frozenset({7}), frozenset({8}), frozenset({7, 8}), frozenset(), None]
    assert [seen.sees_rows(units) for units in asked] == [True, False, False, False, False]
    assert [seen.sees_letters(units) for units in asked] == [True, False, False, False, False]


@pytest.mark.article(6)
def test_the_leading_group_and_the_audit_see_numbers_of_the_school_without_their_rows():
    for seen in (looking((Role.DRAFTER, 7), seat=True), looking(administration=Administration.AUDIT)):
        assert (seen.is_whole, seen.sees_rows(None), seen.sees_letters(None)) == (True, False, False)


def test_others_see_nothing():
    others = [looking((Role.DRAFTER, 7)), looking(), looking(administration=Administration.SYSTEM)]

    assert [seen.is_nothing for seen in others] == [True, True, True]
