"""The accounts given of a simulated year: every number in them equals the second count. Source: 第十八条."""

import math
from datetime import timedelta
from fractions import Fraction

import pytest
from tests.samples.year.reading import numbers, said, tables
from tests.samples.year.recount import ALL, recounted
from tests.samples.year.recount_beside import recounted_beside

from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.words import Better, Measure
from gongkai.measures.vocabulary import Audience
from gongkai.reports.rules.template import figures_of, told_by_unit
from gongkai.reports.rules.words import Group, Kind

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]
BESIDE = ("class.", "audience.", "channel.", "trend.", "findings.", "briefing.", "appraisal.", "accountability.")
FULL = 100 * 100
"""Of a hundred points, in hundredths."""


@pytest.fixture(scope="module")
def accounts(lived):
    return lived.accounts


@pytest.fixture(scope="module")
def counted(lived):
    """Give the second count of each report's days, as of the moment it was counted at, from the rows of the end.

    What is due counts by the day it has now: in this year no deferral of it ends after the reports.
    """
    reports = lived.accounts.reports
    return {unit: recounted(lived.rows, one.first, one.end, one.as_of) for unit, one in reports.items()}


@pytest.fixture(scope="module")
def scored(lived):
    """Give the second count of the days that were assessed, as of the moment they were measured at."""
    one = lived.accounts.assessed
    return recounted(lived.rows, one.first, one.last + timedelta(days=1), one.measured_at)


def lines(accounts):
    """Return what each unit got by each indicator that is worked out of a figure."""
    results = accounts.assessed.results
    return {(unit, line.name): line for unit, one in results.items() for line in one.lines if line.figure}


def told(code, value):
    """Return what counts of a value: of numbers how many, of shares and days also of how many."""
    if value is None or value[0] is None:
        return None
    return value[0] if FIGURES[code].measure is Measure.COUNT else tuple(value)


def second(found, code, unit):
    """Return a figure of the second count; too few answers are told of nobody whom they would give away.

    A unit that nobody wrote to has no answer that could.
    """
    key = ALL if unit is None else unit
    is_told = ".outcome." not in code or found["letters.received"][key] == (0, 0)
    hidden = not is_told and found[f"hidden.{code.split('.')[1]}"][ALL if unit is None else "units"]
    return None if hidden else found[code][key]


def points(line, weight, full, zero):
    """Work points out anew: a share of the weight, or where between two marks it lies; half a hundredth goes up."""
    figure = FIGURES[line.figure]
    if figure.measure is Measure.SHARE:
        counts = line.whole - line.part if figure.better is Better.FEWER else line.part
        share = Fraction(counts, line.whole)
    else:
        share = min(max(Fraction(line.part - zero, full - zero), Fraction(0)), Fraction(1))
    return Fraction(math.floor(share * weight * 100 + Fraction(1, 2)), 100)


def test_the_assessment_is_final_for_every_unit_but_that_of_the_office(lived, accounts):
    _office, *others = [one["pk"] for one in lived.rows["units"] if one["kind"] in {"department", "college"}]

    assert (accounts.assessed.state, set(accounts.assessed.results)) == ("frozen", set(others))


def test_every_score_is_worked_out_of_a_figure_that_equals_the_second_count(accounts, scored):
    first = {key: told(line.figure, (line.part, line.whole)) for key, line in lines(accounts).items()}

    assert first == {(unit, name): told(line.figure, scored[line.figure][unit]) for (unit, name), line
                     in lines(accounts).items()}  # fmt: skip


def test_points_follow_from_the_numbers_by_the_rule_of_the_scheme(accounts):
    marks = accounts.assessed.marks
    worked_out = {key: line for key, line in lines(accounts).items() if not line.reason}

    def anew(name, line):
        weight, _figure, full, zero = marks[name]
        return points(line, weight, full, zero)

    assert {key: Fraction(line.points) for key, line in worked_out.items()} == {
        (unit, name): anew(name, line) for (unit, name), line in worked_out.items()
    }


def test_beyond_the_marks_points_neither_rise_nor_fall(accounts):
    _weight, _figure, full, zero = accounts.assessed.marks["主动公开"]
    made_known = [line for (_unit, name), line in lines(accounts).items() if name == "主动公开"]

    assert {line.points for line in made_known if line.part > full} == {15}
    assert {line.points for line in made_known if line.part < zero} == {0}


def test_somebody_gives_points_and_says_why_where_there_was_nothing_to_count(accounts):
    by_hand = {key for key, line in lines(accounts).items() if line.reason}

    assert by_hand == {key for key, line in lines(accounts).items() if FIGURES[line.figure].measure is not Measure.COUNT
                       and line.whole == 0}  # fmt: skip
    assert by_hand != set()


def test_weights_add_to_a_hundred_and_points_to_the_result(accounts):
    results = accounts.assessed.results.values()

    assert sum(weight for weight, *_ in accounts.assessed.marks.values()) == 100
    assert [one.total for one in results] == [sum(line.points for line in one.lines) for one in results]


def test_units_object_and_only_an_objection_that_stands_changes_the_score(accounts):
    changed = [(name, answer, after - before) for name, answer, before, after in accounts.assessed.objections]

    assert changed == [("组织领导", "upheld", 1), ("按时公开", "rejected", 0)]


def test_every_unit_hands_its_report_in_and_the_school_keeps_its_own(lived, accounts):
    units = [one["pk"] for one in lived.rows["units"]]

    assert {unit: one.state for unit, one in accounts.reports.items()} == {
        **dict.fromkeys(units, "submitted"), None: "frozen"}  # fmt: skip


