"""What somebody has been told, and what of it goes by mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils.timezone import localtime

from gongkai.notices.models import MailChoice, Notice, OutgoingMail, QuietHours
from gongkai.notices.rules import NIGHT, Quiet, Trouble, leaves_at
from gongkai.orgs.models import Person

__all__ = [
    "MailState",
    "Notice",
    "QuietHours",
    "addressees",
    "mail_is_on",
    "mail_state",
    "next_due",
    "notices_of",
    "own_choice",
    "own_quiet",
    "quiet_hours",
    "quiet_hours_decided",
    "quiet_until",
    "switched_off",
    "unread_count",
    "wants_mail",
]


def notices_of(person: Person) -> QuerySet[Notice]:
    """Return somebody's notices, newest first."""
    return Notice.objects.filter(person=person)


def unread_count(person: Person) -> int:
    """Return how many notices somebody has not opened yet."""
    return Notice.objects.filter(person=person, read_at=None).count()


def mail_is_on() -> bool:
    """Tell whether this installation sends mail: only where it was told of a mail server."""
    return bool(settings.EMAIL_HOST)


def wants_mail(person: Person) -> bool:
    """Tell whether somebody wants to be reminded by mail: yes, as long as he has not said otherwise."""
    return MailChoice.objects.filter(person=person).values_list("wants", flat=True).first() is not False


def addressees(person_ids: Iterable[int]) -> dict[int, bool]:
    """Return, of some persons, those who have an address, and whether they want mail."""
    rows = Person.objects.filter(pk__in=list(person_ids)).exclude(email="")
    return {pk: wants is not False for pk, wants in rows.values_list("pk", "mail_choice__wants")}


def own_choice(person: Person) -> MailChoice:
    """Return what somebody has chosen about mail; without a row, what holds for everybody."""
    return MailChoice.objects.filter(person=person).first() or MailChoice(person=person)


def switched_off(person_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Return, of some persons, the kinds of reminders that each has switched off, where he has any."""
    rows = MailChoice.objects.filter(person__in=list(person_ids)).values_list("person", "off")
    return {pk: frozenset(off) for pk, off in rows}


def quiet_hours_decided() -> QuerySet[QuietHours]:
    """Return what the school decided about quiet hours, the newest first."""
    return QuietHours.objects.select_related("by")


def quiet_hours() -> Quiet:
    """Return the school's quiet hours. Source: 第二十一条."""
    newest = QuietHours.objects.first()
    return Quiet(newest.starts, newest.ends) if newest else NIGHT


def own_quiet(choice: MailChoice) -> Quiet | None:
    """Return somebody's own quiet hours, if he has set any."""
    if choice.quiet_from is None or choice.quiet_until is None:
        return None
    return Quiet(choice.quiet_from, choice.quiet_until)


def quiet_until(at: datetime, person: Person | None = None) -> datetime | None:
    """Return until when nothing leaves, for somebody or at all; None where it may leave now."""
    own = own_quiet(own_choice(person)) if person else None
    when = leaves_at(localtime(at), quiet_hours(), own)
    return when if when > at else None


def next_due(at: datetime) -> OutgoingMail | None:
    """Return the mail that is to be tried now and has waited longest."""
    waiting = OutgoingMail.objects.filter(sent_at=None, failed_at=None, next_at__lte=at)
    return waiting.select_related("person").order_by("next_at", "pk").first()


@dataclass(frozen=True, slots=True)
class MailState:
    """How somebody stands with mail: whether there is any, where it goes, if it is wanted, what went wrong last."""

    is_on: bool
    address: str
    wants: bool
    trouble: Trouble | None


def mail_state(person: Person) -> MailState:
    """Return how somebody stands with mail, and what became of the last one that was tried."""
    last = OutgoingMail.objects.filter(person=person, attempts__gt=0).first()
    trouble = Trouble(last.trouble) if last and last.trouble and not last.sent_at else None
    return MailState(mail_is_on(), person.email, wants_mail(person), trouble)
