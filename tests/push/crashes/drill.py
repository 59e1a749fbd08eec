"""Workers killed in the middle of pushing: before a message leaves, while it is being taken, and just after.

The other side catches each message the first time it comes, so that every kill hits another one.
"""

import os
import signal
import sys
import threading
import time
import traceback
from collections import Counter
from datetime import timedelta
from random import Random

from django.conf import settings

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import Alarm, ReleaseState
from gongkai.measures.vocabulary import Channel
from gongkai.push import actions
from gongkai.push.actions import sending
from gongkai.push.models import Delivery
from gongkai.push.rules.words import Trouble
from tests.disclosures.races.field import let_go
from tests.factories import NOON
from tests.ledger.crashes.drill import _wait_until_alone as wait_until_alone
from tests.push.receiver import receiving
from tests.push.things import a_town, heard

MATTERS = 8
PATIENCE = 20
"""Seconds within which a worker must come to a new message."""


class Catch:
    """Holds a worker at a message that is new: before it leaves, while it is ``heard``, or once it is ``answered``."""

    def __init__(self, server, where):
        self.server, self.where = server, where
        self.caught, self.go_on = threading.Event(), threading.Event()

    def at(self, where):
        if self.where == where:
            self.caught.set()
            if where == "heard":
                self.go_on.wait(PATIENCE)


def run(kills, variant=""):
    """Kill so many workers, let one finish, and return what the other side was left with."""
    chance = Random(7)  # noqa: S311 – nothing is kept secret
    with receiving() as server:
        town = a_town(settings, server)
        settings.PUSH_SECONDS = PATIENCE
        matters = [town.released(title=f"第{number}件") for number in range(MATTERS)]
        at, landed = NOON, Counter()
        _push(at)  # here once, so that no worker has to learn the addresses anew
        for number in range(kills):
            at += timedelta(days=2)
            turn_over(town, matters[number % MATTERS], at)
            where = ("before", "heard", "answered")[number % 3]
            landed[where] += _kill(server, where, at, chance, variant)
            wait_until_alone()
        server.catch = None
        _push(at + timedelta(days=2))
        _push(at + timedelta(days=4))
        return {"landed": dict(landed), **left(server)}


def turn_over(town, revision, at):
    """Take something down, or bring it back: there is always something new to tell."""
    revision.refresh_from_db()
    page = Release.objects.get(disclosure=revision.disclosure_id, channel=Channel.PORTAL)
    if page.state == ReleaseState.LIVE:
        disclosures.suspend(revision, by=town.house.reviewer, at=at, alarm=Alarm.FALSE, reason="数字有误")
        return
    disclosures.ask_restore(revision, by=town.house.reviewer, at=at, reason="核对无误")
    disclosures.restore(revision, by=town.house.head, at=at, reason="核对无误")


def _push(at):
    actions.reconcile(at)
    while actions.push_next(at):
        pass


def _kill(server, where, at, chance, variant):
    """Start a worker, kill it where it is caught, and tell whether it was alive until then."""
    let_go()
    server.catch = Catch(server, where)
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        _work(where, at, writing, variant)
    os.close(writing)
    caught = os.read(reading, 1) == b"1" if where == "before" else server.catch.caught.wait(PATIENCE)
    if where == "answered":
        time.sleep(chance.uniform(0, 0.004))
    os.kill(worker, signal.SIGKILL)
    _, end = os.waitpid(worker, 0)
    server.catch.go_on.set()
    os.close(reading)
    return int(caught and os.WIFSIGNALED(end))


def _work(where, at, writing, variant):
    """Push until killed; what is caught before it leaves has been claimed."""
    talk = sending.talk

    def held(target, name, body, kind, moment):
        if variant == "forgetful":
            Delivery.objects.filter(public_id=name).update(delivered_at=moment, body="")
        if where == "before" and Delivery.objects.get(public_id=name).attempts == 1:
            os.write(writing, b"1")
            time.sleep(PATIENCE)
        return talk(target, name, body, kind, moment)

    sending.talk = held
    try:
        _push(at)
        time.sleep(PATIENCE)
    except BaseException:  # noqa: BLE001 – whatever it is, it is shown, and the child never goes on as its parent
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(1)


def left(server):
    """Return what is wrong with what arrived, what was lost, how often messages came, and whether both sides agree."""
    needed = Delivery.objects.exclude(trouble=Trouble.NO_LONGER, delivered_at=None)
    names = {str(name) for name in needed.values_list("public_id", flat=True)}
    times, bodies = server.times(), {}
    for _path, headers, body in server.heard:
        bodies.setdefault(headers["Gongkai-Delivery"], set()).add(body)
    return {
        "lost": len(names - set(times)),
        "open": needed.filter(delivered_at=None).count(),
        "most_copies": max(times.values()),
        "copies_differ": sum(len(found) > 1 for found in bodies.values()),
        "doubled": sum(count > 1 for count in times.values()) > 0,
        "agree": shown(server) == wanted(),
    }


def shown(server):
    """Return what is up on the other side, which takes each message once and heeds their order."""
    last = {}
    for told in heard(server):
        if told["turn"] >= last.get(told["subject"], {"turn": 0})["turn"]:
            last[told["subject"]] = told
    return {subject for subject, told in last.items() if told["kind"] == "release"}


def wanted():
    """Return what the public may read."""
    live = Release.objects.filter(channel=Channel.PORTAL, state=ReleaseState.LIVE)
    return {str(public_id) for public_id in live.values_list("disclosure__public_id", flat=True)}
