"""What is public no more is called back, until the other side or somebody proves that it is down."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.actions.sweeping import _tables
from gongkai.disclosures.rules.words import Alarm, Correction
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience, Channel
from gongkai.notices.models import Notice
from gongkai.push import actions
from gongkai.push.actions.handling import Shown
from gongkai.push.models import Delivery, Proof
from gongkai.push.queries import to_see_to
from gongkai.push.rules.sending import ATTEMPTS, RECALL_PAUSE
from tests.factories import NOON, Stage, brought_to, take_on
from tests.push.things import heard, how, run

pytestmark = [pytest.mark.django_db, pytest.mark.article(8)]
DAY, SOON = timedelta(days=1), NOON + timedelta(hours=1)
SHOWN = Shown("截图.png", "image/png", b"picture")


def suspend(town, revision, at=SOON):
    disclosures.suspend(revision, by=town.house.reviewer, at=at, alarm=Alarm.FALSE, reason="数字有误")


def restore(town, revision, at=SOON):
    disclosures.ask_restore(revision, by=town.house.reviewer, at=at, reason="核对无误")
    disclosures.restore(revision, by=town.house.head, at=at, reason="核对无误")


def erase(town, revision, at=SOON):
    suspend(town, revision)
    disclosures.erase(
        revision, by=town.house.approver, at=at, alarm=Alarm.PRIVACY, reason="含个人信息", signed_in_at=at
    )


def told(server):
    return [(one["kind"], one["turn"], one["told"].get("why")) for one in heard(server)]


@pytest.fixture
def taken(town, server):
    """Return something that the other side has taken."""
    revision = town.released()
    run()
    revision.refresh_from_db()
    return revision


def test_what_is_suspended_is_called_back_and_goes_again_once_it_is_restored(town, server, taken):
    suspend(town, taken)
    run(SOON)
    restore(town, taken)
    run(SOON)

    assert told(server) == [("release", 1, None), ("recall", 2, "suspended"), ("release", 3, None)]
    assert len({one["subject"] for one in heard(server)}) == 1


def test_what_is_withdrawn_is_called_back_by_its_names_alone(town, server, taken):
    disclosures.withdraw(taken, by=town.house.approver, at=SOON, reason="重复公开")
    run(SOON)

    recall = heard(server)[1]
    assert (recall["release"], recall["told"]["why"]) == (heard(server)[0]["release"], "withdrawn")
    assert set(recall["told"]) == {"index_no", "why"}


def test_a_correction_calls_the_old_wording_back_before_the_new_one_goes(town, server, taken):
    correction = disclosures.correct(taken, Correction.MINOR, "更正金额", by=town.house.drafter, at=SOON)
    take_on(correction, Stage.PUBLISHED, town.house, at=SOON)
    run(SOON)

    assert told(server) == [("release", 1, None), ("recall", 2, "replaced"), ("release", 3, None)]
    assert heard(server)[2]["told"]["correction_note"] == "更正金额"


def test_what_is_over_is_called_back(town, server):
    ends = (RungDraft(audience=Audience.PUBLIC, channels=(Channel.OFFICE_SYSTEM,), ends_on=SOON.date() + DAY),)
    brought_to(Stage.PUBLISHED, town.house, rungs=ends)
    run()
    disclosures.run_due(NOON + 2 * DAY)
    run(NOON + 2 * DAY)

    assert told(server)[1:] == [("recall", 2, "ended")]


def test_what_was_never_sent_is_not_called_back(town, server):
    revision = town.released()
    actions.reconcile(NOON)
    suspend(town, revision)
    run(SOON)

    assert (how(), server.heard) == ([("release", "needless", "no_longer")], [])


def test_it_is_looked_up_once_more_when_the_message_leaves(town, server):
    revision = town.released()
    actions.reconcile(NOON)
    suspend(town, revision)
    while actions.push_next(SOON):
        pass

    assert (how(), server.heard) == ([("release", "needless", "no_longer")], [])


def test_what_was_refused_and_is_public_no_more_is_not_tried_again(town, server):
    server.habit = "refuses"
    revision = town.released()
    run()
    suspend(town, revision)
    run(SOON)
    with pytest.raises(Refused, match="moved_meanwhile"):
        actions.retry(Delivery.objects.get(kind="release"), by=town.house.clerk, at=SOON)

    assert how()[0] == ("release", "needless", "no_longer")


def test_what_may_have_arrived_is_called_back_and_not_sent_again(town, server):
    server.habit = "hangs_up_within"
    revision = town.released()
    run()
    suspend(town, revision)
    server.habit = "takes"
    run(SOON)

    assert told(server) == [("release", 1, None), ("recall", 2, "suspended")]
    assert how() == [("release", "needless", "no_longer"), ("recall", "delivered", "")]


def test_what_is_restored_waits_until_the_recall_has_arrived(town, server, taken):
    suspend(town, taken)
    server.habit = "fails"
    run(SOON)
    restore(town, taken)
    run(SOON)
    server.habit = "takes"
    run(SOON + RECALL_PAUSE)

    assert told(server) == [("release", 1, None), *[("recall", 2, "suspended")] * 2, ("release", 3, None)]


def test_a_recall_is_never_given_up_and_needs_a_receipt(town, server, taken):
    suspend(town, taken)
    server.habit = "refuses"
    for hour in range(ATTEMPTS * 3):
        run(SOON + hour * RECALL_PAUSE)

    assert how()[1] == ("recall", "waiting", "refused")
    assert len(server.heard) > ATTEMPTS * 2


def test_a_yes_without_a_receipt_proves_nothing(town, server, taken):
    suspend(town, taken)
    server.habit = "nods"
    run(SOON)

    assert how()[1] == ("recall", "waiting", "no_receipt")


def test_an_erasure_empties_what_waits_in_the_same_transaction(town, server):
    server.habit = "fails"
    revision = town.released()
    run()
    waiting = Delivery.objects.get()
    erase(town, revision)

    waiting.refresh_from_db()
    assert "党费" in heard(server)[0]["told"]["title"]
    assert (waiting.body, len(waiting.digest)) == ("", 64)


def test_an_erasure_takes_the_picture_with_it_and_is_told_without_a_word_of_the_content(town, server):
    revision = town.released()
    actions.reconcile(NOON)
    waiting = Delivery.objects.get()
    actions.record_by_hand(waiting, note="已在办公系统发布党费情况", proof=SHOWN, by=town.house.clerk, at=NOON)
    erase(town, revision)
    run(SOON)

    waiting.refresh_from_db()
    assert (Proof.objects.count(), waiting.note, told(server)) == (0, "", [("recall", 2, "erased")])
    assert "党费" not in server.heard[0][2].decode()


def test_what_was_erased_before_it_arrived_leaves_nothing_to_call_back(town, server):
    revision = town.released()
    actions.reconcile(NOON)
    erase(town, revision)
    run(SOON)

    assert (how(), server.heard) == ([("release", "needless", "no_longer")], [])


def test_a_system_that_was_revoked_is_called_back_from_by_hand(town, server, taken):
    actions.revoke_target(town.target, by=town.admin, at=SOON)
    suspend(town, taken)
    run(SOON)
    recall = to_see_to().get()
    with pytest.raises(Refused, match="proof_missing"):
        actions.record_by_hand(recall, note="已撤下", proof=None, by=town.house.clerk, at=SOON)
    actions.record_by_hand(recall, note="已撤下", proof=SHOWN, by=town.house.clerk, at=SOON)

    assert (len(server.heard), how()[1]) == (1, ("recall", "by_hand", ""))


def test_what_an_erasure_empties_here_is_written_anew_with_the_rest():
    tables = set(_tables())

    assert tables >= {"push_delivery", "push_proof", "disclosures_revision"}


def test_the_office_is_told_once_when_a_recall_is_still_not_confirmed(town, server, taken):
    suspend(town, taken)
    server.habit = "fails"
    counts = []
    for hour in range(5):
        run(SOON + hour * RECALL_PAUSE)
        counts.append(Notice.objects.filter(kind="push_recall_open").count())

    assert counts == [0, 0, 2, 2, 2]
