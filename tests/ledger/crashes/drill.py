"""Kill and start again: a worker that takes steps and a signer that publishes, each in a process of its own."""

import mmap
import os
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from django.conf import settings
from django.db import connection, transaction

from gongkai.disclosures.actions import inscribing
from gongkai.ledger.actions import append, run_due, signing
from tests.disclosures.races.field import let_go
from tests.factories import NOON, Stage, a_house, take_on
from tests.ledger.crashes import staff
from tests.ledger.crashes.findings import Findings

MOST_STEPS = 2
"""Steps that a worker finishes at the most before he is killed in the next."""
SIGNER = 1
AIMED = 4
PATIENCE = 4
"""Of so many cycles one kills the signer in the middle of a file, if it writes one within so many steps."""
OTHERS_AT_WORK = """SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid()
"""


@dataclass(frozen=True, slots=True)
class Child:
    """A process, and the end of the pipe on which it says whenever it begins something."""

    pid: int
    begun: int


class Pace:
    """How long a step takes on this machine just now, in seconds: kills are spread over it."""

    def __init__(self):
        self.step = 0.03

    def wait_for(self, begun, steps):
        """Wait until so many further steps have been begun; tell whether they were."""
        for _ in range(steps):
            start = time.monotonic()
            if not os.read(begun, 1):
                return False
            self.step += (time.monotonic() - start - self.step) / 20
        return True


def run(cycles, seed, variant=""):
    """Go through cycles until so many kills have landed; return what was found, and how much was done."""
    cycles, chance, marks = int(cycles), Random(seed), mmap.mmap(-1, 2)  # noqa: S311 – nothing is kept secret
    if variant == "late":
        inscribing.append = _too_late
    house = a_house()
    for number in range(staff.ON_THE_DESK):
        take_on(staff.begin(house, number).revisions.get(), Stage.APPROVED, house)
    told = Path(settings.DATA) / "acknowledged"
    told.touch()
    findings = Findings(told)
    landed, pace = {"cycles": 0, "in_a_step": 0, "in_a_file": 0}, Pace()
    for cycle in range(2 * cycles):
        if landed["cycles"] == cycles:
            break
        let_go()
        marks[:] = b"\0\0"
        if _kill_both(house, chance, cycle, told, marks, pace):
            landed["cycles"] += 1
            landed["in_a_step"] += marks[0]
            landed["in_a_file"] += marks[1]
        _wait_until_alone()
        findings.look(cycle)
    run_due(NOON + timedelta(days=2 * cycles))
    run_due(NOON + timedelta(days=2 * cycles))
    return landed | findings.at_the_end()


def _kill_both(house, chance, cycle, told, marks, pace):
    """Let both begin, kill each at a moment of its own; tell whether both were alive until then."""
    own = Random(chance.random())  # noqa: S311
    worker = _start(partial(_work, house, own, told), marks, 0)
    signer = _start(partial(_sign, NOON + timedelta(days=cycle)), marks, 1)
    both = [worker, signer]
    begun = all(os.read(one.begun, 1) for one in both)
    alive = begun and pace.wait_for(worker.begun, chance.randrange(MOST_STEPS + 1))
    moments = sorted((chance.uniform(0, pace.step), number) for number in range(2))
    start = time.monotonic()
    for moment, number in moments:
        time.sleep(max(0.0, start + moment - time.monotonic()))
        if number == SIGNER and cycle % AIMED == 0:
            _wait_for_a_write(marks, start + PATIENCE * pace.step)
        os.kill(both[number].pid, signal.SIGKILL)
    ends = [os.waitpid(one.pid, 0)[1] for one in both]
    for one in both:
        os.close(one.begun)
    return alive and all(os.WIFSIGNALED(end) and os.WTERMSIG(end) == signal.SIGKILL for end in ends)


def _wait_for_a_write(marks, until):
    """Wait until the signer is writing a file, but not for long: there may be nothing to sign."""
    while not marks[SIGNER] and time.monotonic() < until:
        time.sleep(0.0002)


def _start(task, marks, place):
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid, reading)

    def mark(value):
        marks[place] = value
        if value:
            os.write(writing, b"1")

    try:
        task(mark)
    except BaseException:  # noqa: BLE001 – whatever it is, it is shown, and the child never goes on as its parent
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(1)


def _work(house, chance, told, mark):
    staff.work(house, chance, os.open(told, os.O_WRONLY | os.O_APPEND), mark)


def _sign(at, mark):
    """Publish again and again; the mark is set while a file is being written."""
    put = signing.put

    def marked(*arguments, **more):
        mark(1)
        put(*arguments, **more)
        mark(0)

    signing.put = marked
    connection.ensure_connection()
    while True:
        if not run_due(at):
            time.sleep(0.001)


def _too_late(*arguments, **more):
    """Write a leaf the way it must not be done: after the transaction of what it records."""

    def write():
        with transaction.atomic():
            append(*arguments, **more)

    transaction.on_commit(write)


def _wait_until_alone():
    """Wait until the server has noticed that those who were killed are gone: what it still commits, it commits."""
    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(OTHERS_AT_WORK)
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.002)
