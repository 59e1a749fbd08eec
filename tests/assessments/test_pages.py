"""The pages of an assessment, for the office and for units. Source: 第十八条."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.assessments import actions
from gongkai.assessments.models import Objection, Scheme, Score
from gongkai.measures.vocabulary import Role, UnitKind
from tests.assessments.making import AFTER, OPENED, fresh, measured, objected, opened, planned, score_of
from tests.factories import a_post, a_unit, an_account

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]
A_FORM = {
    "lock": 0, "name": "年度考核", "year": 2026, "first": "2026-01-01", "last": "2026-09-13", "objection_days": 5,
    "units": ["JX"], "name_1": "按时公开", "weight_1": 60, "figure_1": "obligations.coverage", "name_2": "组织领导",
    "weight_2": 40,
}  # fmt: skip


@pytest.fixture(autouse=True)
def while_it_is_open():
    with time_machine.travel(OPENED, tick=False):
        yield


def signed_in(person):
    browser = Client()
    browser.force_login(person.accounts.first() or an_account(person))
    return browser


def to(name, one, *more):
    return reverse(f"desk:assessment{name}", args=[one.public_id, *more])


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def sheet_of(one):
    return one.sheets.get()


def test_the_office_draws_it_up_and_takes_it_to_the_units_from_its_pages(house):
    clerk, approver = signed_in(house.clerk), signed_in(house.approver)
    clerk.post(reverse("desk:assessment_new"), A_FORM)
    one = Scheme.objects.get()
    approver.post(to("_measure", one))
    for score in Score.objects.filter(points=None).select_related("indicator"):
        said = {f"points_{score.pk}": "12.5", f"reason_{score.pk}": "看了记录"}
        clerk.post(to("_give", one, score.indicator.position), said)
    approver.post(to("_open", one))
    assert (fresh(one).state, Score.objects.filter(points="12.5").count()) == ("open", 2)


def test_weights_that_are_off_are_said_before_anything_is_settled(house):
    signed_in(house.clerk).post(reverse("desk:assessment_new"), A_FORM | {"weight_2": 33})
    page = signed_in(house.approver).post(to("_measure", Scheme.objects.get()))
    assert "现在还差 7 分" in text_of(page)


def test_a_reason_against_an_indicator_stands_in_its_line_and_nothing_typed_is_lost(house):
    wrong = A_FORM | {"name_5": "主动公开", "weight_5": 1, "figure_5": "disclosures.published"}
    page = signed_in(house.clerk).post(reverse("desk:assessment_new"), wrong).content.decode()
    assert re.search(r'href="#id_full_5"[^>]*>[^<]*第 3 个指标按件数', page)
    assert 'value="年度考核"' in page


def test_a_refused_score_keeps_what_was_typed_of_the_others(house):
    other = a_unit("化工学院党委", UnitKind.COLLEGE, house.school)
    one = measured(house, units=(house.college.pk, other.pk))
    first, second = Score.objects.filter(sheet__scheme=one, indicator__name="组织领导").order_by("pk")
    said = {
        f"points_{first.pk}": "41",
        f"reason_{first.pk}": "甲",
        f"points_{second.pk}": "9",
        f"reason_{second.pk}": "乙",
    }
    page = signed_in(house.clerk).post(to("_give", one, 2), said).content.decode()
    assert ("得分要在 0 和这个指标的分值之间" in page, 'value="乙"' in page) == (True, True)
    assert Score.objects.filter(given_by=None, indicator__name="组织领导").count() == 2


def test_whoever_belongs_to_a_unit_is_not_offered_it(house):
    a_post(Role.DRAFTER, house.college, person=house.clerk)
    one = measured(house)
    assert signed_in(house.clerk).get(to("_give", one, 2)).status_code == 404
    assert signed_in(house.approver).get(to("_give", one, 2)).status_code == 200


def test_a_units_head_reads_its_sheet_with_the_rows_behind_and_objects(house):
    sheet = sheet_of(one := opened(house))
    head = signed_in(house.head)
    page = head.get(to("_sheet", sheet)).content.decode()
    assert "/desk/disclosures/?figure=disclosures.published&amp;from=2026-01-01" in page
    head.post(to("_object", sheet, 2), {"text": "漏了三次会议"})
    assert Objection.objects.get().score == score_of(one)
    assert "单位的异议：漏了三次会议" in text_of(head.get(to("_sheet", sheet)))


def test_the_office_answers_and_the_sheet_tells_what_it_was(house):
    objected(house, one := opened(house))
    sheet = sheet_of(one)
    said = {"decision": "upheld", "points_": "35", "reason_": "补看了记录"}
    signed_in(house.clerk).post(to("_answer", sheet, 2), said)
    page = text_of(signed_in(house.head).get(to("_sheet", sheet)))
    assert ("异议成立，原来得 30.00 分" in page, "35.00 / 40" in page) == (True, True)


def test_freezing_too_early_is_refused_by_name(house):
    objected(house, one := opened(house))
    page = text_of(signed_in(house.approver).post(to("_freeze", one)))
    assert ("异议期到" in page, "还有 1 条异议没有答复" in page) == (True, True)


def test_units_see_nothing_before_it_is_shown_and_the_office_all_along(house):
    sheet = sheet_of(one := measured(house))
    found = [signed_in(who).get(to("_sheet", sheet)).status_code for who in (house.head, house.clerk, house.inspector)]
    assert (found, signed_in(house.head).get(to("", one)).status_code) == ([404, 200, 200], 404)


def test_it_is_made_final_and_called_off_from_its_pages(house):
    one = opened(house)
    with time_machine.travel(AFTER, tick=False):
        signed_in(house.approver).post(to("_freeze", one))
    draft = planned(house)
    signed_in(house.approver).post(to("_call_off", draft), {"reason": "重复"})
    assert (fresh(one).state, fresh(draft).state) == ("frozen", "called_off")
    assert "总分 30.00 分" in text_of(signed_in(house.head).get(to("_sheet", sheet_of(one))))


@pytest.mark.parametrize(("who", "route"), [("clerk", "desk:assessments"), ("head", "desk:assessment_sheets")])
def test_lists_ask_as_often_for_three_as_for_one(house, who, route):
    browser, counts = signed_in(getattr(house, who)), []
    for _ in range(3):
        one = opened(house)
        browser.get(reverse(route))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(reverse(route)).status_code == 200
        counts.append(len(asked))
        actions.call_off(one, "再来", by=house.approver, at=OPENED)
    assert counts[0] == counts[2]


@pytest.mark.parametrize("name", ["", "_sheet", "_give"])
def test_one_page_asks_as_often_for_three_units_as_for_one(house, name):
    browser, counts = signed_in(house.clerk), []
    more = [a_unit(f"{each}学院党委", UnitKind.COLLEGE, house.school).pk for each in "甲乙"]
    for units in ((house.college.pk,), (house.college.pk, *more)):
        one = measured(house, units=units)
        address = to(name, one.sheets.first()) if name == "_sheet" else to(name, one, *([2] if name else []))
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        counts.append(len(asked))
        actions.call_off(one, "再来", by=house.approver, at=OPENED)
    assert len(set(counts)) == 1
