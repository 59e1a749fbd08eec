"""Where races are run: a database of its own, and processes that all set off at the same moment."""

import multiprocessing
import os
from collections import Counter

from django.db import connections

from gongkai.disclosures.rules.words import Stage
from gongkai.measures.refusal import Refused
from tests.factories import brought_to

RUNNERS = 8
processes = multiprocessing.get_context("fork")


def race(runs):
    """Run each list of steps in a process of its own, all meeting before every step; return how each step ended."""
    let_go()
    meeting, ends = processes.Barrier(len(runs)), processes.Queue()
    runners = [processes.Process(target=_run, args=(steps, meeting, ends)) for steps in runs]
    for runner in runners:
        runner.start()
    found = [ends.get(timeout=120) for _ in runs]
    for runner in runners:
        runner.join(timeout=30)
    return [end for ends_of_one in found for end in ends_of_one]


def _run(steps, meeting, ends):
    found = []
    for step in steps:
        meeting.wait(timeout=60)
        found.append(_end_of(step))
    ends.put(found)
    ends.close()
    ends.join_thread()
    let_go()
    os._exit(0)


def _end_of(step):
    try:
        step()
    except Refused as refused:
        return str(refused)
    except Exception as failure:  # noqa: BLE001 – whatever it is, the test compares it with what may be
        return f"{type(failure).__name__}: {failure}"
    return "done"


def let_go():
    """Close what a forked process must not share."""
    for connection in connections.all():
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()


def several(house, stage, count, **changes):
    return [brought_to(Stage(stage), house, title=f"第{number}件", **changes) for number in range(1, count + 1)]


def tally(ends):
    """Count the ends, refusals of the slower ones taken together."""
    return dict(Counter("done" if end == "done" else "refused" if ":" not in end else end for end in ends))
