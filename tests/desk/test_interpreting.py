"""Naming what a draft interprets, by its number. Source: 第八条."""

import pytest

from gongkai.disclosures.rules.words import Stage
from gongkai.policy.actions import decide
from gongkai.policy.rules import Choice
from tests.desk.walking import at, complaints, signed_in, typed
from tests.factories import NOON, brought_to, proposed, started

pytestmark = pytest.mark.django_db


@pytest.mark.article(8)
def test_a_number_names_what_is_interpreted_and_stands_there_again(house):
    source, revision = brought_to(Stage.PUBLISHED, house), started(house)
    source.disclosure.refresh_from_db()
    desk = signed_in(house.drafter)
    desk.post(at("edit", revision), typed(revision, interprets=source.disclosure.index_no))
    revision.refresh_from_db()

    assert revision.interprets == source.disclosure
    assert desk.get(at("edit", revision)).context["form"]["interprets"].value() == source.disclosure.index_no


@pytest.mark.article(8)
def test_a_number_nobody_finds_is_said_at_its_field(house):
    revision = started(house)
    page = signed_in(house.drafter).post(at("edit", revision), typed(revision, interprets="DW-9"))

    assert complaints(page) == {"interprets": ["没有索引号是“DW-9”的另一条公开信息。请核对。"]}


@pytest.mark.article(14)
@pytest.mark.parametrize("is_on", [True, False])
def test_whoever_drafts_a_major_matter_cannot_leave_the_spokesperson_out_while_the_school_has_it_so(house, is_on):
    if not is_on:
        decide(Choice.SPEAK_FOR_MAJOR, is_on=False, by=house.approver, at=NOON)
    revision = started(house)
    signed_in(house.drafter).post(at("edit", revision), typed(revision, is_major="on"))
    revision.refresh_from_db()

    assert (revision.is_major, revision.needs_spokesperson) == (True, is_on)


@pytest.mark.article(14)
def test_what_was_drafted_before_the_school_decided_so_is_acknowledged_all_the_same(house):
    decide(Choice.SPEAK_FOR_MAJOR, is_on=False, by=house.approver, at=NOON)
    revision = started(house, is_major=True)
    decide(Choice.SPEAK_FOR_MAJOR, is_on=True, by=house.approver, at=NOON)
    proposed(revision, house)
    revision.refresh_from_db()
    assert revision.needs_spokesperson is True
