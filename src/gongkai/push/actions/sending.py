"""Sending: a message is claimed before the conversation and marked after it, one after the other.

A worker that dies in between leaves it claimed; it is sent again after a pause, the same bytes under the same name.
"""

import logging
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db.models import F
from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.notices.actions import tell
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.queries import persons_of_the_office
from gongkai.outbound import LIMITS, Limits, Unsent, post
from gongkai.push.actions.carrying import stand
from gongkai.push.actions.reconciling import reconcile
from gongkai.push.models import Delivery, Target
from gongkai.push.models.outbox import SETTLED
from gongkai.push.queries.outbox import next_due
from gongkai.push.queries.standing import is_up
from gongkai.push.queries.targets import allowed
from gongkai.push.rules.message import headers_of, unsealed
from gongkai.push.rules.sending import ATTEMPTS, PAUSES, Outcome, given_up, is_to_be_told, judged, pause_after
from gongkai.push.rules.words import Kind, Trouble

log = logging.getLogger(__name__)


def push_next(at: datetime) -> bool:
    """Try to deliver the message that has waited longest; tells whether there was one.

    It is looked up once more, now that the message leaves, whether everybody may still read what it tells of.
    """
    found = next_due(at)
    if found is None:
        return False
    kind = Kind(found.kind)
    if kind is Kind.RELEASE and not is_up(found):
        reconcile(at)
        Delivery.objects.filter(~SETTLED, pk=found.pk).update(next_at=at + PAUSES[0])
        return True
    mine = Delivery.objects.filter(~SETTLED, pk=found.pk, attempts=found.attempts, next_at=found.next_at)
    pause = pause_after(found.attempts + 1, kind)
    if mine.update(attempts=F("attempts") + 1, tried_at=at, next_at=at + pause):
        _mark_outcome(found, _conversation(found, kind, at), at)
    return True


def _conversation(found: Delivery, kind: Kind, at: datetime) -> Outcome:
    """Say a message; one that has been tried too often here was claimed by workers that died with it each time."""
    if found.attempts >= ATTEMPTS and kind is not Kind.RECALL:
        return Outcome(Trouble.UNREACHABLE)
    return talk(found.target, str(found.public_id), found.body.encode(), kind, at)


def talk(target: Target, name: str, body: bytes, kind: Kind, at: datetime, seconds: float | None = None) -> Outcome:
    """Post signed bytes to a system, and return what became of it. Never in a transaction."""
    secret = unsealed(target.secret, settings.SECRET_KEY)
    if secret is None:
        return Outcome(Trouble.KEY_LOST)
    headers = headers_of(target.key_id, secret, name, int(at.timestamp()), body)
    try:
        answer = post(
            target.address, body, headers, allowed=allowed(), limits=_within(seconds or settings.PUSH_SECONDS)
        )
    except Unsent as unsent:
        log.warning("message %s was not taken: %s", name, unsent.trouble)
        return Outcome(Trouble(unsent.trouble.value))
    return judged(answer.status, answer.body, kind)


def _within(seconds: float) -> Limits:
    """Return how long the other side has, as a whole and at each step."""
    return replace(
        LIMITS, connect=min(seconds, LIMITS.connect), each_read=min(seconds, LIMITS.each_read), whole=seconds
    )


@recorded()
def _mark_outcome(found: Delivery, outcome: Outcome, at: datetime) -> None:
    """Mark what became of a message; what has been taken keeps its digest, not its words."""
    mine = Delivery.objects.filter(pk=found.pk, delivered_at=None)
    if outcome.trouble is None:
        taken = {"delivered_at": at, "given_up_at": None, "trouble": "", "receipt": outcome.receipt}
        if mine.update(**taken):
            mine_now = Delivery.objects.filter(pk=found.pk, kind=Kind.RELEASE)
            mine_now.update(body="")
            stand(found, by=None, at=at)
            did("push_delivered", f"push/{found.public_id}", by=None, at=at, kind=found.kind, receipt=outcome.receipt)
        return
    _mark_trouble(found, outcome.trouble, at)


def _mark_trouble(found: Delivery, trouble: Trouble, at: datetime) -> None:
    """Mark what was wrong, give the message up if it has been tried enough, and tell the office where it must act."""
    attempts, kind, subject = found.attempts + 1, Kind(found.kind), f"push/{found.public_id}"
    over = given_up(trouble, attempts, kind)
    mine = Delivery.objects.filter(pk=found.pk, delivered_at=None, given_up_at=None, by_hand_at=None)
    if not mine.update(trouble=trouble, given_up_at=at if over else None):
        return
    if over:
        did("push_given_up", subject, by=None, at=at, kind=found.kind, trouble=trouble.value)
        log.error("message %s was given up: %s", found.public_id, trouble)
    if is_to_be_told(trouble, attempts, kind):
        what = "push_recall_open" if kind is Kind.RECALL else "push_given_up"
        tell(persons_of_the_office(localdate(at)), what, subject, at=at, system=found.target.name)
