"""In which forms something is to be made known: proposed with the plan, and what it then asks for."""

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.desk.forms.starting import Item, first_draft
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience, Channel
from gongkai.obligations.actions import settle
from tests.channels.things import board, on_a_board, proved
from tests.desk.walking import at, signed_in, typed
from tests.factories import NOON, an_entry, started
from tests.obligations.things import a_period

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]


def test_the_editor_offers_for_each_audience_the_forms_that_carry_to_it(house):
    page = signed_in(house.drafter).get(at("edit", started(house)))

    offered = {name: [code for code, _ in page.context["form"].fields[f"{name}_channels"].choices] for name in Audience}
    assert offered["inner"] == offered["specific"] == ["meeting", "document", "bulletin"]
    assert len(offered["public"]) == 12


def test_the_forms_that_were_ticked_are_saved_and_shown_again(house):
    revision, browser = started(house), signed_in(house.drafter)

    browser.post(at("edit", revision), typed(revision, public_channels=["notice_board", "radio"]))
    page = browser.get(at("edit", revision))

    assert Revision.objects.get().rungs.get().channels == ["portal", "radio", "notice_board"]
    assert page.context["form"].initial["public_channels"] == ["portal", "radio", "notice_board"]


def test_what_the_catalogue_lists_is_ticked_from_the_start(house):
    listed = ["portal", "meeting", "notice_board", "mailbox"]
    entry = an_entry(house.college, inner_first_days=3, channels=listed)

    draft = first_draft(Item.objects.get(entry=entry), {"title": "党费"}, house.college, NOON.date())

    assert [(rung.audience.value, list(rung.channels)) for rung in draft.rungs] == [
        ("inner", ["meeting"]), ("public", ["notice_board", "mailbox"])]  # fmt: skip


@pytest.mark.article(16, 4)
def test_before_publishing_it_is_said_what_has_to_be_done_elsewhere(house):
    revision = on_a_board(house, stage=Stage.APPROVED, channels=(Channel.NOTICE_BOARD, Channel.SCREEN))

    page = signed_in(house.drafter).get(at("publish", revision))

    assert page.context["next"].elsewhere == "公告栏"
    assert "不由系统发布、要另行办理的：公告栏。" in page.content.decode()


@pytest.mark.article(17)
def test_what_is_due_says_which_evidence_is_missing_until_it_is_there(house):
    one = a_period(house)
    revision = on_a_board(house, entry=one.entry)
    type(one).objects.filter(pk=one.pk).update(disclosure=revision.disclosure)
    settle(NOON)
    browser, page = signed_in(house.drafter), reverse("desk:obligation", args=[one.public_id])
    before = browser.get(page).context["missing"]

    proved(house)

    one.refresh_from_db()
    assert before == [("向社会公开：公告栏", board().public_id, True)]
    assert (browser.get(page).context["missing"], one.state) == ([], "met")


@pytest.mark.article(10)
def test_readers_are_told_in_which_forms_and_when_and_never_by_whom(house, client):
    revision = on_a_board(house)
    proved(house, place="行政楼一层公告栏")

    page = Client().get(reverse("portal:detail", args=[revision.disclosure.public_id]))

    assert [(channel.value, day.isoformat()) for channel, day in page.context["told"]] == [
        ("portal", "2026-09-14"), ("notice_board", "2026-09-14")]  # fmt: skip
    assert [word for word in (house.drafter.name, "行政楼一层") if word in page.content.decode()] == []
