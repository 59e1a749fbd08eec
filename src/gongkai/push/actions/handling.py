"""What the office does about a message: sends it now, or records that it was done by hand. Source: 第六条、第十四条."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, cast

from django.core.files import File
from django.utils.timezone import localdate

from gongkai.files.contents import look
from gongkai.files.rules import FORMATS, ending
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.push.actions.carrying import stand
from gongkai.push.models import Delivery, Proof
from gongkai.push.rules import permitting
from gongkai.push.rules.permitting import Acting, ByHand
from gongkai.push.rules.sending import IN_FLIGHT
from gongkai.push.rules.words import Kind


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture or page that was looked into and can be proof."""

    name: str
    media_type: str
    content: bytes


def proof_of(upload: File[Any], name: str) -> Shown:
    """Look into what was brought as proof.

    :raises Refused: with every reason why it cannot be.
    """
    kind, size = ending(name), upload.size or 0
    known = kind in permitting.PROOFS and 0 < size <= permitting.PROOF_LIMIT
    sound = known and not look(cast("IO[bytes]", upload), FORMATS[kind])
    is_what_it_says = bool(sound) or size > permitting.PROOF_LIMIT
    insist(*permitting.proof_refusals(permitting.Proof(kind, size, is_what_it_says=is_what_it_says)))
    upload.seek(0)
    return Shown(name[-120:], FORMATS[kind].media_type, upload.read())


@recorded()
def retry(delivery: Delivery, *, by: Person, at: datetime) -> None:
    """Have a message sent with the next round, but beside no conversation; its attempts count anew.

    :raises Refused: with every reason.
    """
    row = _locked(delivery)
    insist(*permitting.retrying(_acting(row, by, at)))
    settles = row.tried_at + IN_FLIGHT if row.tried_at else at
    Delivery.objects.filter(pk=row.pk).update(next_at=max(at, settles), attempts=0, given_up_at=None)
    did("push_retried", f"push/{row.public_id}", by=by, at=at, kind=row.kind)


@recorded()
def record_by_hand(delivery: Delivery, *, note: str, proof: Shown | None, by: Person, at: datetime) -> None:
    """Record that somebody put something up in the other system, or took it down there, himself.

    :raises Refused: with every reason; for a recall a proof is wanted.
    """
    row = _locked(delivery)
    done = ByHand(Kind(row.kind), note, has_proof=proof is not None)
    insist(*permitting.recording(_acting(row, by, at), done))
    columns = {"by_hand_by": by, "by_hand_at": at, "note": note.strip()}
    Delivery.objects.filter(pk=row.pk).update(**columns)
    Delivery.objects.filter(pk=row.pk, kind=Kind.RELEASE).update(body="")
    stand(row, by=by, at=at)
    digest = hashlib.sha256(proof.content).hexdigest() if proof else ""
    if proof:
        columns = {"name": proof.name, "media_type": proof.media_type, "content": proof.content, "digest": digest}
        Proof.objects.create(delivery=row, disclosure=row.disclosure, **columns)
    did("push_by_hand", f"push/{row.public_id}", by=by, at=at, kind=row.kind, proof=digest)


def _locked(delivery: Delivery) -> Delivery:
    return Delivery.objects.select_for_update().get(pk=delivery.pk)


def _acting(row: Delivery, by: Person, at: datetime) -> Acting:
    roles = frozenset(role for role, _unit in duties_of(by, localdate(at)).posts)
    return Acting(roles, row.standing)
