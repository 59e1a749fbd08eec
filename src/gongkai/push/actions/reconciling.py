"""What other systems show is compared with what the public may read; what differs is put into the queue.

Whatever happened to a release, and whoever did it, is found here: nothing has to remember to tell anybody.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import cast
from uuid import UUID, uuid4

from django.db.models import Max

from gongkai.disclosures.models import Disclosure, Release
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.ledger.actions import recorded
from gongkai.measures.vocabulary import PAGES
from gongkai.orgs.actions.deeds import did
from gongkai.push.models import Delivery, Target
from gongkai.push.queries.messages import recall_told, release_told
from gongkai.push.queries.standing import WHY, overdue_recalls, untold
from gongkai.push.rules.message import digest_of, written
from gongkai.push.rules.sending import IN_FLIGHT
from gongkai.push.rules.words import Kind, Trouble, Why

BATCH = 200
"""As many messages are made in one transaction; the next round goes on."""


def reconcile(at: datetime) -> int:
    """Put into the queue what other systems are to be told; returns how many messages. Source: 第十四条.

    Safe to run any number of times, in any number of workers.
    """
    return sum(_reconcile(one, at) for one in Target.objects.order_by("pk"))


@recorded()
def _reconcile(target: Target, at: datetime) -> int:
    """Hold the target, so that a second worker waits, and finds it done."""
    held = Target.objects.select_for_update().get(pk=target.pk)
    down = list(overdue_recalls(held)[:BATCH])
    new = [] if held.revoked_at else list(untold(held)[:BATCH])
    if not (down or new):
        return 0
    turns = _Turns(held, [*(one.disclosure_id for one in down), *(one.disclosure_id for one in new)])
    made = [_recall(one, turns, at) for one in down if _was_told(one, at)]
    made += [_release(held, one, turns, at) for one in new]
    Delivery.objects.bulk_create(made)
    if made:
        count = {kind: sum(one.kind == kind for one in made) for kind in (Kind.RELEASE, Kind.RECALL)}
        did(
            "push_made",
            f"push/{held.public_id}",
            by=None,
            at=at,
            released=count[Kind.RELEASE],
            recalled=count[Kind.RECALL],
        )
    return len(made)


class _Turns:
    """Counts the messages a system gets about each disclosure."""

    def __init__(self, target: Target, disclosures: Iterable[int | None]) -> None:
        rows = Delivery.objects.filter(target=target, disclosure__in={one for one in disclosures if one})
        self._last: dict[int, int] = dict(rows.order_by().values_list("disclosure").annotate(Max("turn")))

    def next(self, disclosure: int) -> int:
        """Take the next turn."""
        self._last[disclosure] = self._last.get(disclosure, 0) + 1
        return self._last[disclosure]


def _was_told(one: Delivery, at: datetime) -> bool:
    """Give up a message that is public no more; tell whether the other side has it, or may have it."""
    mine = Delivery.objects.filter(pk=one.pk)
    mine.update(stands=False)
    mine.filter(delivered_at=None, by_hand_at=None).update(given_up_at=at, trouble=Trouble.NO_LONGER)
    mine.update(body="")
    return bool(one.tried_at or one.delivered_at or one.by_hand_at)


def _recall(one: Delivery, turns: _Turns, at: datetime) -> Delivery:
    disclosure, release, name = cast("Disclosure", one.disclosure), cast("UUID", one.release), uuid4()
    turn, why = turns.next(disclosure.pk), _why(one)
    body = written(recall_told(disclosure, release, why, name, turn, at))
    in_flight = one.tried_at is not None and at - one.tried_at < IN_FLIGHT
    return Delivery(
        public_id=name, target_id=one.target_id, kind=Kind.RECALL, disclosure=disclosure, release=release, turn=turn,
        why=why, body=body, digest=digest_of(body), made_at=at, next_at=at + IN_FLIGHT if in_flight else at,
    )  # fmt: skip


def _why(one: Delivery) -> Why:
    """Look at the program's own page of the same step; a release that is gone was erased before it stood."""
    step = Release.objects.filter(public_id__in=[one.release]).values("rung")
    pages = Release.objects.filter(rung__in=step, channel__in=PAGES)
    state = pages.values_list("state", flat=True).first()
    return WHY.get(ReleaseState(state), Why.SUSPENDED) if state else Why.ERASED


def _release(target: Target, release: Release, turns: _Turns, at: datetime) -> Delivery:
    turn, name = turns.next(release.disclosure_id), uuid4()
    body = written(release_told(release, name, turn, at))
    return Delivery(
        public_id=name, target=target, kind=Kind.RELEASE, disclosure=release.disclosure, release=release.public_id,
        turn=turn, body=body, digest=digest_of(body), stands=True, made_at=at, next_at=at,
    )  # fmt: skip
