"""Forms that are carried elsewhere stand once somebody has carried them out, and not before."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions, queries
from gongkai.disclosures.models import Disclosure, Move, Release
from gongkai.disclosures.queries.agreement import disagreements
from gongkai.disclosures.rules.words import Alarm, Correction, ReleaseState, Stage, Verb
from gongkai.ledger.models import Entry
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience, Channel
from gongkai.orgs.queries import ANYBODY
from tests.factories import NOON, RungDraft, a_house, brought_to, take_on

DAY = timedelta(days=1)
BOARD = (RungDraft(audience=Audience.PUBLIC, channels=(Channel.NOTICE_BOARD, Channel.SCREEN)),)
pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]


@pytest.fixture
def house(db):
    return a_house()


def states():
    return dict(Release.objects.order_by("pk").values_list("channel", "state"))


def on_the_board():
    return Release.objects.filter(channel=Channel.NOTICE_BOARD).latest("pk")


def carried(house, *, days=1, since=0):
    return actions.carry_out(on_the_board(), since=NOON + since * DAY, by=house.drafter, at=NOON + days * DAY)


def reasons(house, **when):
    with pytest.raises(Refused) as refused:
        carried(house, **when)
    return [one.code for one in refused.value.refusals]


def test_the_program_shows_at_once_what_it_carries_and_waits_for_the_rest(house):
    brought_to(Stage.PUBLISHED, house, rungs=BOARD)

    assert states() == {"portal": "live", "notice_board": "planned", "screen": "live"}


def test_what_has_been_carried_out_stands_from_the_day_it_took_place(house):
    brought_to(Stage.PUBLISHED, house, rungs=BOARD)

    board = carried(house, days=3, since=1)

    assert (board.state, board.since, board.live_at) == (ReleaseState.LIVE, NOON + DAY, NOON + 3 * DAY)
    assert board.released_by == house.drafter


def test_a_system_that_took_it_over_may_confirm_it(house):
    brought_to(Stage.PUBLISHED, house, rungs=BOARD)

    board = actions.carry_out(on_the_board(), since=NOON, by=None, at=NOON)

    assert (board.state, board.released_by) == (ReleaseState.LIVE, None)


def test_readers_find_one_item_however_many_forms_it_was_made_known_in(house):
    revision = brought_to(Stage.PUBLISHED, house, rungs=BOARD)
    carried(house)

    assert queries.listed(ANYBODY).count() == 1
    assert queries.count_by_unit(ANYBODY) == {house.college.code: 1}
    assert queries.reading(ANYBODY, revision.disclosure.public_id).channel == Channel.PORTAL


def test_one_number_is_given_and_one_leaf_written_however_many_forms_there_are(house):
    brought_to(Stage.PUBLISHED, house, rungs=BOARD)
    carried(house)

    assert Disclosure.objects.get().index_no.endswith("0001")
    assert [one.act for one in Entry.objects.filter(log="public")] == ["publish"]


@pytest.mark.article(16, 4)
def test_nothing_is_carried_out_twice_nor_before_it_was_approved_nor_in_the_future(house):
    brought_to(Stage.PUBLISHED, house, rungs=BOARD)

    assert reasons(house, since=-1) == ["carried_before_approval"]
    assert reasons(house, since=2) == ["carried_in_the_future"]
    carried(house)
    assert reasons(house) == ["already_carried_out"]


@pytest.mark.article(16, 4)
def test_nothing_is_carried_out_that_is_not_published_or_does_not_stand_any_more(house):
    revision = brought_to(Stage.APPROVED, house, rungs=BOARD)
    assert reasons(house) == ["not_standing"]
    actions.publish(revision, by=house.drafter, at=NOON)
    actions.withdraw(revision, by=house.approver, at=NOON, reason="有误")

    assert reasons(house) == ["not_standing"]


def test_what_the_program_carries_itself_is_not_noted_by_hand(house):
    brought_to(Stage.PUBLISHED, house, rungs=BOARD)

    with pytest.raises(Refused, match="carried_here"):
        actions.carry_out(Release.objects.get(channel="portal"), since=NOON, by=house.drafter, at=NOON)


def test_what_is_taken_down_is_taken_down_in_every_form(house):
    revision = brought_to(Stage.PUBLISHED, house, rungs=BOARD)
    carried(house)

    actions.suspend(revision, by=house.reviewer, at=NOON + DAY, alarm=Alarm.FALSE, reason="数字有误")

    assert set(states().values()) == {ReleaseState.SUSPENDED}


def test_a_notice_period_ends_once_for_all_forms_and_may_be_proved_afterwards(house):
    last = NOON.date() + 2 * DAY
    rungs = (RungDraft(audience=Audience.PUBLIC, ends_on=last, channels=(Channel.NOTICE_BOARD, Channel.SCREEN)),)
    brought_to(Stage.PUBLISHED, house, rungs=rungs)

    done = [actions.run_due(NOON + days * DAY) for days in (2, 3, 3)]
    carried(house, days=4)

    assert (done, Move.objects.filter(verb=Verb.END).count()) == ([0, 1, 0], 1)
    assert set(states().values()) == {ReleaseState.ENDED}
    assert [one.act for one in Entry.objects.filter(log="public").order_by("pk")] == ["publish", "end"]


def test_the_clock_does_not_publish_again_what_waits_to_be_carried_out(house):
    soon = NOON + timedelta(hours=2)
    rungs = (RungDraft(audience=Audience.PUBLIC, starts_at=soon, channels=(Channel.NOTICE_BOARD,)),)
    brought_to(Stage.APPROVED, house, rungs=rungs)

    assert [actions.run_due(soon + days * DAY) for days in (0, 1)] == [1, 0]


def test_a_correction_asks_for_its_own_notice_and_keeps_the_first_day(house):
    revision = brought_to(Stage.PUBLISHED, house, rungs=BOARD)
    carried(house)
    fresh = actions.correct(revision, Correction.MINOR, "更正数字", by=house.drafter, at=NOON + DAY)
    take_on(fresh, Stage.PUBLISHED, house, at=NOON + DAY)

    rows = Release.objects.exclude(channel="screen").order_by("pk").values_list("channel", "state", "since")
    assert list(rows) == [
        ("portal", "replaced", NOON), ("notice_board", "replaced", NOON),
        ("portal", "live", NOON), ("notice_board", "planned", None),
    ]  # fmt: skip


def test_the_logs_agree_with_a_notice_that_was_up_later_than_the_page(house):
    brought_to(Stage.PUBLISHED, house, rungs=BOARD)
    carried(house, days=3, since=2)

    assert list(disagreements(Log.PUBLIC)) == []
