"""Measure the readers' pages against a bare Django answer, in one run: python bench/portal.py [--write].

Every page goes through the whole program (all middleware, no page cache) in this process, without a network between.
"""

# ruff: noqa: ANN001, ANN201, PLC0415 – a script; the program may be imported only once its settings are made

import argparse
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

REPORT = Path(__file__).parent.parent / "docs" / "reference" / "performance.md"
START = datetime(2019, 1, 1, tzinfo=UTC)
PARAGRAPH = "根据学校党务公开目录，现将有关情况公开如下，请师生监督，意见可以向发布机构反映。"
BODY = "".join(f"<h2>第{part}部分</h2><p>{PARAGRAPH * 3}</p>" for part in range(1, 7))
UNITS = 40


def prepare(folder):
    """Start the program on an empty database of its own."""
    os.environ |= {
        "GONGKAI_DATA": folder,
        "GONGKAI_SECRET_KEY": "bench",
        "GONGKAI_DATABASE_URL": f"sqlite:///{folder}/b.sqlite3",
    }
    os.environ["GONGKAI_DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def addresses():
    """Put a bare answer beside the program's own addresses."""
    from django.conf import settings
    from django.http import HttpResponse
    from django.urls import include, path

    module = ModuleType("bench_addresses")
    module.urlpatterns = [path("bare/", lambda _request: HttpResponse("ok")), path("", include("gongkai.config.urls"))]
    sys.modules[module.__name__] = module
    settings.ROOT_URLCONF = module.__name__


def fill(count):
    """Lay down a school and its disclosures, each with its plan, its step and its public release."""
    from django.db import transaction

    with transaction.atomic():
        units, person = school()
        for start in range(0, count, 1000):
            lay(range(start, min(start + 1000, count)), units, person)


def school():
    """Lay down forty units, one person, and a catalogue of one entry for every unit."""
    from gongkai.orgs.models import Person, Unit

    person = Person.objects.create(number="N1", name="李华", kind="staff")
    shape = {"kind": "college", "starts_on": START.date()}
    units = Unit.objects.bulk_create(
        Unit(code=f"U{n}", name=f"第{n}学院党委", name_en=f"School {n}", short_name=f"{n}院", **shape)
        for n in range(UNITS)
    )
    entries = [(unit, catalogue_of(unit, person)) for unit in units]
    return entries, person


def catalogue_of(unit, person):
    """Lay down a unit's catalogue in force, and return its one entry."""
    from gongkai.catalogue.models import Entry, Item, Version

    version = Version.objects.create(unit=unit, year=2026, started_by=person, started_at=START)
    entry = Entry.objects.create(unit=unit)
    text = {"code": "4.1", "matter_class": "11.4", "title": "党费收缴", "content": "收缴、使用和结存情况"}
    rest = {"audience": "public", "channels": ["portal"], "time_kind": "periodic", "period": "half_year"}
    Item.objects.create(version=version, entry=entry, lead_unit=unit, basis="第十一条（四）", **text, **rest)
    filed = {"filed_by": person, "filed_at": START, "filing_number": unit.code, "in_force_on": START.date()}
    Version.objects.filter(pk=version.pk).update(state="in_force", **filed)
    return entry


def lay(numbers, units, person):
    """Lay down disclosures by the thousand, as the procedure leaves them."""
    from gongkai.disclosures.models import Disclosure, Revision

    by = {"created_by": person, "created_at": START}
    disclosures = Disclosure.objects.bulk_create(
        Disclosure(unit=units[n % UNITS][0], index_no=f"DW-{n:06d}", **by) for n in numbers
    )
    times = [START + timedelta(hours=6 * n) for n in numbers]
    done = {"stage": "draft", "number": 1, "plan_hash": "0" * 64, "approved_by": person, "matter_class": "11.4"}
    revisions = Revision.objects.bulk_create(
        Revision(
            disclosure=one, entry=units[n % UNITS][1], title=f"关于第{n}期党费收缴、使用和管理情况的公示", body=BODY,
            changed_at=at, approved_at=at, published_at=at, **done,
        )
        for n, one, at in zip(numbers, disclosures, times, strict=True)
    )  # fmt: skip
    release(list(zip(disclosures, revisions, times, strict=True)), person)


def release(rows, person):
    """Make revisions public, each with the step and the plan that stand in the record."""
    from gongkai.disclosures.models import Move, Proposal, Release, Revision, Rung

    rungs = Rung.objects.bulk_create(
        Rung(revision=r, audience="public", rank=0, channels=["portal"]) for _, r, _ in rows
    )
    Revision.objects.filter(disclosure__in=[d for d, _, _ in rows]).update(stage="published")
    live = {"audience": "public", "channel": "portal", "state": "live"}
    Release.objects.bulk_create(
        Release(disclosure=d, revision=r, rung=rung, since=at, live_at=at, **live)
        for (d, r, at), rung in zip(rows, rungs, strict=True)
    )
    step = {"round": 1, "verb": "publish", "before": "approved", "after": "published", "audience": "public"}
    Move.objects.bulk_create(Move(disclosure=d, revision=r, by=person, at=at, **step) for d, r, at in rows)
    plan = {"round": 1, "plan": {"body": BODY}, "plan_hash": "0" * 64, "by": person}
    Proposal.objects.bulk_create(Proposal(revision=r, at=at, **plan) for _, r, at in rows)


def pages(count):
    """Return what is measured, by name."""
    from gongkai.disclosures import queries
    from gongkai.disclosures.queries import shelf
    from gongkai.orgs.queries import ANYBODY

    found = queries.listed(ANYBODY)
    last = min(199 * 20, count - 21) - 1
    middle = found[count // 2]
    return {
        "bare answer": "/bare/",
        "home": "/",
        "list, page 1": "/list/",
        "list, page 200": f"/list/?after={shelf.mark_of(found[last])}",
        "one disclosure": f"/d/{middle.disclosure.public_id}/",
    }


def speed(client, address, seconds):
    """Return the answers a second of one page, in seconds of this process: others' work does not count."""
    answered, start = 0, time.process_time()
    while (passed := time.process_time() - start) < seconds:
        client.get(address)
        answered += 1
    return answered / passed


def measure(measured, rounds, seconds):
    """Return the answers a second of every page, round by round, all pages taking turns."""
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1")
    for address in measured.values():
        if client.get(address).status_code != 200:
            sys.exit(f"{address} is not answered")
    found = {name: [] for name in measured}
    for _ in range(rounds):
        for name, address in measured.items():
            found[name].append(speed(client, address, seconds))
    return found


def asked(measured):
    """Return how many questions each page asks the database."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, counts = Client(HTTP_HOST="127.0.0.1"), {}
    for name, address in measured.items():
        with CaptureQueriesContext(connection) as questions:
            client.get(address)
        counts[name] = len(questions)
    return counts


def recount():
    """Return the milliseconds of counting all shelves anew, which the first reader after a step waits for."""
    from django.core.cache import cache
    from django.test import Client

    client, times = Client(HTTP_HOST="127.0.0.1"), []
    for _ in range(5):
        cache.clear()
        start = time.process_time()
        client.get("/")
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


HEAD = """\
# How fast the readers' pages are

Written by `python bench/portal.py --write`; do not edit by hand. No page is cached; only the counts, the tree and the
filters beside the lists are, under the newest step taken, so that they are never out of date. One process, no network,
all middleware; seconds are those of the process. All pages take turns. Read the ratios.

"""
COLUMNS = """
| page | questions | answers a CPU second, median | lowest–highest | times the cost of a bare answer |
| --- | --- | --- | --- | --- |
"""


def table(found, counts):
    """Write the figures of all pages."""
    middle = {name: statistics.median(speeds) for name, speeds in found.items()}
    bare = middle["bare answer"]
    return "".join(
        f"| {name} | {counts[name]} | {middle[name]:,.0f} | {min(speeds):,.0f}–{max(speeds):,.0f} "
        f"| {bare / middle[name]:.1f} |\n"
        for name, speeds in found.items()
    )


def report(found, counts, cold, count):
    """Write the page."""
    rounds = len(found["bare answer"])
    far = statistics.median(found["list, page 1"]) / statistics.median(found["list, page 200"])
    machine = f"SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}, {os.cpu_count()} cores"
    return (
        f"{HEAD}{count:,} disclosures, {machine}, {rounds} rounds, {datetime.now(tz=UTC):%Y-%m-%d}.\n"
        f"{COLUMNS}{table(found, counts)}\n"
        f"Page 200 costs {far:.2f} times page 1 (goal: at most 1.2). The first reader after a step waits {cold:.0f} ms "
        "for the\nhome page, while the shelves are counted anew.\n"
    )


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--disclosures", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=2.0)
    options.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        addresses()
        fill(chosen.disclosures)
        measured = pages(chosen.disclosures)
        found = measure(measured, chosen.rounds, chosen.seconds)
        page = report(found, asked(measured), recount(), chosen.disclosures)
    print(page)
    if chosen.write:
        REPORT.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
