"""Two people, or two tabs, at one draft: nobody overwrites unseen, and nobody loses what he typed."""

import pytest

from gongkai.disclosures import actions
from gongkai.disclosures.models import DraftBuffer
from gongkai.measures.vocabulary import Role
from tests.desk.walking import at, signed_in, typed
from tests.factories import NOON, a_draft, a_post, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafter(house):
    return signed_in(house.drafter)


@pytest.fixture
def overtaken(house):
    """A draft that a second drafter saved after the first had opened it at version 1."""
    revision = started(house)
    other = a_post(Role.DRAFTER, house.college)
    theirs = a_draft(house, title="对方的标题", body="<p>对方的正文。</p>")
    return actions.save(revision, theirs, by=other, at=NOON, version=1)


def mine(**changes):
    return {"version": 1, "title": "我的标题", "body": "<p>我的正文。</p>", "window_days": 30} | changes


def test_a_stale_page_answers_with_both_texts_and_keeps_mine(drafter, overtaken):
    page = drafter.post(at("edit", overtaken), mine())

    overtaken.refresh_from_db()
    assert (page.status_code, overtaken.title) == (409, "对方的标题")
    assert DraftBuffer.objects.get().fields["title"] == ["我的标题"]
    assert dict(page.context["hidden"]) == {**mine(window_days="30"), "version": "2"}
    assert [choice.value for choice in page.context["choices"]] == ["save", "theirs", "merge"]


def test_mine_can_be_saved_over_theirs_knowingly(drafter, overtaken):
    page = drafter.post(at("edit", overtaken), mine())

    drafter.post(at("edit", overtaken), dict(page.context["hidden"]) | {"verb": "save"})

    overtaken.refresh_from_db()
    assert (overtaken.version, overtaken.title) == (3, "我的标题")


def test_theirs_can_be_taken_and_mine_dropped(drafter, overtaken):
    page = drafter.post(at("edit", overtaken), mine())

    drafter.post(at("edit", overtaken), dict(page.context["hidden"]) | {"verb": "theirs"})

    overtaken.refresh_from_db()
    assert (overtaken.title, DraftBuffer.objects.count()) == ("对方的标题", 0)


def test_the_two_can_be_put_together_on_the_editor_page(drafter, overtaken):
    page = drafter.post(at("edit", overtaken), mine())

    merging = drafter.post(at("edit", overtaken), dict(page.context["hidden"]) | {"verb": "merge"})

    assert merging.context["form"]["body"].value() == "<p>我的正文。</p>"
    assert (merging.context["theirs"].body, merging.context["version"]) == ("<p>对方的正文。</p>", 2)


def test_saving_while_typing_stops_at_somebody_elses_version_but_keeps_what_was_typed(drafter, overtaken):
    answer = drafter.post(at("autosave", overtaken), mine())

    assert answer.status_code == 409
    assert DraftBuffer.objects.get().fields["body"] == ["<p>我的正文。</p>"]


def test_what_was_kept_before_somebody_elses_version_does_not_overwrite_it_unseen(drafter, overtaken):
    drafter.post(at("autosave", overtaken), mine())
    restored = drafter.get(at("edit", overtaken) + "?restore=1")

    page = drafter.post(at("edit", overtaken), mine(version=restored.context["version"]))

    assert page.status_code == 409


def test_what_was_typed_after_the_draft_went_up_is_shown_to_be_copied(drafter, house):
    revision = started(house)
    actions.propose(revision, by=house.drafter, at=NOON)

    page = drafter.post(at("edit", revision), typed(revision, version=1))

    assert (page.status_code, page.context["choices"]) == (409, [])
    assert [(one.label, one.text) for one in page.context["typed"]] == [
        ("标题（现在保存的是：2026年上半年党费收缴情况）", "改过的标题"),
        ("事实来源（现在保存的是：组织部台账）", "台账"),
        ("正文", "改过的正文。"),
    ]
