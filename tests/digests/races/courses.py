"""The races: several workers write to readers at the same moment, and one is killed in the middle of a mail."""

import os
import signal
import time
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.mail.utils import DNS_NAME
from django.urls import reverse

from gongkai.digests import actions
from gongkai.digests.models import ReaderMail, Subscription
from gongkai.notices.rules import PAUSES
from tests.digests.making import MORNING, confirmed
from tests.disclosures.races.field import RUNNERS, let_go, processes, race
from tests.factories import NOON, a_house
from tests.notices.mail_server import HABITS, HANGS, serving
from tests.portal.making_known import made_known

READERS = 8


@contextmanager
def readers(count):
    """Let readers subscribe, and something become public that they have not been told of."""
    with serving() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 60
        house = a_house()
        for number in range(count):
            when = NOON - timedelta(minutes=2 * number)  # not all within an hour: more than sixty are not written to
            confirmed(f"r{number}@example.org", at=when)
        made_known(house, at=NOON + timedelta(hours=1))
        yield server


def mornings():
    """Eight workers find that it is eight o'clock."""
    with readers(READERS):
        ends = race([[partial(actions.compose_mails, MORNING)] * 2] * RUNNERS)
    told = Subscription.objects.filter(told_until=MORNING).count()
    return {"ends": Counter(ends), "mails": ReaderMail.objects.count(), "told": told}


def deliveries():
    """Eight workers empty the same queue."""
    with readers(READERS) as server:
        actions.compose_mails(MORNING)
        ends = race([[partial(actions.send_next, MORNING)] * (READERS + 2)] * RUNNERS)
        copies = Counter(Counter(mail["Message-ID"] for mail in server.taken).values())
    return {"ends": Counter(ends), "copies": copies, "sent": ReaderMail.objects.filter(sent_at=MORNING).count()}


def killed(kills):
    """Kill so many workers: before a mail leaves, while it is being taken, and just after; then one goes on."""
    with readers(kills) as server:
        actions.compose_mails(MORNING)
        str(DNS_NAME), reverse("portal:list")  # looked up here once, so that no worker has to
        landed = Counter()
        for number in range(kills):
            where = ("greeting", "text", "")[number % 3]
            landed[where or "goodbye"] += _kill_at(server, where)
        server.habits = dict(HABITS)
        at_once = actions.send_next(MORNING)
        while actions.send_next(MORNING + PAUSES[0]):
            pass
        return {"landed": landed, "at once": at_once, **_left(server)}


def _kill_at(server, where):
    """Kill a worker where the server lets it wait for an answer, or right after all answers; tell whether it ran."""
    met, taken = server.met, len(server.taken)
    server.habits = HABITS | ({where: HANGS} if where else {})
    reached = (lambda: server.met > met) if where == "greeting" else (lambda: len(server.taken) > taken)
    return kill_one_while(partial(actions.send_next, MORNING), reached)


def _left(server):
    """Return how many mails never came, how often one came at the most, and how many are not marked as sent."""
    copies = Counter(mail["Message-ID"] for mail in server.taken)
    open_ones = ReaderMail.objects.filter(sent_at=None).count()
    return {"names": len(copies), "most_copies": max(copies.values()), "open": open_ones}


def kill_one_while(step, reached):
    """Start a process, kill it without warning when it has got there, and tell whether it was alive until then."""
    let_go()
    worker = processes.Process(target=step)
    worker.start()
    until = time.monotonic() + 30
    while not reached() and time.monotonic() < until:
        time.sleep(0.002)
    os.kill(worker.pid, signal.SIGKILL)
    worker.join(timeout=30)
    return int(worker.exitcode == -signal.SIGKILL)
