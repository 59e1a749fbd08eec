"""The approval page: what, to whom, where, when; a fresh sign-in for the public; and the other ways to decide."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from gongkai.disclosures import actions
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Pass, Revision
from gongkai.disclosures.rules.words import PassKind, Stage
from gongkai.measures.vocabulary import Audience
from tests.factories import NOON, PASSWORD, a_draft, a_member, a_person, brought_to, take_on

INNER = (RungDraft(audience=Audience.INNER),)
LATER = NOON + timedelta(hours=4)


@pytest.fixture
def revision(house):
    return brought_to(Stage.WITH_HEAD, house)


def stage_now():
    return Revision.objects.get().stage


@pytest.mark.article(16, 3)
def test_the_head_approves_a_public_matter_after_a_fresh_sign_in(desk, house, revision):
    answer = desk.of(house.head, by_password=True).send("approve", revision, verb="approve", opinion="同意公开")

    given = Pass.objects.get(kind=PassKind.HEAD)
    assert (answer.status_code, stage_now(), given.opinion) == (302, Stage.APPROVED, "同意公开")


def test_a_stale_sign_in_is_asked_for_again_and_then_the_approval_goes_on(desk, house, revision):
    desk.of(house.head, by_password=True)
    with time_machine.travel(LATER, tick=False):
        asked = desk.send("approve", revision, verb="approve", opinion="同意公开")
        done = desk.client.post(asked.url, {"password": PASSWORD})

    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert (done.status_code, done.url) == (302, desk.address("disclosure", revision))
    assert (stage_now(), Pass.objects.get(kind=PassKind.HEAD).opinion) == (Stage.APPROVED, "同意公开")


def test_a_wrong_password_approves_nothing(desk, house, revision):
    desk.of(house.head, by_password=True)
    with time_machine.travel(LATER, tick=False):
        asked = desk.send("approve", revision, verb="approve")
        desk.client.post(asked.url, {"password": "guessed"})

    assert stage_now() == Stage.WITH_HEAD


def test_nothing_but_the_public_scope_asks_for_the_password(desk, house):
    revision = brought_to(Stage.WITH_HEAD, house, rungs=INNER, narrower_reason="只涉及党员")

    desk.of(house.head).send("approve", revision, verb="approve")

    assert stage_now() == Stage.APPROVED


def test_the_page_says_to_whom_where_and_when(desk, house):
    a_member(house.college)
    a_member(house.college)
    starts = NOON + timedelta(days=3)
    rungs = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC, starts_at=starts))
    revision = brought_to(Stage.WITH_HEAD, house, rungs=rungs)

    steps = desk.of(house.head).open("approve", revision).context["steps"]

    assert [(step.audience, step.whom) for step in steps] == [
        ("党内公开", "全体党员，现有 2 人"),
        ("向社会公开", "任何人可见"),
    ]
    assert [step.when for step in steps] == ["批准后由拟稿人或第一责任人发布", "2026年9月17日 12:00 自动发布"]


def test_a_narrowed_scope_counts_the_people_it_reaches(desk, house):
    a_member(house.college)
    a_member(house.office)
    named = (a_person("甲"), a_person("乙"))
    rungs = (
        RungDraft(audience=Audience.SPECIFIC, people=named),
        RungDraft(audience=Audience.INNER, units=(house.college,)),
    )
    revision = brought_to(Stage.WITH_HEAD, house, rungs=rungs, narrower_reason="只涉及学院")

    steps = desk.of(house.head).open("approve", revision).context["steps"]

    assert [step.whom for step in steps] == ["甲、乙，现有 2 人", "机械工程学院党委的党员，现有 1 人"]


def test_the_page_shows_what_the_reviewers_found(desk, house, revision):
    given = desk.of(house.head).open("approve", revision).context["given"]

    assert [(one.name, one.who, one.answers) for one in given] == [
        ("保密审查", house.secrecy_reviewer.name, ("十二项红线逐项审查，都不涉及",)),
        ("内容审核", house.reviewer.name, ("必要性：已确认", "准确性：已确认", "事实来源：已确认")),
    ]


def test_the_page_shows_what_changed_since_the_round_before(desk, house):
    revision = brought_to(Stage.WITH_HEAD, house)
    actions.send_back(revision, by=house.head, at=NOON, reason="标题不准")
    actions.save(
        revision, a_draft(house, title="2026年党费收缴情况"), by=house.drafter, at=NOON, version=revision.version
    )
    take_on(revision, Stage.WITH_HEAD, house)

    difference = desk.of(house.head).open("approve", revision).context["difference"]

    assert [(one.label, one.before, one.after) for one in difference.fields] == [
        ("标题", "2026年上半年党费收缴情况", "2026年党费收缴情况")
    ]
    assert (difference.text_changed, difference.is_public) == (False, False)


def test_the_head_sends_back_with_a_reason_only(desk, house, revision):
    page = desk.of(house.head).send("approve", revision, verb="send_back")

    desk.send("approve", revision, verb="send_back", opinion="请补充结存情况", anchors=["p1"])

    assert page.context["form"].errors == {"opinion": ["请写明原因，让办理的人知道怎么办。"]}
    assert stage_now() == Stage.DRAFT


def test_the_head_refers_what_he_cannot_decide(desk, house, revision):
    desk.of(house.head).send("approve", revision, verb="refer", opinion="拿不准")

    assert stage_now() == Stage.WITH_OFFICE


def test_an_approval_that_still_waits_says_for_what(desk, house):
    revision = brought_to(Stage.WITH_OFFICE, house, needs_spokesperson=True)

    page = desk.of(house.approver, by_password=True).send("approve", revision, verb="approve", opinion="同意")

    assert page.context["form"].non_field_errors() == [
        "还缺保密审查。请先由审核人完成，再审批。",
        "还缺内容审核。请先由审核人完成，再审批。",
        "还没有新闻发言人知悉。请等新闻发言人确认后再审批。",
    ]
    assert page.context["form"]["opinion"].value() == "同意"


def test_the_second_of_two_approvers_is_told_and_keeps_his_words(desk, house, revision):
    actions.approve(Revision.objects.get(), by=house.head, at=NOON, signed_in_at=NOON)

    page = desk.of(house.head).send("approve", revision, verb="send_back", opinion="再改改")

    assert page.status_code == 409
    assert (page.context["stage"], [one.text for one in page.context["typed"]]) == ("待发布", ["再改改"])
    assert page.context["latest"][0].what == "审批"


@pytest.mark.parametrize("who", ["drafter", "reviewer", "secrecy_reviewer", "clerk", "approver", "inspector"])
def test_whoever_may_not_approve_finds_no_such_page(desk, house, revision, who):
    desk.of(getattr(house, who))

    opened, sent = desk.open("approve", revision), desk.send("approve", revision, verb="approve")

    assert (opened.status_code, sent.status_code) == (404, 404)
