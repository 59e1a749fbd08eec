"""Systems that are told: added by the system administrator, tried, given a new key, revoked. Practice: 三员分立."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import Channel
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.actions.permission import permitted
from gongkai.orgs.models import Person
from gongkai.orgs.rules import Matter
from gongkai.outbound import Trouble, Unsent, place_of
from gongkai.push.actions.sending import talk
from gongkai.push.models import Target
from gongkai.push.queries.targets import allowed
from gongkai.push.rules.message import new_key, sealed, written
from gongkai.push.rules.permitting import NewTarget, adding
from gongkai.push.rules.words import Kind
from gongkai.push.rules.words import Trouble as Why

PROBE_SECONDS = 8
"""Somebody waits for the answer to a probe."""


@recorded()
def add_target(*, channel: Channel, name: str, address: str, by: Person, at: datetime) -> tuple[Target, str]:
    """Tell a system from now on of what is on its channel; returns it with the secret, which is shown this once.

    :raises Refused: with every reason, among them an address that the installation may not send to.
    """
    there = Target.objects.select_for_update().filter(channel=channel, revoked_at=None).exists()
    new = NewTarget(name, _against(address), has_one_already=there)
    insist(permitted(Matter.PUSH, by=by, at=at), *adding(new))
    key_id, secret = new_key()
    kept = {"key_id": key_id, "secret": sealed(secret, settings.SECRET_KEY)}
    target = Target.objects.create(
        channel=channel, name=name.strip(), address=address, added_by=by, added_at=at, **kept
    )
    did("target_added", f"target/{target.public_id}", by=by, at=at, channel=channel, name=name, address=address)
    return target, secret


def _against(address: str) -> Trouble | None:
    try:
        allowed().check(place_of(address))
    except Unsent as unsent:
        return unsent.trouble
    return None


@recorded()
def renew_key(target: Target, *, by: Person, at: datetime) -> tuple[str, str]:
    """Give a system a new key, whose name and secret are returned; the old one signs nothing any more.

    :raises Refused: if ``by`` may not, or it was revoked.
    """
    row = _held(target, by, at)
    key_id, secret = new_key()
    Target.objects.filter(pk=row.pk).update(key_id=key_id, secret=sealed(secret, settings.SECRET_KEY))
    did("target_key_renewed", f"target/{row.public_id}", by=by, at=at, name=row.name)
    return key_id, secret


@recorded()
def revoke_target(target: Target, *, by: Person, at: datetime) -> None:
    """Tell a system nothing any more. What it still shows is taken down by hand from then on.

    :raises Refused: if ``by`` may not, or it was revoked already.
    """
    row = _held(target, by, at)
    Target.objects.filter(pk=row.pk).update(revoked_by=by, revoked_at=at)
    did("target_revoked", f"target/{row.public_id}", by=by, at=at, name=row.name)


def probe(target: Target, *, by: Person, at: datetime) -> Why | None:
    """Say one word to a system that stands for nothing, and note what came of it; returns what was wrong.

    :raises Refused: if ``by`` may not, or it was revoked.
    """
    insist(permitted(Matter.PUSH, by=by, at=at))
    name = str(uuid4())
    body = written({"kind": "probe", "delivery": name, "school": settings.GONGKAI_SCHOOL["name"]})
    trouble = talk(target, name, body.encode(), Kind.RELEASE, at, min(PROBE_SECONDS, settings.PUSH_SECONDS)).trouble
    _note_probe(target, trouble, by, at)
    return trouble


@recorded()
def _note_probe(target: Target, trouble: Why | None, by: Person, at: datetime) -> None:
    row = _held(target, by, at)
    Target.objects.filter(pk=row.pk).update(probed_at=at, probe_trouble=trouble or "")
    did(
        "target_probed",
        f"target/{row.public_id}",
        by=by,
        at=at,
        name=row.name,
        trouble=trouble.value if trouble else "",
    )


def _held(target: Target, by: Person, at: datetime) -> Target:
    row = Target.objects.select_for_update().get(pk=target.pk)
    insist(permitted(Matter.PUSH, by=by, at=at), Refusal("moved_meanwhile") if row.revoked_at else None)
    return row
