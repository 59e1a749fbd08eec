"""What the school decides where the Measures leave it room. Source: 第二十一条."""

import pytest
from django.urls import reverse

from gongkai.measures.refusal import Refused
from gongkai.policy import actions, queries
from gongkai.policy.models import Decision
from gongkai.policy.rules import Choice
from tests.desk.walking import cost, signed_in
from tests.factories import NOON, a_house

pytestmark = [pytest.mark.article(21), pytest.mark.django_db]
PAGE = reverse("desk:policy")


@pytest.fixture
def house(db):
    return a_house()


def decide(house, *, is_on=True, by=None):
    return actions.decide(Choice.LIST_OVERDUE, is_on=is_on, by=by or house.approver, at=NOON)


def refused(act):
    with pytest.raises(Refused) as why:
        act()
    return [refusal.code for refusal in why.value.refusals]


def test_before_anybody_has_decided_nothing_is_told(house):
    assert queries.decided(Choice.LIST_OVERDUE) is False


def test_the_newest_decision_holds_and_all_stay_on_record(house):
    decide(house)
    assert queries.decided(Choice.LIST_OVERDUE) is True
    decide(house, is_on=False)

    assert queries.decided(Choice.LIST_OVERDUE) is False
    assert list(Decision.objects.order_by("pk").values_list("is_on", "by")) == [
        (True, house.approver.pk), (False, house.approver.pk)]  # fmt: skip


def test_the_offices_approver_alone_decides_and_only_what_is_not_so_yet(house):
    assert refused(lambda: decide(house, is_on=False, by=house.clerk)) == ["not_your_task", "decided_already"]


def test_the_page_decides_for_the_approver_and_only_tells_the_clerk(house):
    signed_in(house.approver).post(PAGE, {"choice": "list_overdue", "is_on": "yes"})

    page = signed_in(house.clerk).get(PAGE)
    assert (page.context["rows"][0].is_on, page.context["may_decide"]) == (True, False)
    assert signed_in(house.head).get(PAGE).status_code == 404


def test_the_page_costs_the_same_after_three_decisions_as_after_one(house):
    browser = signed_in(house.clerk)
    decide(house)
    one = cost(browser, PAGE)
    decide(house, is_on=False)
    decide(house)

    assert cost(browser, PAGE) == one
