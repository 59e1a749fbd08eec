"""Publishing, correcting, taking down and bringing back, as people do it."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Release, Revision
from gongkai.disclosures.rules.words import Correction, ReleaseState, Stage
from gongkai.measures.vocabulary import Audience
from tests.factories import NOON, an_entry, brought_to, suspended

LADDER = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC))


def states():
    return list(Release.objects.order_by("rung__rank").values_list("audience", "state"))


@pytest.mark.article(16, 4)
def test_the_page_says_which_step_goes_live_and_what_comes_next(desk, house):
    revision = brought_to(Stage.APPROVED, house, rungs=LADDER)

    page = desk.of(house.drafter).open("publish", revision).context

    assert (page["next"].audience, [step.audience for step in page["to_come"]]) == ("党内公开", ["向社会公开"])
    assert (page["taken"], page["against"], page["held_up"]) == ([], [], [])


@pytest.mark.article(16, 4)
def test_each_confirmation_takes_one_step(desk, house):
    revision = brought_to(Stage.APPROVED, house, rungs=LADDER)

    answer = desk.of(house.drafter).send("publish", revision)

    assert answer.status_code == 302
    assert states() == [("inner", ReleaseState.LIVE), ("public", ReleaseState.PLANNED)]


@pytest.mark.article(4, 3)
def test_too_early_for_the_public_is_said_before_and_after(desk, house):
    entry = an_entry(house.college, inner_first_days=5)
    revision = brought_to(Stage.PUBLISHED, house, rungs=LADDER, entry=entry)

    opened = desk.of(house.drafter).open("publish", revision)
    sent = desk.send("publish", revision)

    why = ["先党内后党外：党内公开的天数还不够，现在不能向社会公开。请到期后再发布，系统也会自动再试。"]
    assert (opened.context["against"], sent.context["form"].non_field_errors()) == (why, why)
    assert opened.context["inner_first"] == "要先在党内公开满 5 天，才能向社会公开。现在已公开 0 天。"


def test_what_the_clock_could_not_publish_is_explained(desk, house):
    rungs = (RungDraft(audience=Audience.PUBLIC, starts_at=NOON + timedelta(hours=1)),)
    revision = brought_to(Stage.APPROVED, house, rungs=rungs)
    revision.rungs.update(held_up=["no_head"])

    page = desk.of(house.drafter).open("publish", revision).context

    assert page["held_up"] == ["这个单位现在没有第一责任人，不能发布。请联系安全管理员任命或安排代行。"]


def test_a_correction_leads_to_the_editor_with_a_new_draft(desk, house):
    revision = brought_to(Stage.PUBLISHED, house)

    answer = desk.of(house.drafter).send("correct", revision, kind="minor", note="更正电话号码")

    fresh = Revision.objects.get(number=2)
    assert answer.url == desk.address("edit", revision)
    assert (fresh.stage, fresh.correction, fresh.corrects) == (Stage.DRAFT, Correction.MINOR, revision)


def test_everything_a_correction_lacks_is_said_at_once(desk, house):
    revision = brought_to(Stage.PUBLISHED, house)

    page = desk.of(house.drafter).send("correct", revision)

    assert page.context["form"].errors == {
        "kind": ["请选择一般更正或重大更正。"],
        "note": ["请写更正说明，读者会看到。"],
    }


def test_the_last_step_of_what_is_published_stays_open_while_a_correction_is_written(desk, house):
    revision = brought_to(Stage.PUBLISHED, house, rungs=LADDER)
    actions.correct(revision, Correction.MINOR, "错字", by=house.drafter, at=NOON)

    page = desk.of(house.drafter).open("publish", revision)

    assert (page.context["revision"], page.context["next"].audience) == (revision, "向社会公开")


@pytest.mark.article(8)
@pytest.mark.parametrize("who", ["reviewer", "secrecy_reviewer", "head", "clerk", "approver", "inspector"])
def test_one_person_is_enough_to_take_down_at_once(desk, house, who):
    revision = brought_to(Stage.PUBLISHED, house)

    desk.of(getattr(house, who)).send("suspend", revision, alarm="privacy", reason="附件有身份证号")

    assert states() == [("public", ReleaseState.SUSPENDED)]


def test_a_suspension_asks_what_is_wrong(desk, house):
    revision = brought_to(Stage.PUBLISHED, house)

    page = desk.of(house.reviewer).send("suspend", revision)

    assert page.context["form"].errors == {
        "alarm": ["请选择暂停公开的原因。"],
        "reason": ["请写明原因，让办理的人知道怎么办。"],
    }
    assert states() == [("public", ReleaseState.LIVE)]


def test_two_people_bring_it_back(desk, house):
    revision = suspended(house)
    first = desk.of(house.reviewer).open("restore", revision).context["ask"].title
    desk.send("restore", revision, reason="数字核对无误")
    halfway = states()

    second = desk.of(house.head).open("restore", revision).context["ask"].title
    desk.send("restore", revision, reason="同意")

    assert (first, second) == ("申请恢复公开", "确认恢复公开")
    assert (halfway, states()) == ([("public", ReleaseState.SUSPENDED)], [("public", ReleaseState.LIVE)])


def test_who_asked_to_bring_it_back_cannot_confirm_it(desk, house):
    revision = suspended(house)
    desk.of(house.head).send("restore", revision, reason="数字核对无误")

    assert desk.send("restore", revision, reason="我确认").status_code == 404


def test_the_office_withdraws_and_the_page_says_what_readers_will_see(desk, house):
    revision = brought_to(Stage.PUBLISHED, house)
    page = desk.of(house.approver).open("withdraw", revision)

    desk.send("withdraw", revision, reason="依据已废止")

    assert page.context["ask"].consequences[1] == (
        "读者看到：“这条信息已撤下”、日期、原因、批准人和索引号，看不到标题、正文和附件。"
    )
    assert [(one.where, one.state) for one in page.context["live"]] == [("向社会公开：学校门户网站", "公开中")]
    assert states() == [("public", ReleaseState.WITHDRAWN)]


def test_who_takes_down_what_is_down_already_is_told(desk, house):
    revision = brought_to(Stage.PUBLISHED, house)
    actions.withdraw(Revision.objects.get(), by=house.approver, at=NOON, reason="依据已废止")

    assert desk.of(house.reviewer).send("suspend", revision, alarm="false", reason="有误").status_code == 404
