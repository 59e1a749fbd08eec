"""Subscribing: a stranger asks, and confirms by mail; a person of the school has his own address. Practice."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.digests.models import ReaderMail, Subscription
from gongkai.digests.queries import asked_lately, mail_is_on, to_confirm
from gongkai.digests.rules import AGAIN, Facts, refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import is_member


@recorded()
def ask_for_mail(address: str, *, classes: Iterable[MatterClass], units: Sequence[Unit], at: datetime) -> None:
    """Note that somebody wants to subscribe an address, and have it sent a mail to confirm by.

    Whether the address is known already, nobody can tell from the answer. Within an hour it gets one mail, whoever
    asks how often; what was chosen last counts.

    :raises Refused: if no mail is sent here, or too many have asked.
    """
    insist(*refusals(Facts(is_own=False, has_address=True, sends_mail=mail_is_on(), asked_lately=asked_lately(at))))
    written = address.strip().lower()
    asked = to_confirm(at).select_for_update().filter(address=written, asked_at__gt=at - AGAIN).first()
    if asked is None:
        asked = Subscription.objects.create(address=written, asked_at=at)
        ReaderMail.objects.create(subscription=asked, key=f"confirm/{asked.public_id}", made_at=at, next_at=at)
    _choose(asked, classes, units)


@recorded()
def confirm_address(subscription: Subscription, *, at: datetime) -> bool:
    """Let a subscription begin, in the place of what its address had subscribed to before; tells whether it does.

    It does not where a day has gone by. Confirming twice is no mistake.
    """
    row = Subscription.objects.select_for_update().filter(pk=subscription.pk).first()
    if row is None or (row.confirmed_at is None and not to_confirm(at).filter(pk=row.pk).exists()):
        return False
    if row.confirmed_at is None:
        before = Subscription.objects.filter(address=row.address, person=None, confirmed_at__isnull=False)
        told = before.values_list("told_until", flat=True).first()
        before.delete()
        Subscription.objects.filter(pk=row.pk).update(confirmed_at=at, told_until=told or at)
    return True


@recorded()
def subscribe(
    person: Person, *, classes: Iterable[MatterClass], units: Sequence[Unit], with_inner: bool, at: datetime
) -> None:
    """Let a person of the school be told by mail, at the address he is registered with.

    :raises Refused: if no mail is sent here, or he has no address.
    """
    own = Facts(is_own=True, has_address=bool(person.email), sends_mail=mail_is_on(), asked_lately=0)
    insist(*refusals(own))
    account = person.accounts.filter(administration="").select_related("person").first()
    may_inner = account is not None and is_member(account, localdate(at))
    fresh: dict[str, Any] = {"asked_at": at, "confirmed_at": at, "told_until": at}
    row, _is_new = Subscription.objects.get_or_create(person=person, defaults=fresh)
    Subscription.objects.filter(pk=row.pk).update(with_inner=with_inner and may_inner)
    _choose(row, classes, units)


def unsubscribe(subscription: Subscription) -> None:
    """End a subscription: nothing is kept of who it was. Ending it twice is no mistake."""
    Subscription.objects.filter(pk=subscription.pk).delete()


def _choose(row: Subscription, classes: Iterable[MatterClass], units: Sequence[Unit]) -> None:
    Subscription.objects.filter(pk=row.pk).update(classes=[one.value for one in classes])
    row.units.set(units)
