"""Readers who subscribe, days that pass, and what arrives."""

from datetime import timedelta

from gongkai.digests import actions
from gongkai.digests.models import Subscription
from tests.factories import NOON

READER = "reader@example.org"
MORNING = NOON + timedelta(hours=20)
"""Eight o'clock on the next day."""


def asked(address=READER, *, classes=(), units=(), at=NOON):
    actions.ask_for_mail(address, classes=classes, units=units, at=at)
    return Subscription.objects.filter(person=None).latest("pk")


def confirmed(address=READER, *, at=NOON, **chosen):
    """Subscribe a stranger who has opened the link in his mail; that mail is taken out of the queue."""
    found = asked(address, at=at, **chosen)
    assert actions.confirm_address(found, at=at) is True
    found.mails.all().delete()
    found.refresh_from_db()
    return found


def send_all(at):
    while actions.send_next(at):
        pass


def morning(at=MORNING):
    """Let a morning come: the mails of the day are put into the queue, and leave."""
    made = actions.compose_mails(at)
    send_all(at)
    return made
