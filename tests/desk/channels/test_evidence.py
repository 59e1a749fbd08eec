"""Proving what was told on paper or aloud, on the pages with which people do it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.channels import actions
from gongkai.channels.models import Evidence, EvidenceFile, Recall
from gongkai.disclosures import actions as disclosures
from gongkai.measures.vocabulary import Audience, Channel
from tests.channels.things import TODAY, a_picture, board, on_a_board, proved
from tests.desk.walking import complaints, cost
from tests.factories import NOON, an_account

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]
LIST = reverse("desk:channels")


def browser_of(person):
    client = Client()
    client.force_login(person.accounts.first() or an_account(person))
    return client


def at(name, thing):
    return reverse(f"desk:{name}", args=[thing.public_id])


def a_photo(name="公告栏.jpg"):
    return SimpleUploadedFile(name, a_picture(), "image/jpeg")


def said(**more):
    return {"place": "行政楼一层", "from_on": "2026-09-14", "photos": [a_photo()], **more}


def words(page):
    return [(one.where, one.words) for one in page.context["forms"]]


def test_the_page_of_a_matter_says_which_form_waits_and_leads_to_it(house):
    revision = on_a_board(house)

    page = browser_of(house.drafter).get(at("disclosure", revision.disclosure))

    assert words(page) == [("向社会公开：学校门户网站", "已公开"), ("向社会公开：公告栏", "待补充凭证")]
    assert at("evidence", board()) in page.content.decode()


def test_a_photograph_with_its_place_and_day_proves_it(house):
    revision = on_a_board(house)
    browser = browser_of(house.drafter)

    answer = browser.post(at("evidence", board()), said())

    assert answer.url == at("disclosure", revision.disclosure)
    assert (board().state, EvidenceFile.objects.get().name) == ("live", "公告栏.jpg")
    assert words(browser.get(answer.url))[1] == ("向社会公开：公告栏", "已公开")


def test_what_is_missing_is_said_at_its_field_and_the_photograph_is_not_lost(house):
    on_a_board(house)
    browser = browser_of(house.drafter)

    page = browser.post(at("evidence", board()), said(place="", from_on="2026-09-10"))
    again = browser.post(at("evidence", board()), said(photos=[]))

    assert complaints(page) == {"place": ["请写公告栏的位置。"]}
    assert [name for _stored, name in page.context["kept"]] == ["公告栏.jpg"]
    assert (again.status_code, EvidenceFile.objects.count()) == (302, 1)


def test_an_impossible_day_and_a_missing_photograph_are_said_together(house):
    on_a_board(house)

    page = browser_of(house.drafter).post(at("evidence", board()), said(from_on="2026-09-10", photos=[]))

    assert complaints(page) == {
        "from_on": ["日期早于审批通过的日期。先审批后公开，请核对日期。"],
        "photos": ["请至少上传一张照片或一页扫描件，作为公开的凭证。"],
    }


@pytest.mark.parametrize(
    ("upload", "why"),
    [
        (("名单.xlsx", b"PK"), "凭证只收照片和扫描件：jpg、png 或 pdf。请换一个文件。"),
        (("照片.jpg", b"no picture"), "文件内容与后缀不符。请用原来的程序另存后再传，不要只改后缀。"),
    ],
)
def test_what_is_no_picture_is_not_taken(house, upload, why):
    on_a_board(house)

    page = browser_of(house.drafter).post(at("evidence", board()), said(photos=[SimpleUploadedFile(*upload)]))

    assert (complaints(page), Evidence.objects.count()) == ({"photos": [why]}, 0)


def test_a_photograph_may_be_taken_out_again_and_the_words_stay(house):
    on_a_board(house)
    browser = browser_of(house.drafter)
    page = browser.post(at("evidence", board()), said(place=""))
    digest = page.context["kept"][0][0].digest

    page = browser.post(at("evidence", board()), {"drop": digest, "place": "图书馆", "from_on": "2026-09-14"})

    assert (page.context["kept"], page.context["form"].initial["place"]) == ([], "图书馆")
    assert (page.context["form"].errors, Evidence.objects.count()) == ({}, 0)


@pytest.mark.parametrize("who", ["reviewer", "clerk", "inspector"])
def test_to_those_who_do_not_carry_out_the_page_does_not_exist(house, who):
    on_a_board(house)

    assert browser_of(getattr(house, who)).get(at("evidence", board())).status_code == 404


def test_only_those_who_may_open_the_matter_see_a_photograph(house):
    on_a_board(house)
    file = proved(house).files.get()
    answers = [browser_of(getattr(house, who)).get(at("evidence_file", file)) for who in ("drafter", "reviewer")]

    assert [answer.getvalue()[:2] for answer in answers] == [b"\xff\xd8"] * 2
    assert Client().get(at("evidence_file", file)).status_code == 302


def test_what_was_entered_days_later_says_so(house):
    revision = on_a_board(house)
    proved(house, at=NOON + timedelta(days=3))

    page = browser_of(house.drafter).get(at("disclosure", revision.disclosure))

    assert page.context["forms"][1].late == "3 天后补登"


def a_recall(house):
    revision = on_a_board(house)
    proved(house)
    disclosures.withdraw(revision, by=house.approver, at=NOON, reason="有误")
    actions.run_due(NOON)
    return Recall.objects.get()


@pytest.mark.article(8)
def test_what_came_down_is_said_with_its_day(house):
    recall = a_recall(house)
    browser = browser_of(house.head)
    sent = {"done_on": "2026-09-14", "note": "已揭下", "photos": [a_photo("空栏.jpg")]}

    answer = browser.post(at("take_down", recall), sent)

    recall.refresh_from_db()
    assert (recall.done_on, recall.note, recall.proof_name) == (TODAY, "已揭下", "空栏.jpg")
    assert words(browser.get(answer.url))[1] == ("向社会公开：公告栏", "已撤下")
    assert browser.get(at("take_down", recall)).status_code == 404


@pytest.mark.article(8)
def test_a_day_before_it_hung_is_refused_at_its_field(house):
    page = browser_of(house.head).post(at("take_down", a_recall(house)), {"done_on": "2026-09-01"})

    assert complaints(page) == {"done_on": ["撤下日期早于公开日期。请核对。"]}


def test_the_list_tells_the_unit_and_the_office_what_waits(house):
    a_recall(house)
    on_a_board(house, title="另一件")
    counts = {}
    for who in ("drafter", "clerk"):
        page = browser_of(getattr(house, who)).get(LIST)
        counts[who] = [(len(page.context[name]), page.context[name][0][-1]) for name in ("awaited", "recalls")]

    assert counts == {"drafter": [(1, True), (1, True)], "clerk": [(1, False), (1, False)]}


def test_the_list_costs_the_same_for_three_as_for_one(house):
    browser = browser_of(house.drafter)
    on_a_board(house)
    one = cost(browser, LIST)
    on_a_board(house, title="第二件")
    on_a_board(house, title="第三件")

    assert (one, cost(browser, LIST)) == (15, 15)


def test_three_forms_cost_the_page_of_a_matter_no_more_than_one(house):
    one = on_a_board(house)
    several = on_a_board(house, title="第二件", channels=(Channel.NOTICE_BOARD, Channel.RADIO, Channel.NEWSPAPER))
    for release in several.disclosure.releases.filter(state="planned"):
        proved(house, release=release)
    proved(house, release=one.disclosure.releases.get(state="planned"))
    browser = browser_of(house.drafter)
    pages = [cost(browser, at("disclosure", revision.disclosure)) for revision in (one, several)]

    assert pages[0] == pages[1]


def test_inner_meetings_are_proved_as_well(house):
    on_a_board(house, channels=(Channel.MEETING,), audience=Audience.INNER)
    meeting = house.college.disclosures.get().releases.get(channel=Channel.MEETING)

    page = browser_of(house.drafter).get(at("evidence", meeting))

    assert page.context["form"].fields["place"].label == "会议名称和地点"
    assert "until_on" not in page.context["form"].fields