def test_every_figure_of_every_report_equals_the_second_count(accounts, counted):
    kept = {
        unit: {(code, of): told(code, (part, whole)) for code, of, part, whole in one.values}
        for unit, one in accounts.reports.items()
    }

    assert kept == {unit: {(code, of): told(code, second(counted[unit], code, of)) for code, of in each}
                    for unit, each in kept.items()}  # fmt: skip


def test_every_report_has_all_figures_of_its_template(lived, accounts):
    for unit, one in accounts.reports.items():
        kind = Kind.SCHOOL if unit is None else Kind.UNIT
        assert {code for code, of, *_ in one.values if of == unit} == set(figures_of(kind))
    by_unit = {code for code, of, *_ in accounts.reports[None].values if of is not None}
    assert by_unit == set(told_by_unit(Kind.SCHOOL))


def test_what_is_counted_beside_the_figures_equals_the_second_count(lived, accounts):
    def beside(one):
        return {code: (part, whole) for code, _unit, part, whole in one.counts if code.startswith(BESIDE)}

    assert {unit: beside(one) for unit, one in accounts.reports.items()} == {
        unit: recounted_beside(lived.rows, one.first, one.end, one.as_of, unit)
        for unit, one in accounts.reports.items()
    }


def test_reports_tell_the_final_result_of_the_assessment(accounts):
    results = accounts.assessed.results
    totals = {unit: ("assessment.total", unit, int(one.total * 100), FULL) for unit, one in results.items()}
    in_reports = {
        unit: [row for row in one.counts if row[0].startswith(f"{Group.ASSESSMENT}.")]
        for unit, one in accounts.reports.items()
    }

    assert sorted(in_reports.pop(None)) == sorted(totals.values())
    assert in_reports == {
        unit: [totals[unit], *of_lines(unit, results[unit])] if unit in results else [] for unit in in_reports
    }


def of_lines(unit, result):
    return [
        (f"assessment.line.{number:02}", unit, int(line.points * 100), line.weight * 100)
        for number, line in enumerate(result.lines, 1)
    ]


def test_the_numbers_on_every_page_equal_the_second_count(accounts, counted):
    for unit, one in accounts.reports.items():
        on_page = [row for caption, rows in tables(one.page) if caption == "主要数据" for row in rows]
        codes = figures_of(Kind.SCHOOL if unit is None else Kind.UNIT)

        assert {name: numbers(cells[0]) for name, cells in on_page} == {
            FIGURES[code].zh: said(second(counted[unit], code, unit), FIGURES[code].measure) for code in codes
        }


def test_the_schools_page_tells_of_every_unit(lived, accounts, counted):
    names = {one["pk"]: one["name"] for one in lived.rows["units"]}
    on_page = [rows for caption, rows in tables(accounts.reports[None].page) if caption == "各单位情况"]
    columns = [["disclosures.published"], ["obligations.coverage", "obligations.overdue"]]

    assert [{name: list(map(numbers, cells)) for name, cells in rows} for rows in on_page] == [
        {
            names[unit]: [said(counted[None][code][unit], FIGURES[code].measure) for code in codes]
            for unit in names
            if any(row[:2] == (codes[0], unit) for row in accounts.reports[None].values)
        }
        for codes in columns
    ]


def test_the_page_tells_what_is_counted_beside(lived, accounts):
    for unit, one in accounts.reports.items():
        found = recounted_beside(lived.rows, one.first, one.end, one.as_of, unit)
        on_page = {caption: [numbers(cells[0]) for _name, cells in rows] for caption, rows in tables(one.page)}

        plain = (Group.CLASS, Group.AUDIENCE, Group.CHANNEL, Group.FINDINGS, Group.BRIEFING, Group.ACCOUNTABILITY)
        for group in plain:
            parts = [part for code, (part, _whole) in found.items() if code.startswith(f"{group}.")]
            those = [[] if part is None else [part] for part in parts]
            assert sorted(on_page.get(group.zh, [])) == sorted(those)
        months = [said(value, Measure.SHARE) for code, value in found.items() if code.startswith("trend.")]
        assert on_page[Group.TREND.zh] == months


def test_units_that_were_not_assessed_say_that_there_was_nothing(accounts):
    silent = {unit for unit, one in accounts.reports.items() if "本年度没有这方面的内容。" in one.page}

    assert silent == set(accounts.reports) - set(accounts.assessed.results) - {None}


def test_the_schools_report_is_made_known_to_everybody_by_the_whole_procedure(accounts):
    verbs = [verb for verb, _by in accounts.steps]
    people = dict(accounts.steps)

    assert verbs == ["propose", "pass_secrecy", "pass_content", "approve", "publish"]
    assert len({people[verb] for verb in verbs[:4]}) == 4
    assert accounts.released == [(Audience.PUBLIC, "live")]


def test_what_was_kept_stays_though_letters_and_matters_go_on(lived, accounts, counted):
    school = accounts.reports[None]
    body = [row for caption, rows in tables(accounts.body) if caption == "主要数据" for row in rows]
    kept = {FIGURES[code].zh: part for code, unit, part, _ in school.values if unit is None}
    later = recounted(lived.rows, school.first, school.end, school.frozen_at + timedelta(days=15))

    assert any(step["on"] > school.frozen_at.date() for step in lived.rows["steps"])
    assert any(move["at"] > school.frozen_at for move in lived.rows["moves"])
    assert {name: next(iter(numbers(cells[0])), None) for name, cells in body} == kept
    assert {code: counted[None][code][ALL] for code in FIGURES} != {code: later[code][ALL] for code in FIGURES}
