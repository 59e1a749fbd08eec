"""What is public goes to the other system once, signed, and is tried again where that helps."""

import hashlib
import hmac
import json
from datetime import timedelta

import pytest

from gongkai.disclosures.actions import attach
from gongkai.disclosures.models import Release
from gongkai.files.models import StoredFile
from gongkai.measures.vocabulary import Channel
from gongkai.notices.models import Notice
from gongkai.push import actions
from gongkai.push.models import Delivery
from gongkai.push.rules.sending import ATTEMPTS, PAUSES
from tests.factories import NOON, Audience, RungDraft, Stage, a_paper, started, take_on
from tests.push.receiver import receiving
from tests.push.things import BOTH, heard, how, run

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]
LATER = timedelta(days=9)
DELIVERED = [("release", "delivered", "")]


def states():
    return dict(Release.objects.values_list("channel", "state"))


@pytest.mark.article(15)
def test_a_release_arrives_once_with_what_the_public_reads(town, server):
    disclosure = town.released().disclosure
    run()
    run(NOON + LATER)

    disclosure.refresh_from_db()
    [told] = heard(server)
    assert (told["kind"], told["subject"], told["turn"]) == ("release", str(disclosure.public_id), 1)
    assert told["told"]["title"] == "2026年上半年党费收缴情况"
    assert (told["told"]["index_no"], told["told"]["since"]) == (disclosure.index_no, "2026-09-14")
    assert how() == DELIVERED


def test_it_stands_there_once_the_other_side_has_taken_it(town, server):
    town.released()
    before = states()
    run()

    assert (before[Channel.OFFICE_SYSTEM], states()[Channel.OFFICE_SYSTEM]) == ("planned", "live")


def test_of_files_their_digests_travel_and_never_their_bytes(town, server):
    revision = started(town.house, rungs=BOTH)
    attach(revision, a_paper("不随消息发送的内容"), "决定.txt", by=town.house.drafter, at=NOON)
    take_on(revision, Stage.PUBLISHED, town.house)
    run()

    [(_path, _headers, body)] = server.heard
    [file], stored = json.loads(body)["told"]["files"], StoredFile.objects.get()
    assert (file["name"], file["size"], file["sha256"]) == ("决定.txt", stored.size, stored.digest)
    assert (file["address"].startswith("http"), "不随消息发送的内容" in body.decode()) == (True, False)


def test_the_other_side_can_tell_by_the_secret_who_wrote_it_and_when(town, server):
    town.released()
    run()

    [(_path, headers, body)] = server.heard
    signed = f"gongkai-push/1\n{headers['Gongkai-Time']}\n{headers['Gongkai-Delivery']}\n".encode() + body
    assert headers["Gongkai-Signature"] == hmac.new(town.secret.encode(), signed, hashlib.sha256).hexdigest()
    assert (int(headers["Gongkai-Time"]), headers["Gongkai-Key"]) == (NOON.timestamp(), town.target.key_id)


@pytest.mark.article(10, 2)
def test_what_is_within_the_party_goes_nowhere(town, server):
    town.released(rungs=(RungDraft(audience=Audience.INNER),), narrower_reason="只涉及党员")
    run()

    assert (server.heard, Delivery.objects.count()) == ([], 0)


def test_what_is_only_on_the_portal_goes_nowhere(town, server):
    town.released(rungs=(RungDraft(audience=Audience.PUBLIC),))
    run()

    assert (server.heard, Delivery.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    ("habit", "trouble"),
    [
        ("fails", "failed"),
        ("says_nothing", "too_slow"),
        ("drips", "too_slow"),
        ("hangs_up", "cut_off"),
        ("hangs_up_within", "cut_off"),
        ("babbles", "cut_off"),
        ("sends_elsewhere", "redirected"),
        ("never_ends", "too_long"),
    ],
)
def test_what_goes_wrong_for_now_is_tried_again_after_a_pause_as_the_same_message(town, server, habit, trouble):
    town.released()
    server.habit = habit
    run()
    first, server.habit = how(), "takes"
    run(NOON + PAUSES[0] - timedelta(seconds=1))
    between = how()
    run(NOON + PAUSES[0])

    assert (first, between, how()) == (*[[("release", "waiting", trouble)]] * 2, DELIVERED)
    [name] = server.times()
    assert (server.times()[name], len({body for _path, _headers, body in server.heard})) == (2, 1)


def test_one_that_answers_twice_has_taken_one_message(town, server):
    server.habit = "answers_twice"
    town.released()
    town.released()
    run()

    assert (how(), sorted(server.times().values())) == (DELIVERED * 2, [1, 1])


def test_what_is_refused_is_given_up_and_shown(town, server):
    server.habit = "refuses"
    town.released()
    run()
    run(NOON + LATER)

    assert (how(), len(server.heard)) == ([("release", "failed", "refused")], 1)


def test_where_nobody_listens_it_is_tried_over_days_and_in_the_end_given_up(town, server, settings):
    with receiving() as gone:
        pass
    settings.PUSH_PRIVATE = [gone.place]
    type(town.target).objects.update(address=gone.address)
    town.released()
    at = NOON
    for pause in PAUSES:
        run(at)
        at += pause
    before = how()
    run(at)

    assert (before, how()) == ([("release", "waiting", "unreachable")], [("release", "failed", "unreachable")])
    assert Delivery.objects.get().attempts == ATTEMPTS


def test_an_address_that_is_no_longer_allowed_is_not_spoken_to(town, server, settings):
    settings.PUSH_PRIVATE = []
    town.released()
    run()

    assert (how(), server.heard) == ([("release", "waiting", "not_listed")], [])


def test_a_key_that_can_no_longer_be_read_signs_nothing(town, server, settings):
    settings.SECRET_KEY = "another"
    town.released()
    run()

    assert (how(), server.heard) == ([("release", "waiting", "key_lost")], [])


def test_a_worker_that_dies_after_sending_sends_the_same_message_again(town, server):
    town.released()
    actions.reconcile(NOON)
    body = Delivery.objects.get().body
    run()
    Delivery.objects.update(delivered_at=None, body=body)
    run(NOON + PAUSES[0])

    [name] = server.times()
    assert (server.times()[name], len(server.kept), how()) == (2, 1, DELIVERED)


def test_a_message_that_kills_its_worker_each_time_is_given_up(town, server):
    town.released()
    actions.reconcile(NOON)
    Delivery.objects.update(attempts=ATTEMPTS)
    run()

    assert (how(), server.heard) == ([("release", "failed", "unreachable")], [])


def test_what_has_been_taken_keeps_its_digest_and_its_receipt_and_not_its_words(town, server):
    town.released()
    run()

    [(_path, _headers, body)], kept = server.heard, Delivery.objects.get()
    assert (kept.body, kept.digest, kept.receipt) == ("", hashlib.sha256(body).hexdigest(), "R-1")


def told_office(town):
    return sorted((one.kind, one.person_id, one.facts) for one in Notice.objects.filter(kind__startswith="push_"))


def test_the_office_is_told_once_when_a_message_is_given_up(town, server):
    server.habit = "refuses"
    town.released()
    run()
    run(NOON + LATER)

    office = sorted([town.house.clerk.pk, town.house.approver.pk])
    assert told_office(town) == [("push_given_up", person, {"system": "办公系统"}) for person in office]
