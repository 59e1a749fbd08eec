"""What somebody has been told, and what of it goes by mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from gongkai.notices.models import MailChoice, Notice, OutgoingMail
from gongkai.notices.rules import Trouble
from gongkai.orgs.models import Person

__all__ = [
    "MailState",
    "Notice",
    "addressees",
    "mail_is_on",
    "mail_state",
    "next_due",
    "notices_of",
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
