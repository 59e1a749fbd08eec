"""A live table is wrong: it is corrected with a note, and readers see what changed."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions, queries
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Move, Release
from gongkai.disclosures.rules.words import Correction, ReleaseState, Stage, Verb
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.queries import ANYBODY
from tests.factories import NOON, a_draft, a_house, brought_to, take_on

LATER = NOON + timedelta(days=1)
pytestmark = pytest.mark.django_db


def corrected(house):
    wrong = brought_to(Stage.PUBLISHED, house, body="<p>收缴党费 486,320 元。</p>")
    fresh = actions.correct(wrong, Correction.MINOR, "合计数有误，现予更正。", by=house.drafter, at=LATER)
    right = a_draft(house, body="<p>收缴党费 496,320 元。</p>", correction_note="合计数有误，现予更正。")
    actions.save(fresh, right, by=house.drafter, at=LATER, version=fresh.version)
    return wrong, fresh


@pytest.mark.article(16, 4)
def test_the_wrong_text_stays_until_the_right_one_has_gone_the_whole_way():
    house = a_house()
    wrong, _ = corrected(house)

    assert queries.reading(ANYBODY, wrong.disclosure.public_id).revision == wrong


@pytest.mark.article(16, 4)
def test_readers_get_the_right_text_under_the_same_number_with_note_and_difference():
    house = a_house()
    wrong, fresh = corrected(house)
    number = queries.reading(ANYBODY, wrong.disclosure.public_id).disclosure.index_no
    take_on(fresh, Stage.PUBLISHED, house, at=LATER)

    shown = queries.reading(ANYBODY, wrong.disclosure.public_id)
    change = queries.change_history(shown, ANYBODY)[0]

    assert (shown.revision, shown.disclosure.index_no, change.note) == (fresh, number, "合计数有误，现予更正。")
    assert [(piece.kind, piece.text) for piece in change.rows[0]] == [
        ("same", "收缴党费 4"), ("gone", "8"), ("new", "9"), ("same", "6,320 元。"),
    ]  # fmt: skip


def test_a_correction_reaches_everybody_at_once_who_has_read_the_old_wording():
    house = a_house()
    both = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC))
    wrong = brought_to(Stage.PUBLISHED, house, rungs=both)
    actions.publish(wrong, by=house.drafter, at=NOON)
    fresh = actions.correct(wrong, Correction.MINOR, "合计数有误。", by=house.drafter, at=LATER)

    take_on(fresh, Stage.PUBLISHED, house, at=LATER)

    live = Release.objects.filter(state=ReleaseState.LIVE).order_by("rung__rank")
    assert [(one.audience, one.revision) for one in live] == [("inner", fresh), ("public", fresh)]
    assert Move.objects.filter(revision=fresh, verb=Verb.PUBLISH).count() == 2
