"""Who may do what about a message, and that the queue counts as the program says. Source: 第六条、第十四条."""

from datetime import timedelta

import pytest

from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Channel, Role
from gongkai.push import actions
from gongkai.push.models import Delivery, Target
from gongkai.push.queries import count_each
from gongkai.push.rules.permitting import Acting, ByHand, Summing, recording, retrying, summing
from gongkai.push.rules.sending import IN_FLIGHT
from gongkai.push.rules.words import Kind, Standing
from tests.factories import NOON
from tests.push.things import heard, run

OFFICE = frozenset({Role.OFFICE_CLERK})
SUM = {"roles": OFFICE, "is_over": True, "is_sent": False, "has_target": True, "findings": "及时", "leaks": False}


def codes(refusals):
    return [one.code for one in refusals]


@pytest.mark.article(6)
@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.OFFICE_CLERK, Role.OFFICE_APPROVER}])
def test_the_office_alone_sees_to_messages(role):
    assert codes(retrying(Acting(frozenset({role}), Standing.FAILED))) == ["not_your_task"]


@pytest.mark.article(14)
@pytest.mark.parametrize("standing", [Standing.DELIVERED, Standing.BY_HAND, Standing.NEEDLESS])
def test_what_is_done_with_is_done_with(standing):
    assert codes(retrying(Acting(OFFICE, standing))) == ["moved_meanwhile"]


@pytest.mark.article(14)
@pytest.mark.parametrize(
    ("kind", "note", "has_proof", "found"),
    [
        (Kind.RELEASE, "已发布", False, []),
        (Kind.RECALL, "已撤下", True, []),
        (Kind.RECALL, " ", False, ["note_missing", "proof_missing"]),
        (Kind.RELEASE, "字" * 301, True, ["note_too_long"]),
    ],
)
def test_a_record_by_hand_says_what_was_done_and_proves_a_recall(kind, note, has_proof, found):
    assert codes(recording(Acting(OFFICE, Standing.WAITING), ByHand(kind, note, has_proof))) == found


@pytest.mark.article(14)
@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"roles": frozenset({Role.HEAD})}, ["not_your_task"]),
        ({"is_over": False, "has_target": False}, ["month_not_over", "no_sunshine_target"]),
        ({"is_sent": True, "findings": " "}, ["summary_sent_already", "findings_missing"]),
        ({"findings": "字" * 2001, "leaks": True}, ["findings_too_long", "findings_leak"]),
    ],
)
def test_a_month_is_summed_up_once_it_is_over_with_words_that_may_be_told(changes, found):
    assert codes(summing(Summing(**{**SUM, **changes}))) == found


@pytest.mark.django_db
def test_the_queue_counts_each_message_where_it_stands(town, server):
    server.habit = "refuses"
    for _ in range(3):
        town.released()
    run()
    first, second, _third = Delivery.objects.order_by("pk")
    server.habit = "takes"
    actions.retry(first, by=town.house.clerk, at=NOON)
    run(NOON + IN_FLIGHT)
    actions.record_by_hand(second, note="已发布", proof=None, by=town.house.clerk, at=NOON)
    town.released()
    actions.reconcile(NOON)

    standings = [one.standing for one in Delivery.objects.order_by("pk")]
    assert standings == [Standing.DELIVERED, Standing.BY_HAND, Standing.FAILED, Standing.WAITING]
    assert count_each(Standing) == {one: standings.count(one) for one in Standing}


@pytest.mark.django_db
def test_trying_again_waits_for_a_conversation_that_may_still_go_on(town, server):
    server.habit = "fails"
    town.released()
    run()
    actions.retry(Delivery.objects.get(), by=town.house.clerk, at=NOON + timedelta(seconds=10))

    assert Delivery.objects.get().next_at == NOON + IN_FLIGHT


@pytest.mark.django_db
@pytest.mark.article(16, 4)
def test_what_was_put_up_by_hand_stands_there_and_is_not_sent(town, server):
    revision = town.released()
    actions.reconcile(NOON)
    actions.record_by_hand(Delivery.objects.get(), note="已发布", proof=None, by=town.house.clerk, at=NOON)
    run()

    release = revision.releases.get(channel=Channel.OFFICE_SYSTEM)
    assert (release.state, release.released_by, server.heard) == ("live", town.house.clerk, [])


SUN = {"channel": Channel.SUNSHINE, "name": "平台", "address": "https://sun.example.edu.cn/"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    [
        lambda _target, **by: actions.add_target(**SUN, **by),
        actions.probe,
        actions.renew_key,
        actions.revoke_target,
    ],
)
def test_systems_are_the_system_administrators(town, server, act):
    with pytest.raises(Refused, match="not_yours_to_manage"):
        act(town.target, by=town.house.approver, at=NOON)

    assert (server.heard, Target.objects.filter(revoked_at=None).count()) == ([], 1)


@pytest.mark.django_db
def test_a_system_registered_late_is_told_what_is_up_already(town, server):
    town.released()
    run()
    actions.revoke_target(town.target, by=town.admin, at=NOON)
    said = {"channel": Channel.OFFICE_SYSTEM, "name": "新系统", "address": server.address}
    actions.add_target(**said, by=town.admin, at=NOON)
    run()

    assert [(told["kind"], told["turn"]) for told in heard(server)] == [("release", 1)] * 2
