"""What was written into the register stays as it was written, and so does who looked at it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from gongkai.accountability import actions
from gongkai.accountability.models import Answer, Case, Evidence, KeptOut, Knower, Line, Look, Statement
from gongkai.accountability.rules.words import Looked
from tests.accountability.making import TODAY, closed, fresh
from tests.factories import NOON, a_person

LATER = TODAY + timedelta(days=9)
pytestmark = [pytest.mark.django_db, pytest.mark.article(20)]


@pytest.fixture
def case(town):
    made = closed(town)
    row = Knower(case=made, person=town.house.clerk, by=town.keeper, since=TODAY, until=TODAY, sealed=b"x")
    row.save()
    Knower.objects.filter(pk=row.pk).update(ended_on=TODAY, ended_by=town.keeper)
    actions.keep_look(made, Looked.PAGE, by=town.keeper, at=NOON)
    Answer.objects.create(hint="leaked/1", case=made, by=town.keeper, at=NOON)
    return made


def stays(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


@pytest.mark.parametrize("model", [Case, Evidence, Statement, KeptOut, Knower, Look, Line, Answer])
def test_nothing_of_it_is_deleted(case, model):
    stays(lambda: model.objects.all()._raw_delete("default"))


@pytest.mark.parametrize("model", [Evidence, Statement, Look, Line, Answer])
def test_no_row_that_is_only_added_is_changed(case, model):
    person = a_person()

    stays(lambda: model.objects.update(by=person) if model is not Look else model.objects.update(person=person))


@pytest.mark.parametrize("columns", [{"until": LATER}, {"ended_on": None, "ended_by": None}, {"sealed": b"y"}])
def test_that_somebody_was_on_the_list_stays(case, columns):
    stays(lambda: Knower.objects.update(**columns))


@pytest.mark.parametrize("columns", [{"stage": "opened"}, {"ground": "other"}, {"kind": "nothing"}, {"sealed": b"x"},
                                     {"person": None}, {"concerns_unit": True}, {"number": "1"}])  # fmt: skip
def test_a_case_that_is_closed_stays_as_it_is(case, columns):
    stays(lambda: Case.objects.filter(pk=case.pk).update(**columns))
    assert fresh(case).stage == "closed"


def test_a_case_over_has_its_kind_and_nobody_keeps_his_own(town, case):
    row = {name: getattr(case, name) for name in ("ground", "unit", "person", "keeper", "noted_at")}
    row |= {"concerns_unit": False, "key": b"", "sealed": b""}

    stays(lambda: Case.objects.create(number="a", stage="decided", **row))
    stays(lambda: Case.objects.create(number="b", **(row | {"keeper": case.person})))
    stays(lambda: Case.objects.create(number="c", **(row | {"person": None})))
    stays(lambda: Case.objects.create(number="d", stage="closed", kind="dropped", **row))
