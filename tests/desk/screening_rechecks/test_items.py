"""The page of what was found late in one disclosure, the report, what they cost, and who does not find them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.disclosures import actions
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Administration
from gongkai.scanner.finding import Severity
from gongkai.screening.models import WordList
from tests.desk.walking import at, complaints, cost, signed_in
from tests.factories import a_person, brought_to
from tests.rechecks import SETTLED, TITLE, erase, found_late, item, published, rechecked, suspend, words

pytestmark = pytest.mark.django_db
STAYS = "公开的项目名称"
OVERTAKEN = "您打开这一页以后，别人已经办理或改过这件事。请先看现在的样子，再决定怎么办。"
LIST = "/desk/rechecks/"
PAGES = ("recheck", "recheck_report")


@pytest.fixture
def office(house):
    return signed_in(house.clerk)


def of(recheck, page="recheck"):
    return reverse(f"desk:{page}", args=[recheck.public_id])


def page_of(late):
    return reverse("desk:recheck_item", args=[late.public_id])


def links(response):
    return [link.split('"', 1)[0] for link in response.content.decode().split('href="')]


def has_form(response):
    return 'name="reason"' in response.content.decode()


# One disclosure


def test_an_item_shows_masked_what_was_found_and_the_ways_to_go(house, office):
    late = found_late(house)
    page = office.get(page_of(late))

    assert [(one.place, one.value, one.mark) for one in page.context["late"].findings] == [("标题", "红***", "")]
    assert {at("suspend", late.revision), f"{at('disclosure', late.revision)}?r=1"} <= set(links(page))


def test_what_is_only_on_its_way_cannot_be_suspended(house, office):
    brought_to(Stage.IN_REVIEW, house, title=TITLE)
    words(house, "红楼项目")
    rechecked()
    page = office.get(page_of(item()))

    assert (at("suspend", item().revision) in links(page), has_form(page)) == (False, True)


def test_the_office_lets_it_stay(house, office):
    late = found_late(house)
    answer = office.post(page_of(late), {"reason": STAYS}, follow=True)

    assert answer.redirect_chain == [(of(late.recheck), 302)]
    assert [str(one) for one in answer.context["messages"]] == ["已记下：可以保留。"]
    assert (item().reason, item().by) == (STAYS, house.clerk)


@pytest.mark.parametrize(
    ("reason", "complaint"),
    [
        ("　", "请写明为什么可以保留。"),
        ("因" * 201, "可以保留的原因最多 200 字，现在 201 字。请写短一些。"),
    ],
)
def test_a_reason_that_will_not_do_is_said_and_kept(house, office, reason, complaint):
    late = found_late(house)
    page = office.post(page_of(late), {"reason": reason})

    assert (complaints(page), page.context["form"]["reason"].value()) == ({"reason": [complaint]}, reason)
    assert item().at is None


def test_who_decides_after_somebody_else_is_told_and_keeps_his_words(house, office):
    late = found_late(house)
    actions.let_stay(late, STAYS, by=house.approver, at=SETTLED)
    page = office.post(page_of(late), {"reason": "我核对过了"})
    text = page.content.decode()

    assert (page.status_code, complaints(page), has_form(page)) == (409, {"__all__": [OVERTAKEN]}, False)
    assert [one in text for one in (STAYS, house.approver.name, "我核对过了")] == [True, True, True]


def test_what_was_found_again_leads_to_where_it_is_decided(house, office):
    late = found_late(house)
    words(house, "红楼项目", "别的词", row=WordList.objects.get(), at=SETTLED)
    rechecked(SETTLED.replace(hour=14))
    page = office.get(page_of(late))

    assert (page_of(item()) in links(page), has_form(page)) == (True, False)


@pytest.mark.parametrize(("act", "comes_back"), [(suspend, True), (erase, False)])
def test_what_is_down_asks_nothing(house, office, act, comes_back):
    late = found_late(house)
    act(house, late.revision)
    page = office.get(page_of(late))

    assert (has_form(page), "恢复公开以后，会重新列为待处理。" in page.content.decode()) == (False, comes_back)


def test_of_what_was_erased_no_page_shows_words(house, office):
    late = found_late(house)
    erase(house, late.revision)
    pages = [office.get(page_of(late)), *(office.get(of(late.recheck, page), {"show": "all"}) for page in PAGES)]
    text = "".join(page.content.decode() for page in pages)

    assert (TITLE in text, "红***" in text, text.count("已清除的信息（索引号 DW-JX-2026-00001）") > 0) == (
        False,
        False,
        True,
    )


# The report


def test_the_report_counts_by_severity_and_kind_and_tells_each_decision(house, office):
    published(house, TITLE, "红楼项目二")
    published(house, "红楼项目三", body="<p>红楼项目，蓝楼项目。</p>")
    words(house, "红楼项目")
    words(house, "蓝楼项目", severity=Severity.MUST)
    recheck = rechecked()
    actions.let_stay(recheck.items.first(), STAYS, by=house.clerk, at=SETTLED)
    page = office.get(of(recheck, "recheck_report"))

    assert [(one.severity, one.kind, one.times, one.items) for one in page.context["tallies"]] == [
        ("必须处理", "学校词表", 1, 1),
        ("需要确认", "学校词表", 4, 3),
    ]
    assert page.context["decisions"] == [("待处理", 2), ("可以保留", 1)]
    assert [one in page.content.decode() for one in (STAYS, recheck.rules, "蓝楼项目")] == [True, True, False]


# What it costs, and for whom


def costs(office, recheck):
    every = [LIST, f"{of(recheck)}?show=all", of(recheck), of(recheck, "recheck_report")]
    return [cost(office, url) for url in (*every, page_of(recheck.items.last()))]


def test_every_page_costs_the_same_with_one_item_and_with_three(house, office):
    published(house, "红楼项目一")
    row = words(house, "红楼项目")
    few = costs(office, rechecked())
    published(house, "红楼项目二", "红楼项目三")
    words(house, "红楼", row=row, at=SETTLED)
    again = rechecked(SETTLED + timedelta(minutes=5))

    assert again.items.count() == 3
    assert (costs(office, again), max(few) <= 30) == (few, True), few


def test_asking_how_far_it_is_costs_next_to_nothing(house, office):
    recheck = found_late(house).recheck
    with CaptureQueriesContext(connection) as counted:
        office.get(of(recheck), headers={"HX-Request": "true"})

    assert len(counted) <= 12


OTHERS = ("drafter", "reviewer", "secrecy_reviewer", "head", "inspector", "spokesperson")


def answers(client, recheck, late):
    addresses = (LIST, of(recheck), of(recheck, "recheck_report"), page_of(late))
    return {client.get(one).status_code for one in addresses} | {client.post(one).status_code for one in addresses}


@pytest.mark.parametrize("who", OTHERS)
def test_to_others_the_pages_do_not_exist(house, who):
    late = found_late(house)

    assert answers(signed_in(getattr(house, who)), late.recheck, late) == {404}


@pytest.mark.parametrize("administration", list(Administration))
def test_to_administrators_the_pages_do_not_exist(house, administration):
    late = found_late(house)

    assert answers(signed_in(a_person(), administration), late.recheck, late) == {404}


def test_the_office_of_both_posts_opens_them(house):
    late = found_late(house)
    addresses = (LIST, of(late.recheck), of(late.recheck, "recheck_report"), page_of(late))

    for person in (house.clerk, house.approver):
        client = signed_in(person)
        assert [client.get(one).status_code for one in addresses] == [200] * 4
