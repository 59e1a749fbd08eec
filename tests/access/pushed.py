"""What the school told another system: something it is to take down, and something done there by hand."""

from dataclasses import dataclass

from gongkai.measures.vocabulary import Channel
from gongkai.push.models import Delivery, Proof, Target
from gongkai.push.rules.words import Kind, Why
from tests.factories import NOON


@dataclass(frozen=True)
class Pushed:
    """One message that waits, and one that somebody has seen to."""

    waiting: Delivery
    by_hand: Delivery


def what_was_pushed(town):
    """Keep a system that is told, and two messages to it."""
    said = {"name": "办公系统", "address": "https://oa.example.edu.cn/in", "key_id": "k-1", "secret": "sealed"}
    by = {"added_by": town.persons["system_admin"], "added_at": NOON}
    target = Target.objects.create(channel=Channel.OFFICE_SYSTEM, **said, **by)
    waiting = a_message(town, target, Kind.RECALL, why=Why.SUSPENDED)
    note = town.marks.of("push", "note", "word list")
    seen_to = {"by_hand_by": town.persons["clerk"], "by_hand_at": NOON, "note": note}
    by_hand = a_message(town, target, Kind.RELEASE, turn=2, **seen_to)
    picture = {"name": "截图.png", "media_type": "image/png", "content": note.encode(), "digest": "0" * 64}
    Proof.objects.create(delivery=by_hand, **picture)
    return Pushed(waiting, by_hand)


def a_message(town, target, kind, **more):
    """Put a message about the first matter into the queue."""
    release = next(iter(town.matters.values())).releases.first()
    disclosure = next(iter(town.matters.values()))
    about = {"disclosure": disclosure, "release": release.public_id if release else disclosure.public_id}
    return Delivery.objects.create(
        target=target, kind=kind, digest="0" * 64, made_at=NOON, next_at=NOON, **about, **more
    )
