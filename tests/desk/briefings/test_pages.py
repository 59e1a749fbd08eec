"""Briefing meetings and the calendar of releases, as the staff prepares them. Source: 第十四条、第十六条（四）."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.briefings.models import Meeting
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience, Channel, Role
from tests.briefings.making import AFTER, ASKED, announced, planned, recorded
from tests.desk.walking import complaints, cost
from tests.factories import NOON, a_post, a_unit, an_account, brought_to

pytestmark = [pytest.mark.article(14), pytest.mark.django_db]
LIST, NEW, CALENDAR = reverse("desk:meetings"), reverse("desk:meeting_new"), reverse("desk:releases")


def browser_of(person):
    client = Client()
    client.force_login(person.accounts.first() or an_account(person))
    return client


def at(meeting, name="meeting"):
    return reverse(f"desk:{name}", args=[meeting.public_id])


def typed(**changes):
    plain = {"unit": "JX", "title": "上半年通报会", "starts_at": "2026-09-17T09:00", "place": "报告厅", "chair": "书记",
             "audience": "public", "items": ""}  # fmt: skip
    return plain | changes


def numbered(house, **changes):
    revision = brought_to(Stage.PUBLISHED, house, **changes)
    revision.disclosure.refresh_from_db()
    return revision


def test_a_drafter_plans_a_meeting_and_the_head_announces_it(house):
    revision = numbered(house)
    browser_of(house.drafter).post(NEW, typed(items=revision.disclosure.index_no))
    meeting = Meeting.objects.get()
    browser_of(house.head).post(at(meeting, "meeting_announce"))
    meeting.refresh_from_db()

    assert (meeting.state, meeting.title, meeting.announced_by) == ("announced", "上半年通报会", house.head)
    assert [item.disclosure for item in meeting.items.all()] == [revision.disclosure]


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(house):
    page = browser_of(house.drafter).post(NEW, typed(items="DW-9", starts_at="明天"))

    assert complaints(page) == {
        "starts_at": ["时间要写成 2026-09-17 09:00 这样的日期和时间。"],
        "items": ["没有索引号是“DW-9”的公开信息。请核对。"]}  # fmt: skip
    assert page.context["form"]["title"].value() == "上半年通报会"


def test_what_reaches_fewer_than_are_invited_is_named_by_its_number(house):
    public = numbered(house)
    page = browser_of(house.drafter).post(NEW, typed(items=public.disclosure.index_no, audience="inner"))
    assert page.status_code == 302
    narrow = (RungDraft(audience=Audience.SPECIFIC, all_staff=True),)
    revision = numbered(house, rungs=narrow, narrower_reason="只对教职工")
    number = revision.disclosure.inner_index_no
    page = browser_of(house.drafter).post(NEW, typed(items=number))

    assert complaints(page) == {
        "items": [f"索引号 {number} 的信息没有向全部参会范围公开。请去掉它，或缩小参会范围。"]}  # fmt: skip


def test_a_plan_is_changed_until_it_is_announced(house):
    meeting, browser = planned(house), browser_of(house.drafter)
    browser.post(at(meeting, "meeting_change"), typed(title="新名称"))
    meeting.refresh_from_db()
    browser_of(house.head).post(at(meeting, "meeting_announce"))

    assert (meeting.title, browser.get(at(meeting, "meeting_change")).status_code) == ("新名称", 404)


def test_the_record_with_its_minutes_is_written_by_one_and_confirmed_by_another(house):
    meeting = announced(house)
    with time_machine.travel(AFTER, tick=False):
        upload = SimpleUploadedFile("纪要.txt", "纪要".encode())
        said = {"held_at": "2026-09-17T12:00", "attendance": "40", "questions": ASKED, "minutes": upload}
        browser_of(house.drafter).post(at(meeting, "meeting_record"), said)
        assert browser_of(house.drafter).get(at(meeting, "meeting_confirm")).status_code == 404
        browser_of(house.head).post(at(meeting, "meeting_confirm"))
    meeting.refresh_from_db()

    assert (meeting.state, meeting.attendance, meeting.questions.count(), meeting.minutes_name) == (
        "recorded", 40, 2, "纪要.txt")  # fmt: skip


def test_a_question_without_an_answer_is_said(house):
    meeting = announced(house)
    with time_machine.travel(AFTER, tick=False):
        said = {"held_at": "2026-09-17T12:00", "attendance": "40", "questions": "问：何时？"}
        page = browser_of(house.drafter).post(at(meeting, "meeting_record"), said)

    assert complaints(page) == {"questions": ["第 1 个问题没有写全。请写出问题和回答。"]}


def test_with_one_button_a_meeting_becomes_the_evidence_of_what_was_told_at_it(house):
    rungs = (RungDraft(audience=Audience.PUBLIC, channels=(Channel.PORTAL, Channel.BRIEFING)),)
    revision = brought_to(Stage.PUBLISHED, house, rungs=rungs)
    meeting = recorded(house, revision)
    release = Release.objects.get(channel="briefing")
    with time_machine.travel(AFTER, tick=False):
        browser = browser_of(house.drafter)
        assert str(release.public_id) in browser.get(at(meeting)).content.decode()
        browser.post(at(meeting, "meeting_evidence"), {"release": release.public_id})
    release.refresh_from_db()

    assert release.state == "live"


def test_the_sheet_holds_questions_and_answers(house):
    page = browser_of(house.clerk).get(at(recorded(house), "meeting_sheet")).content.decode()

    assert ("由谁负责？" in page, "学院党委。" in page) == (True, True)


def test_others_neither_open_nor_list_it(house):
    meeting, stranger = recorded(house), a_post(Role.HEAD, a_unit("材料学院党委"))
    statuses = [browser_of(stranger).get(at(meeting, name)).status_code for name in ("meeting", "meeting_minutes")]

    assert (statuses, browser_of(stranger).get(LIST).context["rows"]) == ([404, 404], [])


def test_lists_cost_the_same_with_one_and_with_three(house):
    announced(house)
    browser = browser_of(house.head)
    one = [cost(browser, page) for page in (LIST, f"{CALENDAR}?month=2026-09")]
    for _ in range(2):
        announced(house)

    assert [cost(browser, page) for page in (LIST, f"{CALENDAR}?month=2026-09")] == one


@pytest.mark.article(16, 4)
def test_a_month_shows_what_goes_live_what_ends_and_which_meetings_there_are(house):
    begins, ends = NOON + timedelta(days=2), NOON.date() + timedelta(days=9)
    brought_to(Stage.APPROVED, house, rungs=(RungDraft(audience=Audience.PUBLIC, starts_at=begins),))
    brought_to(Stage.PUBLISHED, house, rungs=(RungDraft(audience=Audience.PUBLIC, ends_on=ends),))
    announced(house)
    days = browser_of(house.drafter).get(CALENDAR).context["days"]

    assert [(day, [one.what for one in found]) for day, found in days] == [
        (date(2026, 9, 16), ["发布"]),
        (date(2026, 9, 17), ["通报会"]),
        (date(2026, 9, 23), ["公示期满，当天仍可看到"]),
    ]


@pytest.mark.article(16, 4)
def test_the_calendar_shows_each_his_own_and_the_office_all(house):
    begins = NOON + timedelta(days=2)
    brought_to(Stage.APPROVED, house, rungs=(RungDraft(audience=Audience.PUBLIC, starts_at=begins),))
    stranger = a_post(Role.HEAD, a_unit("材料学院党委"))
    shown = [len(browser_of(who).get(CALENDAR).context["days"]) for who in (stranger, house.clerk)]

    assert shown == [0, 1]


@pytest.mark.parametrize("odd", ["month=2026-13", "month=x", "month=0001-01", "month=9999-12"])
def test_a_month_that_cannot_be_read_is_this_one(house, odd):
    assert browser_of(house.head).get(f"{CALENDAR}?{odd}").context["first"] == date(2026, 9, 1)
