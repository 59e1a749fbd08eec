"""The pages of an appraisal: for those who hold it, and for those who vote. Source: 第十八条."""

import re

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.appraisals import actions
from gongkai.appraisals.models import Appraisal
from gongkai.appraisals.rules.ballots import Ballot
from gongkai.briefings.models import Meeting
from tests.appraisals.making import AFTER, GOOD, LAST, TODAY, closed, opened, voted
from tests.factories import NOON, a_member, an_account

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]
CHOSEN = {f"grade_{number}": "good" for number in range(1, 5)}


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def signed_in(person):
    browser = Client()
    browser.force_login(person.accounts.first() or an_account(person))
    return browser


def of(appraisal, route="portal:inner_appraisal"):
    return reverse(route, args=[appraisal.public_id])


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def finished(house, six, *remarks):
    appraisal = opened(house)
    for number, person in enumerate(six):
        voted(appraisal, [person], ballot=Ballot(GOOD.grades, remarks[number] if number < len(remarks) else ""))
    return closed(appraisal)


def test_a_yearly_briefing_is_planned_as_one_and_told_as_one(house):
    said = {"unit": house.college.code, "title": "年度通报会", "starts_at": "2026-09-17 09:00", "place": "报告厅"}
    said |= {"chair": "书记", "audience": "public", "yearly": "2025"}
    browser = signed_in(house.head)
    browser.post(reverse("desk:meeting_new"), said)
    meeting = Meeting.objects.get()
    page = browser.get(reverse("desk:meeting", args=[meeting.public_id]))
    assert (meeting.yearly, "通报 2025 年度党务公开情况" in text_of(page)) == (2025, True)


def test_a_member_votes_and_is_told_that_he_has(house, six):
    appraisal, browser = opened(house), signed_in(six[0])
    before = text_of(browser.get(of(appraisal)))
    answer = browser.post(of(appraisal), {**CHOSEN, "remark": "很好"}, follow=True)
    assert ("投票，不记名" in before, "您已参加" in text_of(answer), "投票，不记名" in text_of(answer)) == (
        True,
        True,
        False,
    )


def test_no_message_is_left_in_his_session(house, six):
    appraisal, browser = opened(house), signed_in(six[0])
    before = list(Session.objects.values())
    browser.post(of(appraisal), CHOSEN)
    assert list(Session.objects.values()) == before


def test_what_is_missing_is_said_at_its_question_and_nothing_typed_is_lost(house, six):
    appraisal, browser = opened(house), signed_in(six[0])
    answer = browser.post(of(appraisal), {"grade_1": "poor", "remark": "请早点公布"})
    assert (answer.status_code, text_of(answer).count("请选择一项。")) == (200, 6)
    assert 'value="poor"' in answer.content.decode()
    assert re.search(r'value="poor"[^>]*checked', answer.content.decode())
    assert "请早点公布" in answer.content.decode()


def test_a_name_in_a_remark_is_said_there(house, six):
    answer = signed_in(six[0]).post(of(opened(house)), {**CHOSEN, "remark": f"问{six[1].name}"})
    assert "意见里写了本单位党员的姓名" in text_of(answer)


def test_a_second_ballot_is_not_taken(house, six):
    appraisal, browser = opened(house), signed_in(six[0])
    voted(appraisal, six)
    assert "您已参加" in text_of(browser.post(of(appraisal), CHOSEN))
    assert closed(appraisal).result["answers"] == 6


@pytest.mark.parametrize(
    ("role", "found"), [("member", 200), ("drafter", 404), ("head", 404), ("audit_admin", 404), ("elsewhere", 404)]
)
def test_whoever_may_not_vote_finds_no_page(house, six, role, found):
    people = {"member": six[0], "drafter": house.drafter, "head": house.head, "elsewhere": a_member(house.office)}
    browser = Client()
    account = an_account(a_member(house.college), "", role) if role == "audit_admin" else an_account(people[role])
    browser.force_login(account)
    assert browser.get(of(opened(house))).status_code == found


def test_members_find_it_from_the_inner_pages(house, six):
    appraisal, browser = opened(house), signed_in(six[0])
    home, page = (browser.get(reverse(name)).content.decode() for name in ("portal:inner", "portal:inner_appraisals"))
    assert (reverse("portal:inner_appraisals") in home, of(appraisal) in page, "等您评议" in page) == (True,) * 3


