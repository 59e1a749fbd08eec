"""The approval form and the record: what stands on them."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Role
from tests.factories import NO_LINES_CROSSED, NOON, a_person, a_post, brought_to, take_on


def names(signed):
    return [(one.role, one.name) for one in signed]


@pytest.mark.article(16)
def test_the_form_carries_who_proposed_reviewed_and_approved(desk, house):
    revision = brought_to(Stage.PUBLISHED, house)

    paper = desk.of(house.drafter).open("form", revision).context["paper"]

    assert (paper.number, paper.scope) == ("DW-JX-2026-00001", "向社会公开（任何人可见）")
    assert (paper.proposed.name, paper.head.name, paper.office) == (house.drafter.name, house.head.name, None)
    assert names(paper.reviewed) == [("保密审查员", house.secrecy_reviewer.name), ("审核人", house.reviewer.name)]
    assert paper.released == "向社会公开：学校门户网站 2026年9月14日 12:00"
    assert paper.annex == []


def test_the_form_of_a_draft_has_room_for_signatures(desk, house):
    revision = brought_to(Stage.IN_REVIEW, house)
    actions.send_back(revision, by=house.reviewer, at=NOON, reason="改")

    page = desk.of(house.drafter).open("form", revision)

    assert (page.context["paper"].proposed, page.context["paper"].reviewed) == (None, [])
    assert page.content.decode().count("　　年　　月　　日") == 4


def test_an_opinion_too_long_for_the_page_goes_on_to_the_annex(desk, house):
    revision = brought_to(Stage.IN_REVIEW, house)
    opinion = "数据已经与台账核对。" * 40
    said = {"red_lines": NO_LINES_CROSSED, "opinion": opinion}
    actions.pass_secrecy(revision, by=house.secrecy_reviewer, at=NOON, **said)

    paper = desk.of(house.drafter).open("form", revision).context["paper"]

    assert paper.annex == [("保密审查意见", opinion)]
    assert paper.reviewed[0].lines[1] == opinion[:60] + "…（全文见附页）"


def test_passes_of_an_earlier_round_are_not_on_the_form(desk, house):
    revision = brought_to(Stage.WITH_HEAD, house)
    actions.send_back(revision, by=house.head, at=NOON, reason="改")
    take_on(revision, Stage.IN_REVIEW, house)

    assert desk.of(house.drafter).open("form", revision).context["paper"].reviewed == []


def test_the_picture_is_not_loaded_from_anywhere(desk, house):
    page = desk.of(house.drafter).open("form", brought_to(Stage.IN_REVIEW, house))

    assert page.context["picture"].split(",")[0] == "data:image/svg+xml;charset=utf-8"


def test_the_record_tells_every_step_with_who_and_how_long(desk, house):
    revision = brought_to(Stage.IN_REVIEW, house)
    actions.send_back(revision, by=house.reviewer, at=NOON + timedelta(minutes=90), reason="数字不对", anchors=["p2"])

    page = desk.of(house.drafter).open("history", revision).context

    assert [(line.what, line.who, line.took, line.reason, line.places) for line in page["lines"]] == [
        ("提出", house.drafter.name, "", "", ""),
        ("退回", house.reviewer.name, "1 小时 30 分钟", "数字不对", "第 2 段"),
    ]
    assert page["total"] == "1 小时 30 分钟"


def test_the_record_says_for_whom_somebody_acted(desk, house):
    revision = brought_to(Stage.WITH_HEAD, house)
    principal = house.head.posts.get()
    dates = {"ends_on": NOON.date() + timedelta(days=9), "reason": "出差"}
    acting = a_post(Role.HEAD, house.college, a_person("代行人"), acting_for=principal, **dates)
    actions.approve(revision, by=acting, at=NOON, signed_in_at=NOON)

    lines = desk.of(house.drafter).open("history", revision).context["lines"]

    assert lines[-1].who == f"代行人（代{house.head.name}）"


@pytest.mark.parametrize("page", ["form", "history"])
def test_nobody_from_elsewhere_reads_them(desk, house, page):
    revision = brought_to(Stage.PUBLISHED, house)
    stranger = a_post(Role.HEAD, house.office)

    assert desk.of(stranger).open(page, revision).status_code == 404


def test_an_older_revision_has_its_own_form(desk, house):
    revision = brought_to(Stage.PUBLISHED, house)
    actions.correct(revision, "minor", "错字", by=house.drafter, at=NOON)

    desk.of(house.drafter)

    opened = [desk.open("form", revision, **asked).context["revision"].number for asked in ({}, {"r": 1})]
    assert opened == [2, 1]
    assert Revision.objects.count() == 2
