"""What two people decided nobody changes, not even past the program."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Administration
from gongkai.restructuring import actions
from gongkai.restructuring.models import Reorganisation
from gongkai.restructuring.rules import Kind, PlanState
from tests.factories import NOON, a_house, a_person, a_post, a_unit, an_account

MAY_1 = date(2027, 5, 1)
pytestmark = pytest.mark.django_db


def system():
    person = a_person("黎昕")
    an_account(person, administration=Administration.SYSTEM)
    return person


def a_plan(house, *, by=None):
    other = a_unit(parent=house.school, code="CL")
    said = {"takes_effect_on": MAY_1, "basis": "校党字9号", "by": by or system(), "at": NOON}
    return actions.draw_up(Kind.MERGE, [house.college], other, **said)


def refusals(attempt):
    with pytest.raises(Refused) as refused:
        attempt()
    return [refusal.code for refusal in refused.value.refusals]


@pytest.mark.parametrize("change", [{"basis": "别的"}, {"takes_effect_on": MAY_1.replace(day=2)}, {"state": "drafted"}])
def test_a_confirmed_plan_stays_as_it_is(change):
    house = a_house()
    plan = a_plan(house)
    Reorganisation.objects.filter(pk=plan.pk).update(basis="校党字10号")
    actions.confirm(plan, by=house.approver, at=NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        Reorganisation.objects.filter(pk=plan.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.ending.add(house.office)
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.ending.clear()


def test_only_the_office_approver_confirms_and_never_what_he_drew_up():
    house = a_house()
    plan = a_plan(house)

    assert refusals(lambda: actions.confirm(plan, by=house.clerk, at=NOON)) == ["not_yours_to_manage"]
    actions.confirm(plan, by=house.approver, at=NOON)
    assert refusals(lambda: actions.confirm(plan, by=house.approver, at=NOON))[0] == "plan_moved_on"


def test_whoever_is_both_does_not_confirm_his_own_plan():
    house, both = a_house(), system()
    a_post("office_approver", house.office, both)
    plan = a_plan(house, by=both)

    assert refusals(lambda: actions.confirm(plan, by=both, at=NOON)) == ["drafted_it_himself"]


def test_a_unit_is_in_one_open_plan_at_a_time_and_free_again_when_it_is_called_off():
    house = a_house()
    plan, other = a_plan(house), a_unit(parent=house.school, code="WL")
    again = {"takes_effect_on": MAY_1, "basis": "文", "by": system(), "at": NOON}
    assert refusals(lambda: actions.draw_up(Kind.MERGE, [house.college], other, **again)) == ["unit_in_other_plan"]

    actions.call_off(plan, by=house.approver, at=NOON)

    assert plan.state == PlanState.CALLED_OFF
    assert actions.draw_up(Kind.MERGE, [house.college], other, **again).state == PlanState.DRAFTED
    assert refusals(lambda: actions.call_off(plan, by=house.approver, at=NOON)) == ["plan_moved_on"]
