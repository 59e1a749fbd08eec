"""Putting a draft up, laying it aside, taking it up again: each page says first what happens."""

import pytest

from gongkai.disclosures.rules.words import Stage
from tests.desk.walking import at, signed_in
from tests.factories import started

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafter(house):
    return signed_in(house.drafter)


@pytest.mark.article(16, 1)
def test_all_that_is_missing_is_listed_with_the_way_to_it(drafter, house):
    revision = started(house, title="", source_of_facts="", risk="", rungs=())

    page = drafter.post(at("propose", revision), {"version": 1})

    revision.refresh_from_db()
    assert revision.stage == Stage.DRAFT
    assert [(one.text, one.url.partition("#")[2]) for one in page.context["lacks"]] == [
        ("请写标题。", "id_title"),
        ("请写事实来源，如会议纪要、台账，便于审核人核对。", "id_source_of_facts"),
        ("请完成风险评估：选择低、中或高。", "id_risk_0"),
        ("请至少选择一种公开范围。", "id_public_on"),
    ]


@pytest.mark.parametrize("name", ["title", "source_of_facts", "risk_0", "public_on", "window_days", "body"])
def test_the_way_leads_to_something_that_is_there(drafter, house, name):
    page = drafter.get(at("edit", started(house))).content.decode()

    assert page.count(f'id="id_{name}"') == 1


@pytest.mark.article(16, 1)
def test_a_complete_draft_goes_up(drafter, house):
    revision = started(house)
    page = drafter.get(at("propose", revision))

    answer = drafter.post(at("propose", revision), {"version": 1})

    revision.refresh_from_db()
    assert (page.context["lacks"], answer.url, revision.stage) == ([], at("disclosure", revision), Stage.IN_REVIEW)


def test_what_was_typed_and_not_saved_is_pointed_out_before_proposing(drafter, house):
    revision = started(house)
    drafter.post(at("autosave", revision), {"version": 1, "title": "没存的"})

    assert drafter.get(at("propose", revision)).context["kept"].fields == {"title": ["没存的"]}


def test_a_stale_confirmation_answers_409_and_moves_nothing(drafter, house):
    revision = started(house)

    page = drafter.post(at("propose", revision), {"version": 0})

    revision.refresh_from_db()
    assert (page.status_code, revision.stage) == (409, Stage.DRAFT)


def test_a_draft_is_laid_aside_and_taken_up_again(drafter, house):
    revision = started(house)
    drafter.post(at("cancel", revision), {"version": 1})
    revision.refresh_from_db()
    laid_aside = revision.stage
    offered = drafter.get(at("disclosure", revision)).context["may_resume"]

    drafter.post(at("resume", revision), {"version": 2})

    revision.refresh_from_db()
    assert (laid_aside, offered, revision.stage) == (Stage.CANCELLED, True, Stage.DRAFT)


@pytest.mark.parametrize("page", ["propose", "cancel", "resume", "edit", "autosave", "discard"])
def test_whoever_does_not_draft_finds_no_such_page(house, page):
    revision = started(house)

    assert signed_in(house.secrecy_reviewer).post(at(page, revision), {"version": 1}).status_code == 404
