"""Catalogues missing, filed late, adjusted again. Source: 第十三条."""

from datetime import date, timedelta

import pytest

from gongkai.catalogue.models import Version
from gongkai.figures.rules.spans import Span
from gongkai.figures.rules.values import Value
from gongkai.measures.vocabulary import UnitKind
from gongkai.orgs.models import Unit
from tests.factories import NOON, a_unit
from tests.figures.asking import at_time, by_unit, later, of, part, rows

pytestmark = [pytest.mark.article(13), pytest.mark.django_db]
LAST_YEAR = Span(date(2025, 1, 1), date(2026, 1, 1))


@pytest.fixture
def unit(house):
    """A college that has filed nothing yet."""
    return a_unit("材料学院党委", UnitKind.COLLEGE, house.school, starts_on=date(2024, 3, 1))


def a_version(unit, by, year, in_force_on, filed_at, *, number=1, state="superseded"):
    made = Version.objects.create(unit=unit, year=year, number=number, started_by=by, started_at=filed_at)
    filed = {"filed_by": by, "filed_at": filed_at, "in_force_on": in_force_on}
    Version.objects.filter(pk=made.pk).update(state=state, filing_number=f"备{made.pk}", **filed)
    return made


def test_units_without_a_catalogue_in_force_are_missing(house):
    assert of("filings.missing") == Value(2, 3)
    assert rows("filings.missing") == [house.school, house.office]
    assert by_unit("filings.missing", house.college) == {house.college.pk: Value(0, 1)}


def test_branches_need_no_catalogue_and_units_of_another_time_none_now(house, unit):
    a_unit("第一党支部", UnitKind.BRANCH, house.college)
    before = of("filings.missing")
    Unit.objects.filter(pk=unit.pk).update(ends_on=NOON.date() - timedelta(days=1))

    assert (before, of("filings.missing")) == (Value(3, 4), Value(2, 3))


@pytest.mark.parametrize(("in_force_on", "missing"), [(NOON.date(), 0), (NOON.date() + timedelta(days=1), 1)])
def test_what_is_filed_counts_from_the_day_it_is_in_force(house, unit, in_force_on, missing):
    a_version(unit, house.clerk, 2026, in_force_on, at_time(9, 1), state="filed")

    assert part("filings.missing", unit) == missing
    assert part("filings.missing", unit, at=at_time(8, 31)) == 1


def test_a_past_year_is_judged_on_its_last_day(house, unit):
    a_version(unit, house.clerk, 2026, date(2026, 1, 1), at_time(12, 20, year=2025))

    assert (part("filings.missing", unit, span=LAST_YEAR), part("filings.missing", unit)) == (1, 0)


@pytest.mark.parametrize(("filed_at", "late"), [(at_time(12, 31, 23, 59, 59, year=2025), 0), (at_time(1, 1, 0, 0), 1)])
def test_the_catalogue_of_a_year_is_late_once_the_year_has_begun(house, unit, filed_at, late):
    a_version(unit, house.clerk, 2026, date(2026, 1, 15), filed_at)

    assert part("filings.late", unit) == late


def test_adjusting_it_within_the_year_is_not_late(house, unit):
    a_version(unit, house.clerk, 2026, date(2026, 1, 1), at_time(12, 20, year=2025))
    a_version(unit, house.clerk, 2026, date(2026, 5, 1), at_time(4, 20), number=2)

    assert part("filings.late", unit) == 0


def test_a_unit_founded_within_the_year_is_not_late(house):
    fresh = a_unit("新学院党委", UnitKind.COLLEGE, house.school, starts_on=date(2026, 3, 1))
    a_version(fresh, house.clerk, 2026, date(2026, 4, 1), at_time(3, 20))

    assert part("filings.late", fresh) == 0


def test_the_second_adjustment_of_a_calendar_year_and_every_further_one_are_counted(house, unit):
    days = ((2026, date(2026, 1, 1)), (2026, date(2026, 3, 1)), (2026, date(2026, 6, 1)), (2026, date(2026, 9, 1)))
    made = [a_version(unit, house.clerk, year, day, at_time(1, 1), number=at) for at, (year, day) in enumerate(days, 1)]

    assert set(rows("catalogues.adjusted_again", unit)) == set(made[2:])
    assert part("catalogues.adjusted_again", unit, at=at_time(7, 1)) == 1


def test_an_ended_unit_keeps_its_figures(house, unit):
    a_version(unit, house.clerk, 2026, date(2026, 4, 1), at_time(3, 20))
    Unit.objects.filter(pk=unit.pk).update(ends_on=date(2026, 6, 30))

    assert by_unit("filings.late", unit, at=later(9)) == {unit.pk: Value(1, 1)}