def test_the_result_shows_counts_and_from_five_on_remarks_sorted(house, six):
    appraisal = finished(house, six, *"edcba")
    page = text_of(signed_in(house.head).get(of(appraisal, "desk:appraisal")))
    assert "应参加 6 人，参加 6 人" in page
    assert "6 票（100%）" in page
    assert re.search(r"a +b +c +d +e", page)


def test_fewer_remarks_are_not_shown(house, six):
    page = text_of(signed_in(house.head).get(of(finished(house, six, *"edcb"), "desk:appraisal")))
    assert "写了意见的不足 5 人，不显示" in page


def test_below_five_answers_the_page_says_why_there_is_nothing(house, six):
    page = text_of(signed_in(house.head).get(of(finished(house, six[:4]), "desk:appraisal")))
    assert ("参加的不足 5 人，不显示结果" in page, "票（" in page) == (True, False)


@pytest.mark.parametrize(
    ("who", "reads"), [("head", True), ("clerk", True), ("approver", True), ("drafter", False), ("inspector", False)]
)
def test_the_head_and_the_office_read_the_result(house, six, who, reads):
    page = text_of(signed_in(getattr(house, who)).get(of(finished(house, six), "desk:appraisal")))
    assert ("应参加" in page) == reads


def test_while_it_is_open_nobody_reads_how_many_have_voted(house, six):
    appraisal = opened(house)
    empty = text_of(signed_in(house.approver).get(of(appraisal, "desk:appraisal")))
    voted(appraisal, six)
    assert text_of(signed_in(house.approver).get(of(appraisal, "desk:appraisal"))) == empty


def test_it_is_opened_called_off_and_made_known_from_its_pages(house, six):
    head = signed_in(house.head)
    said = {"unit": house.college.code, "year": 2026, "starts_on": TODAY, "ends_on": LAST, "reason": "会议推迟"}
    head.post(reverse("desk:appraisal_new"), said)
    appraisal = Appraisal.objects.get()
    signed_in(house.approver).post(of(appraisal, "desk:appraisal_call_off"), {"reason": "日期不对"})
    other = finished(house, six)
    head.post(of(other, "desk:appraisal_publish"))
    appraisal.refresh_from_db()
    other.refresh_from_db()
    assert (appraisal.state, appraisal.over_reason, other.published_by) == ("called_off", "日期不对", house.head)


def test_a_reason_against_opening_is_said_at_its_field_and_nothing_typed_is_lost(house, six):
    said = {"unit": house.college.code, "year": 2026, "starts_on": TODAY, "ends_on": LAST, "reason": ""}
    page = signed_in(house.head).post(reverse("desk:appraisal_new"), said).content.decode()
    assert ("还没有这一年的年度通报记录" in page, f'value="{LAST}"' in page) == (True, True)


def test_the_office_sets_the_questions(house):
    browser = signed_in(house.approver)
    browser.post(reverse("desk:appraisal_questions"), {"questions": "一\n\n二"})
    assert "一\n二" in browser.get(reverse("desk:appraisal_questions")).content.decode()


@pytest.mark.parametrize(("who", "shown"), [("approver", True), ("clerk", False), ("head", False)])
def test_the_way_to_the_questions_is_shown_to_whoever_sets_them(house, who, shown):
    page = signed_in(getattr(house, who)).get(reverse("desk:appraisals")).content.decode()
    assert (reverse("desk:appraisal_questions") in page) == shown


def test_members_see_what_was_made_known(house, six):
    appraisal = finished(house, six)
    actions.publish(appraisal, by=house.head, at=AFTER)
    assert "应参加 6 人，参加 6 人" in text_of(signed_in(six[0]).get(of(appraisal)))


@pytest.mark.parametrize(("who", "route"), [("head", "desk:appraisals"), ("member", "portal:inner_appraisals")])
def test_lists_ask_as_often_for_two_as_for_one(house, six, who, route):
    browser, counts = signed_in(six[0] if who == "member" else house.head), []
    for year in (2026, 2025):
        opened(house, year=year)
        browser.get(reverse(route))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(reverse(route)).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1


@pytest.mark.parametrize("route", ["desk:appraisal", "portal:inner_appraisal"])
def test_one_page_asks_as_often_for_six_votes_as_for_none(house, six, route):
    appraisal, counts = opened(house), []
    browser = signed_in(six[0] if route.startswith("portal") else house.head)
    for people in ([], six[1:3], six[3:]):
        voted(appraisal, people)
        browser.get(of(appraisal, route))
        with CaptureQueriesContext(connection) as asked:
            browser.get(of(appraisal, route))
        counts.append(len(asked))
    assert len(set(counts)) == 1
