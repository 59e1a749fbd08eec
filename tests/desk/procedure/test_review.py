"""The review page: what is asked, who gets the matter next, and what happens to what was typed."""

from collections import Counter

import pytest

from gongkai.disclosures import actions
from gongkai.disclosures.models import Move, Pass, Revision
from gongkai.disclosures.rules.words import PassKind, Stage, Verb
from gongkai.measures.vocabulary import Answer, RedLine, Role
from tests.factories import NOON, a_draft, a_post, brought_to, passed

NOTHING_CROSSED = {f"line_{line}": Answer.NO.value for line in RedLine}
ALL_CONFIRMED = {"is_necessary": "on", "is_accurate": "on", "source_checked": "on"}


@pytest.fixture
def revision(house):
    return brought_to(Stage.IN_REVIEW, house)


def stage_now():
    return Revision.objects.get().stage


@pytest.mark.article(9)
def test_the_secrecy_reviewer_is_asked_twelve_lines_and_none_is_chosen(desk, house, revision):
    page = desk.of(house.secrecy_reviewer).open("review", revision)

    assert Counter(field.value() for _, lines in page.context["form"].line_groups for field in lines) == {None: 12}
    assert page.content.decode().count("checked") == 0


@pytest.mark.article(16, 2)
def test_the_content_reviewer_is_asked_three_ticks_and_no_red_line(desk, house, revision):
    page = desk.of(house.reviewer).open("review", revision)

    assert list(page.context["form"].kinds) == [PassKind.CONTENT]
    assert [tick.value() for tick in page.context["form"].ticks] == [None, None, None]


@pytest.mark.article(16, 2)
def test_the_first_pass_leaves_the_matter_for_the_other_reviewer(desk, house, revision):
    answer = desk.of(house.secrecy_reviewer).send("review", revision, verb="pass", **NOTHING_CROSSED)

    assert answer.status_code == 302
    assert stage_now() == Stage.IN_REVIEW
    assert list(Pass.objects.values_list("kind", "by")) == [(PassKind.SECRECY, house.secrecy_reviewer.pk)]


@pytest.mark.article(16, 3)
def test_the_second_pass_sends_it_to_the_head_and_the_button_says_so(desk, house, revision):
    desk.of(house.secrecy_reviewer).send("review", revision, verb="pass", **NOTHING_CROSSED)
    page = desk.of(house.reviewer).open("review", revision)

    desk.send("review", page.context["revision"], verb="pass", **ALL_CONFIRMED)

    assert page.context["pass_button"] == f"通过，送{house.head.name}审批"
    assert stage_now() == Stage.WITH_HEAD


def test_the_button_says_which_pass_is_still_wanted(desk, house, revision):
    page = desk.of(house.secrecy_reviewer).open("review", revision)

    assert page.context["pass_button"] == f"通过，还需{house.reviewer.name}内容审核"


def test_the_button_says_that_a_major_matter_goes_to_the_office(desk, house):
    revision = brought_to(Stage.IN_REVIEW, house, is_major=True)
    desk.of(house.secrecy_reviewer).send("review", revision, verb="pass", **NOTHING_CROSSED)

    page = desk.of(house.reviewer).open("review", revision)

    assert page.context["pass_button"] == "通过，报领导小组办公室审批"


def test_everything_missing_is_said_at_once_and_what_was_typed_stays(desk, house, revision):
    answers = {"line_privacy": "yes", "line_state_secret": "no"}
    page = desk.of(house.secrecy_reviewer).send("review", revision, verb="pass", opinion="身份证号请删去", **answers)

    form = page.context["form"]
    assert page.context["lacking"] == 11
    assert form.errors["line_privacy"] == ["“涉及个人隐私”选了涉及，不能通过。请退回修改，或不予公开。"]
    assert form.errors["line_trade_secret"] == ["“涉及商业秘密”还没有回答。请选择涉及、不涉及或不能确定。"]
    assert (form["opinion"].value(), form["line_state_secret"].value()) == ("身份证号请删去", "no")
    assert "有 11 处需要修改" in page.content.decode()


def test_an_unticked_confirmation_is_asked_for(desk, house, revision):
    page = desk.of(house.reviewer).send("review", revision, verb="pass", is_accurate="on", is_necessary="on")

    assert page.context["form"].errors == {"source_checked": ["“事实来源”还没有确认。确认后再通过；不能确认的请退回。"]}


@pytest.mark.article(16, 3)
def test_a_line_not_sure_of_goes_to_the_office_without_a_pass(desk, house, revision):
    unsure = NOTHING_CROSSED | {"line_privacy": "unsure"}

    desk.of(house.secrecy_reviewer).send("review", revision, verb="pass", **unsure)

    assert (stage_now(), Pass.objects.count()) == (Stage.WITH_OFFICE, 0)


def test_a_return_needs_a_reason(desk, house, revision):
    page = desk.of(house.reviewer).send("review", revision, verb="send_back", is_accurate="on", anchors=["p2"])

    form = page.context["form"]
    assert form.errors == {"opinion": ["请写明原因，让办理的人知道怎么办。"]}
    assert (form["is_accurate"].value(), form.pointed_at) == (True, ["p2"])


def test_a_return_points_at_a_passage(desk, house, revision):
    desk.of(house.reviewer).send("review", revision, verb="send_back", opinion="数字不对", anchors=["p2"])

    last = Move.objects.last()
    assert (last.verb, last.reason, last.anchors, stage_now()) == (Verb.SEND_BACK, "数字不对", ["p2"], Stage.DRAFT)


