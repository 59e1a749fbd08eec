"""A year in the life of a school: every figure equals a second count, and all happened that can. Source: 第十八条."""

import pytest
from django.core.management import CommandError, call_command
from tests.samples.year.conftest import ASKED
from tests.samples.year.recount import ALL, recounted

from gongkai.disclosures.rules.words import Stage, Verb
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.words import Measure
from gongkai.inspections.rules.words import FindingState
from gongkai.inspections.rules.words import Verb as FindingVerb
from gongkai.measures.vocabulary import Audience


def shown(value, figure):
    """Return what counts of a value: of a number itself, of shares and days also of how many they are taken."""
    if value is None:
        return None
    return value[0] if figure.measure is Measure.COUNT else value


def first_count(measured, units):
    found = {
        code: {unit: (one.part, one.whole) if one else None for unit, one in of.units.items()} | {ALL: of.total}
        for code, of in measured.items()
    }
    for code, each in found.items():
        each[ALL] = (each[ALL].part, each[ALL].whole) if each[ALL] else None
        for unit in units if ".outcome." not in code else ():
            each.setdefault(unit, (0, 0))
    return {code: {unit: shown(one, FIGURES[code]) for unit, one in each.items()} for code, each in found.items()}


def second_count(found, code, keys):
    kind = code.split(".")[1]
    hidden = found[f"hidden.{kind}"] if ".outcome." in code else {"units": False, ALL: False}
    values = {key: None if hidden[ALL if key == ALL else "units"] else found[code][key] for key in keys}
    return {key: shown(value, FIGURES[code]) for key, value in values.items()}


@pytest.mark.article(18)
@pytest.mark.parametrize("place", range(len(ASKED)))
def test_every_figure_equals_a_second_count_of_raw_rows(lived, place):
    units = [one["pk"] for one in lived.rows["units"]]
    found = recounted(lived.rows, *ASKED[place])
    first = first_count(lived.measured[place], units)

    assert first == {code: second_count(found, code, first[code]) for code in FIGURES}


def test_every_stage_step_audience_and_state_occurs(lived):
    shown = {audience for audience, state in lived.released if state == "live"}
    states = {state for _, state in lived.released}

    assert set(lived.stages) == set(Stage)
    assert set(lived.verbs) == set(Verb)
    assert shown == set(Audience)
    assert states == {"planned", "live", "suspended", "ended", "replaced", "withdrawn", "erased"}


def test_what_is_due_stands_in_every_way(lived):
    assert set(lived.due) == {"open", "met", "late", "deferred", "nothing_to_report", "moot"}


def test_letters_are_answered_late_transferred_urged_and_reopened(lived):
    asked = {"acknowledge", "assign", "return_once", "extend", "ask_supplement", "supplemented", "urge", "reopened",
             "ask_third_party", "hear_third_party", "send_answer_back", "approve_answer", "close", "merge"}  # fmt: skip

    assert asked - set(lived.letters) == set()


@pytest.mark.article(19)
def test_inspections_are_planned_called_off_and_closed_and_findings_go_every_way(lived):
    assert set(lived.inspections) == {"draft", "cancelled", "closed"}
    assert {FindingState.CLOSED, FindingState.DROPPED, FindingState.RECTIFYING} - set(lived.findings) == set()
    assert set(FindingVerb) - set(lived.steps) == set()


def test_a_database_in_use_is_refused_in_words(lived):
    assert lived.second == "数据库里已经有内容，没有模拟。请换一个空的数据库再模拟。"


@pytest.mark.django_db
def test_too_small_a_school_is_refused_in_words():
    with pytest.raises(CommandError, match=r"^至少要有6个单位、60件公开信息，一年里才会什么都发生。$"):
        call_command("sample", "year", units=5, skip_checks=True)
