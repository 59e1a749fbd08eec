"""Seeing who wrote a named letter: asked for with a reason, granted by another, and every look recorded. Practice."""

from datetime import datetime

from django.db.models import F, QuerySet
from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.mailbox.actions.hold import locked, noted, permitted, stepped
from gongkai.mailbox.actions.telling import tell_of_letter
from gongkai.mailbox.models import Identity, IdentityRequest, Letter
from gongkai.mailbox.queries.opened import Writer, writer_of
from gongkai.mailbox.rules.steps import reason_refusal
from gongkai.mailbox.rules.words import Verb
from gongkai.orgs.models import Person


@recorded()
def ask_identity(letter: Letter, reason: str, *, by: Person, at: datetime) -> IdentityRequest:
    """Ask to see who wrote, and why that is necessary. Practice.

    :raises Refused: with every reason.
    """
    held = locked(letter)
    permitted(held, Verb.ASK_IDENTITY, reason_refusal(reason), by=by, at=at)
    asked = IdentityRequest.objects.create(letter=held, asked_by=by, asked_at=at, reason=reason.strip())
    stepped(held, Verb.ASK_IDENTITY, on=localdate(at), by=by)
    tell_of_letter(held, "identity_asked", at=at, but=by, office=True)
    noted("identity_asked", held, by=by, at=at)
    return asked


@recorded()
def grant_identity(letter: Letter, *, by: Person, at: datetime) -> None:
    """Let whoever asked see who wrote; nobody grants that to himself. Practice.

    :raises Refused: with every reason.
    """
    held = locked(letter)
    permitted(held, Verb.GRANT_IDENTITY, by=by, at=at)
    _undecided(held).update(granted_by=by, granted_at=at)
    stepped(held, Verb.GRANT_IDENTITY, on=localdate(at), by=by)
    noted("identity_granted", held, by=by, at=at)


@recorded()
def refuse_identity(letter: Letter, *, by: Person, at: datetime) -> None:
    """Answer that nobody need see who wrote. Practice.

    :raises Refused: with every reason.
    """
    held = locked(letter)
    permitted(held, Verb.REFUSE_IDENTITY, by=by, at=at)
    _undecided(held).update(refused_by=by, refused_at=at)
    stepped(held, Verb.REFUSE_IDENTITY, on=localdate(at), by=by)
    noted("identity_refused", held, by=by, at=at)


@recorded()
def open_identity(letter: Letter, *, by: Person, at: datetime) -> Writer:
    """Return who wrote, to whom that was granted; that he looked is recorded, each time. Practice.

    :raises Refused: with every reason.
    """
    held = locked(letter)
    permitted(held, Verb.OPEN_IDENTITY, by=by, at=at)
    granted = IdentityRequest.objects.filter(letter=held, asked_by=by, granted_at__isnull=False)
    granted.update(opened=F("opened") + 1)
    stepped(held, Verb.OPEN_IDENTITY, on=localdate(at), by=by)
    noted("identity_opened", held, by=by, at=at)
    return writer_of(Identity.objects.select_related("letter").get(letter=held))


def _undecided(held: Letter) -> QuerySet[IdentityRequest]:
    return IdentityRequest.objects.filter(letter=held, granted_at=None, refused_at=None)