def test_a_passage_that_is_not_there_is_told(desk, house, revision):
    page = desk.of(house.reviewer).send("review", revision, verb="send_back", opinion="数字不对", anchors=["p9"])

    assert page.context["form"].errors == {"anchors": ["指出的段落已经不在这份正文里。请重新勾选。"]}


def test_what_cannot_be_decided_is_referred(desk, house, revision):
    desk.of(house.reviewer).send("review", revision, verb="refer", opinion="是否属于隐私拿不准")

    assert stage_now() == Stage.WITH_OFFICE


def test_an_opinion_too_long_is_told_together_with_what_is_missing(desk, house, revision):
    page = desk.of(house.reviewer).send("review", revision, verb="pass", opinion="长" * 501)

    assert page.context["form"].errors["opinion"] == ["意见最多 500 字，现在 501 字。请写短一些。"]
    assert len(page.context["form"].errors) == 4


def test_a_colleagues_pass_meanwhile_does_not_disturb(desk, house, revision):
    page = desk.of(house.reviewer).open("review", revision)
    actions.pass_secrecy(revision, by=house.secrecy_reviewer, at=NOON, red_lines=dict.fromkeys(RedLine, Answer.NO))

    seen = page.context["form"].initial
    answer = desk.send("review", revision, **seen, verb="pass", **ALL_CONFIRMED)

    assert (answer.status_code, stage_now()) == (302, Stage.WITH_HEAD)


def test_who_sends_after_the_matter_went_back_is_told_and_keeps_his_words(desk, house, revision):
    read = desk.of(house.reviewer).open("review", revision).context["form"].initial
    actions.send_back(revision, by=house.secrecy_reviewer, at=NOON, reason="先改")

    page = desk.send("review", revision, **{**read, "verb": "pass", "opinion": "可以公开", **ALL_CONFIRMED})

    assert page.status_code == 409
    assert [(one.label, one.text) for one in page.context["typed"]] == [("意见", "可以公开")]
    assert (page.context["stage"], page.context["latest"][0].what) == ("草稿", "退回")


def test_a_text_changed_meanwhile_is_shown_with_its_difference(desk, house, revision):
    read = desk.of(house.reviewer).open("review", revision).context["form"].initial
    changed_and_proposed_again(revision, house)

    page = desk.send("review", revision, **{**read, "verb": "pass", "opinion": "可以公开", **ALL_CONFIRMED})

    assert page.status_code == 409
    assert [piece.text for row in page.context["rows"] for piece in row if piece.kind == "new"] == ["7"]
    assert Pass.objects.count() == 0


def test_coming_back_from_the_difference_keeps_the_words_and_no_tick(desk, house, revision):
    read = desk.of(house.reviewer).open("review", revision).context["form"].initial
    changed_and_proposed_again(revision, house)
    page = desk.send("review", revision, **{**read, "verb": "pass", "opinion": "可以公开", **ALL_CONFIRMED})

    again = desk.client.post(desk.address("review", revision), {**dict(page.context["hidden"]), "again": "1"})

    form = again.context["form"]
    assert (form["opinion"].value(), [tick.value() for tick in form.ticks]) == ("可以公开", [None, None, None])
    assert form["version"].value() == Revision.objects.get().version


def changed_and_proposed_again(revision, house):
    actions.send_back(revision, by=house.secrecy_reviewer, at=NOON, reason="先改")
    body = "<p>现将2026年上半年党费收缴情况公示如下。</p><p>收缴党费 486,327 元。</p>"
    actions.save(revision, a_draft(house, body=body), by=house.drafter, at=NOON, version=revision.version)
    actions.propose(revision, by=house.drafter, at=NOON)


def test_one_person_gives_both_passes_in_a_small_unit(desk, house, revision):
    both_roles(house, is_small=True)
    page = desk.of(house.reviewer).open("review", revision)

    desk.send("review", revision, verb="pass", **NOTHING_CROSSED, **ALL_CONFIRMED)

    assert page.context["form"].kinds == {PassKind.SECRECY, PassKind.CONTENT}
    assert (stage_now(), Pass.objects.count()) == (Stage.WITH_HEAD, 2)


def test_both_passes_of_one_person_are_given_together_or_not_at_all(desk, house, revision):
    both_roles(house, is_small=True)
    desk.of(house.reviewer).send("review", revision, verb="pass", **NOTHING_CROSSED)

    assert Pass.objects.count() == 0


def test_elsewhere_one_person_chooses_one_of_the_two(desk, house, revision):
    both_roles(house, is_small=False)

    page = desk.of(house.reviewer).open("review", revision, kind="content")

    assert (page.context["form"].kinds, page.context["others"]) == ({PassKind.CONTENT}, [PassKind.SECRECY])


def both_roles(house, *, is_small):
    a_post(Role.SECRECY_REVIEWER, house.college, house.reviewer)
    if is_small:
        house.college.small_from, house.college.small_reason = NOON.date(), "人少"
        house.college.save()


@pytest.mark.parametrize("who", ["drafter", "head", "inspector", "spokesperson"])
def test_whoever_may_not_review_finds_no_such_page(desk, house, revision, who):
    desk.of(getattr(house, who))

    opened, sent = desk.open("review", revision), desk.send("review", revision, verb="pass", **ALL_CONFIRMED)

    assert (opened.status_code, sent.status_code) == (404, 404)


def test_the_head_who_is_to_approve_is_led_to_that_page(desk, house, revision):
    passed(revision, house)

    answer = desk.of(house.head).open("review", revision)

    assert answer.url == desk.address("approve", revision)
