"""What hangs, lies or stands elsewhere comes down again when it has to, and somebody says so."""

import pytest

from gongkai.channels import actions
from gongkai.channels.kinds import KINDS
from gongkai.channels.models import Recall
from gongkai.channels.queries import told_of
from gongkai.channels.rules.kind import Undo
from gongkai.channels.rules.recalls import why_down
from gongkai.channels.rules.words import Why
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Alarm, Correction, ReleaseState, Stage
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Channel
from gongkai.notices.models import Notice
from tests.channels.things import DAY, TODAY, a_photo, board, on_a_board, proved
from tests.factories import NOON, take_on

pytestmark = [pytest.mark.django_db, pytest.mark.article(8)]
LATER = NOON + 3 * DAY
BOARD, PAPER, VOICE = KINDS[Channel.NOTICE_BOARD], KINDS[Channel.DOCUMENT], KINDS[Channel.RADIO]
S = ReleaseState


@pytest.mark.article(17)
@pytest.mark.parametrize(
    ("kind", "state", "until_on", "why"),
    [
        (BOARD, S.LIVE, None, None),
        (BOARD, S.LIVE, TODAY, None),
        (BOARD, S.LIVE, TODAY - DAY, Why.PERIOD),
        (BOARD, S.ENDED, None, Why.PERIOD),
        (BOARD, S.SUSPENDED, None, Why.SUSPENDED),
        (BOARD, S.WITHDRAWN, None, Why.WITHDRAWN),
        (BOARD, S.ERASED, None, Why.WITHDRAWN),
        (BOARD, S.REPLACED, None, Why.CORRECTED),
        (PAPER, S.ENDED, None, None),
        (PAPER, S.REPLACED, None, Why.CORRECTED),
        (VOICE, S.REPLACED, None, None),
        (VOICE, S.WITHDRAWN, None, Why.WITHDRAWN),
        (KINDS[Channel.PORTAL], S.WITHDRAWN, None, None),
    ],
)
def test_why_something_has_to_come_down(kind, state, until_on, why):
    assert why_down(kind, state, until_on, TODAY) is why


def recalls():
    return list(Recall.objects.order_by("pk").values_list("why", "due_on"))


def test_what_was_withdrawn_comes_down_the_same_day_and_its_unit_is_told_once(house):
    revision = on_a_board(house)
    proved(house)
    disclosures.withdraw(revision, by=house.approver, at=LATER, reason="有误")

    assert [actions.run_due(LATER), actions.run_due(LATER)] == [1, 0]
    assert recalls() == [("withdrawn", LATER.date())]
    told = Notice.objects.filter(kind="recall_opened").values_list("person", flat=True)
    assert set(told) == {house.drafter.pk, house.head.pk}


@pytest.mark.article(17)
def test_a_notice_comes_down_when_its_period_is_over(house):
    on_a_board(house, ends_on=TODAY + DAY)
    proved(house)
    disclosures.run_due(NOON + 2 * DAY)

    assert [actions.run_due(NOON + DAY), actions.run_due(NOON + 2 * DAY)] == [1, 0]
    assert recalls() == [("period", TODAY + 2 * DAY)]


def test_a_correction_asks_for_the_old_sheet_back(house):
    revision = on_a_board(house)
    proved(house)
    fresh = disclosures.correct(revision, Correction.MINOR, "更正数字", by=house.drafter, at=NOON + DAY)
    take_on(fresh, Stage.PUBLISHED, house, at=NOON + DAY)

    actions.run_due(NOON + DAY)

    states = [(one.kind.channel.value, one.standing.value) for one in told_of(revision.disclosure)]
    assert states == [
        ("portal", "over"), ("notice_board", "to_take_down"), ("portal", "done"), ("notice_board", "awaited"),
    ]  # fmt: skip


def test_what_is_suspended_comes_down_and_stays_up_if_it_is_brought_back_in_time(house):
    revision = on_a_board(house)
    proved(house)
    disclosures.suspend(revision, by=house.reviewer, at=NOON + DAY, alarm=Alarm.FALSE, reason="数字有误")
    actions.run_due(NOON + DAY)
    halfway = recalls()
    disclosures.ask_restore(revision, by=house.reviewer, at=NOON + DAY, reason="无误")
    disclosures.restore(revision, by=house.head, at=NOON + DAY, reason="无误")

    assert (halfway, actions.run_due(NOON + DAY), recalls()) == ([("suspended", TODAY + DAY)], 1, [])


def a_recall(house):
    revision = on_a_board(house)
    proved(house)
    disclosures.withdraw(revision, by=house.approver, at=LATER, reason="有误")
    actions.run_due(LATER)
    return Recall.objects.get()


def test_somebody_says_that_it_has_come_down_and_may_show_it(house):
    recall = a_recall(house)

    actions.confirm_taken_down(recall, done_on=LATER.date(), by=house.head, at=LATER, note="已揭下", proof=a_photo())

    recall.refresh_from_db()
    assert (recall.done_on, recall.done_by, recall.proof_name) == (LATER.date(), house.head, "公告栏.jpg")
    assert [one.standing.value for one in told_of(recall.release.disclosure)] == ["over", "down"]


@pytest.mark.parametrize(
    ("who", "day", "code"),
    [
        ("head", LATER.date() + DAY, "down_in_the_future"),
        ("head", TODAY - DAY, "down_before_it_was_up"),
        ("reviewer", LATER.date(), "not_your_task"),
    ],
)
def test_what_cannot_be_is_not_confirmed(house, who, day, code):
    recall = a_recall(house)

    with pytest.raises(Refused, match=code):
        actions.confirm_taken_down(recall, done_on=day, by=getattr(house, who), at=LATER)


def test_nothing_is_taken_down_twice(house):
    recall = a_recall(house)
    actions.confirm_taken_down(recall, done_on=LATER.date(), by=house.head, at=LATER)

    with pytest.raises(Refused, match="already_down"):
        actions.confirm_taken_down(recall, done_on=LATER.date(), by=house.head, at=LATER)
    assert actions.run_due(LATER) == 0


def test_what_is_carried_here_never_comes_down_by_hand():
    assert [kind.channel for kind in KINDS.values() if kind.undo is Undo.BY_ITSELF and not kind.is_carried_here] == []


def test_no_evidence_means_nothing_to_take_down(house):
    revision = on_a_board(house)
    disclosures.withdraw(revision, by=house.approver, at=LATER, reason="有误")

    assert (actions.run_due(LATER), board().state) == (0, "planned")
