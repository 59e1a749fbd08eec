"""The page on which the office erases: what it says beforehand, whom it asks for what, and what it leads to."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from gongkai.disclosures import actions
from gongkai.disclosures.models import Release, Revision
from gongkai.disclosures.rules.words import ReleaseState, Stage
from tests.factories import NOON, PASSWORD, brought_to, suspended

LATER = NOON + timedelta(hours=4)
SAID = {"alarm": "privacy", "reason": "附件含个人信息"}


def state():
    return Release.objects.get().state


def test_the_page_names_what_is_destroyed_what_stays_and_that_nobody_brings_it_back(desk, house):
    revision = suspended(house)

    page = desk.of(house.approver).open("erase", revision).context

    assert [line.split("，")[0] for line in page["ask"].consequences] == [
        "提交后马上销毁各稿的标题、正文、文号、事实来源和更正说明",
        "同时销毁审核和审批意见",
        "谁也不能恢复",
        "读者看到：“这条信息已清除”、日期、原因、批准人、索引号和日志号。",
        "谁在什么时候办了哪一步",
    ]
    assert [(one.where, one.state) for one in page["live"]] == [("向社会公开：学校门户网站", "暂停公开")]


@pytest.mark.article(9)
def test_the_office_erases_after_a_fresh_sign_in(desk, house):
    revision = suspended(house)

    answer = desk.of(house.approver, by_password=True).send("erase", revision, **SAID)

    assert (answer.url, state()) == (desk.address("disclosure", revision), ReleaseState.ERASED)
    assert Revision.objects.get().title == ""


def test_a_stale_sign_in_is_asked_for_again_and_then_it_goes_on(desk, house):
    revision = suspended(house)
    desk.of(house.approver, by_password=True)
    with time_machine.travel(LATER, tick=False):
        asked = desk.send("erase", revision, **SAID)
        before = state()
        done = desk.client.post(asked.url, {"password": PASSWORD})

    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert (before, done.url, state()) == (
        ReleaseState.SUSPENDED,
        desk.address("disclosure", revision),
        ReleaseState.ERASED,
    )


def test_everything_an_erasure_lacks_is_said_at_once(desk, house):
    page = desk.of(house.approver, by_password=True).send("erase", suspended(house))

    assert page.context["form"].errors == {
        "alarm": ["请选择清除的原因。"],
        "reason": ["请写一句说明，让读者知道为什么清除。"],
    }


def test_a_reason_that_says_it_again_is_told_so(desk, house):
    page = desk.of(house.approver, by_password=True).send(
        "erase", suspended(house), alarm="privacy", reason="2026年上半年党费"
    )

    assert page.context["form"].errors == {
        "reason": ["说明里有原文的文字，读者又会看到。请换一种说法，只说是什么问题。"]
    }
    assert state() == ReleaseState.SUSPENDED


def test_what_was_withdrawn_can_be_erased_as_well(desk, house):
    revision = brought_to(Stage.PUBLISHED, house)
    actions.withdraw(revision, by=house.approver, at=NOON, reason="依据已废止")

    desk.of(house.approver, by_password=True).send("erase", revision, **SAID)

    assert state() == ReleaseState.ERASED


def test_what_is_live_has_no_such_page_not_even_for_the_office(desk, house):
    revision = brought_to(Stage.PUBLISHED, house)
    desk.of(house.approver, by_password=True)

    assert [desk.open("erase", revision).status_code, desk.send("erase", revision, **SAID).status_code] == [404, 404]


@pytest.mark.parametrize("page", ["disclosure", "history", "form", "preview"])
def test_its_pages_stay_under_its_number_and_tell_who_erased_it(desk, house, page):
    revision = suspended(house)
    desk.of(house.approver, by_password=True).send("erase", revision, **SAID)

    said = desk.open(page, revision, tab="record").content.decode()

    assert (said.count("党费收缴情况"), said.count("已清除的信息（索引号 DW-JX-2026-00001）") > 0) == (0, True)
    assert said.count(f"{house.approver.name} 2026年9月14日清除了这条信息。") == (page == "disclosure")


def test_who_erases_what_is_erased_already_is_told(desk, house):
    revision = suspended(house)
    desk.of(house.approver, by_password=True).send("erase", Revision.objects.get(), **SAID)

    again = desk.send("erase", revision, **SAID)

    assert (again.status_code, [one.text for one in again.context["typed"]]) == (409, ["附件含个人信息"])
