"""Eight people at work on the same few matters while the logs are published, as fast as they can."""

import time
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from django.conf import settings

from gongkai.disclosures.models import Move
from gongkai.ledger.actions import anchor, run_due, sign
from gongkai.ledger.models import Entry
from gongkai.ledger.rules.leaf import Act, Log
from gongkai.measures.refusal import Refused
from tests.disclosures.races.field import RUNNERS, processes, race, tally
from tests.factories import NOON, Stage, a_house, take_on
from tests.ledger.crashes import staff
from tests.ledger.crashes.findings import Findings

STEPS = 25
"""Steps that each of them tries."""


def run():
    """Let all set off at once; return how each ended, what was found afterwards, and how long it took."""
    house = a_house()
    for number in range(staff.ON_THE_DESK):
        take_on(staff.begin(house, number).revisions.get(), Stage.APPROVED, house)
    told = Path(settings.DATA) / "acknowledged"
    told.touch()
    before, gone_home = Move.objects.count(), processes.Value("i", 0)
    start = time.monotonic()
    people = [[partial(_work, house, Random(number), gone_home)] for number in range(RUNNERS)]  # noqa: S311
    ends = race([*people, [partial(_publish, gone_home)]])
    seconds = time.monotonic() - start
    findings = Findings(told)
    findings.look(0)
    done = Move.objects.count() - before
    return {"ends": tally(ends), "steps": done, "seconds": round(seconds, 1)} | findings.at_the_end()


def anchors():
    """Let eight workers anchor the inner log on the same days; return how each ended, and the days."""
    sign(Log.INNER)
    days = [NOON + timedelta(days=number) for number in range(8)]
    ends = race([[partial(anchor, day) for day in days]] * RUNNERS)
    found = Entry.objects.filter(act=Act.ANCHOR).order_by("index").values_list("item", flat=True)
    return {"ends": tally(ends), "days": [item.removeprefix("anchor/2026-09-") for item in found]}


def _work(house, chance, gone_home):
    try:
        for _ in range(STEPS):
            _try(house, chance)
    finally:
        with gone_home.get_lock():
            gone_home.value += 1


def _try(house, chance):
    """Take a step; that somebody else was there first is no mishap."""
    with suppress(Refused):
        staff.next_step(house, chance)[-1]()


def _publish(gone_home):
    """Publish until the last has gone home, and once more."""
    while gone_home.value < RUNNERS:
        run_due(NOON)
    run_due(NOON)
