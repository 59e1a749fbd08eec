"""The races: several workers remind, deliver and subscribe at the same moment."""

from collections import Counter
from functools import partial

from django.conf import settings

from gongkai.ledger.models import Deed
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import queue_mails, send_next
from gongkai.notices.models import Notice, OutgoingMail
from gongkai.notices.rules import Mail
from gongkai.obligations import actions
from gongkai.obligations.models import Digest, Feed, Obligation
from tests.disclosures.races.field import RUNNERS, race
from tests.factories import NOON, a_house, a_person, a_post, a_unit
from tests.notices.mail_server import serving
from tests.obligations.making import MONDAY, a_due, time_of

UNITS = 8


def reminders():
    """Eight workers find that it is eight o'clock."""
    a_house()
    settings.EMAIL_HOST = "mail.example.edu.cn"
    for _ in range(UNITS):
        unit = a_unit()
        a_post(Role.DRAFTER, unit, a_person(email="a@example.edu.cn"))
        a_due(unit, MONDAY)
    ends = race([[partial(actions.remind, time_of(MONDAY))] * 2] * RUNNERS)
    rows = {one.__name__: one.objects.count() for one in (Digest, Notice, OutgoingMail)}
    deeds = Deed.objects.filter(what="reminded").count()
    return {"ends": Counter(ends), **rows, "deeds": deeds, "told": Obligation.objects.filter(reminded=0).count()}


def deliveries():
    """Eight workers empty the same outbox."""
    unit = a_unit()
    people = [a_post(Role.DRAFTER, unit, a_person(email=f"{number}@example.edu.cn")) for number in range(UNITS)]
    with serving() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS = False
        mails = [Mail(one.pk, f"digest/{one.pk}", "您有 1 项", "一项", (unit.pk,), is_late=False) for one in people]
        queue_mails(mails, at=NOON)
        ends = race([[partial(send_next, NOON)] * (UNITS + 2)] * RUNNERS)
        copies = Counter(Counter(mail["Message-ID"] for mail in server.taken).values())
    return {"ends": Counter(ends), "copies": copies, "sent": OutgoingMail.objects.filter(sent_at=NOON).count()}


def subscriptions():
    """Somebody asks for an address eight times at the same moment."""
    person = a_house().drafter
    ends = race([[partial(actions.open_feed, by=person, at=NOON)]] * RUNNERS)
    return {"ends": Counter(ends), "made": Feed.objects.count(), "open": Feed.objects.filter(revoked_at=None).count()}
