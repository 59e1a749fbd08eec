"""Registering screens, renaming and revoking them, and noting that one was seen. Source: 第六条、第十四条."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.measures.vocabulary import OFFICE
from gongkai.obligations.rules.feeds import digest_of, new_token
from gongkai.orgs.actions.deeds import changes_in, did
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of
from gongkai.screens.models import Screen
from gongkai.screens.queries import stands
from gongkai.screens.rules import ARTICLE, Facts, refusals


@recorded()
def register_screen(
    name: str, *, place: str, unit: Unit, for_members: bool, by: Person, at: datetime
) -> tuple[Screen, str]:
    """Register a screen; returns it and the key in its address, which is shown once and kept nowhere.

    :raises Refused: with every reason, if ``by`` is not of the office or the unit is gone.
    """
    _permitted(unit, by=by, at=at, is_revoked=False)
    key = new_token()
    said = {"key_digest": digest_of(key), "registered_by": by, "registered_at": at}
    screen = Screen.objects.create(name=name, place=place, unit=unit, for_members=for_members, **said)
    told: dict[str, Any] = {"name": name, "place": place, "unit": unit}
    did("screen_registered", f"screen/{screen.public_id}", by=by, at=at, for_members=for_members, **told)
    return screen, key


@recorded()
def change_screen(screen: Screen, name: str, *, place: str, by: Person, at: datetime) -> None:
    """Call a screen by another name, or say that it hangs elsewhere.

    :raises Refused: with every reason, or if somebody has revoked it meanwhile.
    """
    _permitted(None, by=by, at=at, is_revoked=screen.revoked_at is not None)
    then = {"name": name, "place": place}
    changes = changes_in(screen, then)
    if not Screen.objects.filter(pk=screen.pk, revoked_at=None).update(**then):
        raise Refused([Refusal("screen_revoked", ARTICLE)])
    if changes:
        did("screen_changed", f"screen/{screen.public_id}", by=by, at=at, **changes)


@recorded()
def revoke_screen(screen: Screen, *, by: Person, at: datetime) -> None:
    """Let the address of a screen lead nowhere any more: at its next question it forgets all that it shows.

    :raises Refused: with every reason, or if somebody has revoked it meanwhile.
    """
    _permitted(None, by=by, at=at, is_revoked=screen.revoked_at is not None)
    if not Screen.objects.filter(pk=screen.pk, revoked_at=None).update(revoked_by=by, revoked_at=at):
        raise Refused([Refusal("screen_revoked", ARTICLE)])
    did("screen_revoked", f"screen/{screen.public_id}", by=by, at=at, name=screen.name, place=screen.place)


def note_seen(screen: Screen, *, at: datetime) -> None:
    """Note that a screen has asked, once a minute at most."""
    minute = at.replace(second=0, microsecond=0)
    before = Q(last_seen_at=None) | Q(last_seen_at__lt=minute)
    Screen.objects.filter(before, pk=screen.pk).update(last_seen_at=minute)


def _permitted(unit: Unit | None, *, by: Person, at: datetime, is_revoked: bool) -> None:
    on = localdate(at)
    is_office = duties_of(by, on).has(*OFFICE)
    insist(*refusals(Facts(is_office, is_revoked, unit is None or stands(unit, on))))
