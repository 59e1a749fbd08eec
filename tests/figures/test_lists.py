"""The list behind a figure holds as many rows as the figure says. Source: 第十九条."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Alarm, Correction, Stage
from gongkai.figures import queries
from gongkai.figures.rules.registry import FIGURES
from gongkai.mailbox.rules.words import Kind, Outcome, State
from gongkai.measures.vocabulary import UnitKind
from gongkai.obligations import actions
from tests.factories import a_unit, brought_to, proposed, take_on
from tests.figures.asking import YEAR, at_time, later
from tests.figures.test_catalogues import a_version
from tests.figures.test_letters import a_request
from tests.letters.making import a_letter
from tests.letters.making import brought_to as letter_brought_to
from tests.obligations.things import SOON, YESTERDAY, a_period

pytestmark = [pytest.mark.article(19), pytest.mark.django_db]
WHEN = later(60)


@pytest.fixture
def busy(house):
    """A house in which something of everything has happened."""
    matters(house)
    a_period(house, YESTERDAY)
    actions.state_nothing(a_period(house, SOON), "没有", by=house.head, at=later(1))
    for day in range(8):
        actions.remind(later(day))
    a_letter()
    letter_brought_to(State.ANSWERED, house, kind=Kind.SUGGESTION)
    a_request(house, house.college, Outcome.WITHHELD)
    unit = a_unit("材料学院党委", UnitKind.COLLEGE, house.school)
    for at, month in enumerate((2, 3, 4), 1):
        a_version(unit, house.clerk, 2026, date(2026, month, 1), at_time(1, 20), number=at)
    return house


def matters(house):
    first = brought_to(Stage.PUBLISHED, house)
    take_on(disclosures.correct(first, Correction.MINOR, "更正", by=house.drafter, at=later(1)), Stage.PUBLISHED, house)
    gone = brought_to(Stage.PUBLISHED, house)
    disclosures.suspend(gone, by=house.reviewer, at=later(1), alarm=Alarm.FALSE, reason="有误")
    disclosures.withdraw(gone, by=house.approver, at=later(2), reason="有误")
    back = brought_to(Stage.IN_REVIEW, house, title="王小明身份证号码11010519491231002X")
    disclosures.send_back(back, by=house.reviewer, at=later(1), reason="数字不对")
    proposed(back, house, at=later(2))
    for stage in (Stage.WITH_HEAD, Stage.APPROVED):
        brought_to(stage, house)


def test_every_list_is_as_long_as_its_figure_says(busy):
    """Of a share and of days it holds all that the number is taken of."""
    wrong = []
    for units in (None, [busy.college.pk], [busy.office.pk]):
        for code, one in queries.measured(FIGURES, units, YEAR, WHEN).items():
            listed = queries.rows(code, units, YEAR, WHEN).count()
            told = one.total and (one.total.whole if FIGURES[code].lists_whole else one.total.part)
            wrong += [(code, units, told, listed)] if told not in {None, listed} else []

    assert wrong == []


def test_all_together_are_the_whole_and_days_are_taken_of_all(busy):
    found, totals = queries.measured(FIGURES, None, YEAR, WHEN), queries.totals(FIGURES, None, YEAR, WHEN)
    sums = {code: sum(value.whole for value in one.units.values() if value) for code, one in found.items()}

    assert totals == {code: one.total for code, one in found.items()}
    assert {code: one.total.whole for code, one in found.items() if "letters" not in code} == {
        code: whole for code, whole in sums.items() if "letters" not in code}  # fmt: skip


def test_nearly_every_figure_has_something_to_count_here(busy):
    found = queries.totals(FIGURES, None, YEAR, WHEN)
    empty = {code for code, value in found.items() if value is not None and not value.whole}

    assert {code for code in empty if not code.startswith(("letters.", "steps."))} <= {"checks.let_stay"}


def cost(busy, *units):
    with CaptureQueriesContext(connection) as asked:
        queries.measured(FIGURES, [unit.pk for unit in units] or None, YEAR, WHEN)
    return len(asked)


def test_three_units_cost_no_more_questions_than_one(busy):
    one = cost(busy, busy.college)

    assert (cost(busy, busy.college, busy.office, busy.school), cost(busy)) == (one, one)


def test_a_figure_there_is_not_is_an_error(house):
    for ask in (queries.measured, queries.totals):
        with pytest.raises(KeyError):
            ask(["obligations.nothing"], None, YEAR, WHEN)
