"""Withhold, refer, recall, acknowledge: what each asks for and where it leads."""

import pytest

from gongkai.disclosures.models import Pass, Revision
from gongkai.disclosures.rules.words import PassKind, Stage
from tests.factories import brought_to

WITHHELD = {"reason": "正在调查", "ground": "第九条", "re_review_on": "2026-12-01"}


def now_is(stage):
    return Revision.objects.get().stage == stage


@pytest.mark.article(9)
def test_a_matter_is_withheld_with_reason_ground_and_day(desk, house):
    revision = brought_to(Stage.WITH_HEAD, house)

    answer = desk.of(house.head).send("withhold", revision, **WITHHELD)

    kept = Revision.objects.get()
    assert (answer.status_code, kept.stage, kept.ground) == (302, Stage.WITHHELD, "第九条")


@pytest.mark.parametrize("day", ["", "2026-09-14", "2027-12-01", "明年"])
def test_a_day_that_will_not_do_is_told_and_the_rest_stays(desk, house, day):
    revision = brought_to(Stage.WITH_HEAD, house)

    page = desk.of(house.head).send("withhold", revision, **WITHHELD | {"re_review_on": day})

    form = page.context["form"]
    assert form.errors == {"re_review_on": ["请写再次审查的日期，要晚于今天，最迟在十二个月以内。"]}
    assert (form["reason"].value(), form["ground"].value()) == ("正在调查", "第九条")


def test_everything_a_withholding_lacks_is_said_at_once(desk, house):
    revision = brought_to(Stage.WITH_HEAD, house)

    page = desk.of(house.head).send("withhold", revision)

    assert sorted(page.context["form"].errors) == ["ground", "re_review_on", "reason"]


def test_a_reason_too_long_is_counted(desk, house):
    revision = brought_to(Stage.IN_REVIEW, house)

    page = desk.of(house.reviewer).send("refer", revision, reason="长" * 301)

    assert page.context["form"].errors == {"reason": ["原因最多 300 字，现在 301 字。请写短一些。"]}


def test_a_reviewer_refers_with_a_reason(desk, house):
    revision = brought_to(Stage.IN_REVIEW, house)

    desk.of(house.reviewer).send("refer", revision, reason="拿不准")

    assert now_is(Stage.WITH_OFFICE)


def test_what_is_approved_is_recalled_with_a_reason(desk, house):
    revision = brought_to(Stage.APPROVED, house)
    page = desk.of(house.drafter).send("recall", revision)

    desk.send("recall", revision, reason="数字要改")

    assert page.context["form"].errors == {"reason": ["请写明原因，让办理的人知道怎么办。"]}
    assert now_is(Stage.DRAFT)


@pytest.mark.article(14)
def test_the_spokesperson_acknowledges(desk, house):
    revision = brought_to(Stage.WITH_OFFICE, house, needs_spokesperson=True)

    desk.of(house.spokesperson).send("acknowledge", revision, opinion="已知悉")

    assert Pass.objects.get(kind=PassKind.SPOKESPERSON).opinion == "已知悉"


def test_an_old_page_of_a_small_step_is_answered_with_the_difference(desk, house):
    revision = brought_to(Stage.APPROVED, house)
    desk.of(house.head).send("recall", Revision.objects.get(), reason="先改")

    page = desk.of(house.drafter).send("recall", revision, reason="我也想改")

    assert (page.status_code, [one.text for one in page.context["typed"]]) == (409, ["我也想改"])


OTHERS = {
    "withhold": ["drafter", "reviewer", "clerk", "inspector", "spokesperson"],
    "refer": ["drafter", "reviewer", "secrecy_reviewer", "clerk", "approver", "inspector"],
    "recall": ["drafter", "head", "approver"],
    "acknowledge": ["head", "spokesperson", "approver"],
    "publish": ["drafter", "head", "approver"],
    "correct": ["drafter", "head", "approver"],
    "suspend": ["reviewer", "head", "approver"],
    "restore": ["reviewer", "head", "approver"],
    "withdraw": ["drafter", "head", "approver"],
    "erase": ["drafter", "head", "approver"],
}


@pytest.mark.parametrize("page", OTHERS)
def test_a_step_that_is_not_ones_own_or_not_open_is_not_found(desk, house, page):
    revision = brought_to(Stage.WITH_HEAD, house)

    found = []
    for who in OTHERS[page]:
        desk.of(getattr(house, who))
        found += [desk.open(page, revision).status_code, desk.send(page, revision).status_code]

    assert set(found) == {404}
