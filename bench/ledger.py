"""Measure the ledger in its database: python bench/ledger.py [--postgres URL] [--write].

Everything takes turns, round by round, on one connection with the durability of real use; seconds are those of the
clock, because what is waited for is the disk. Each database is measured in a process of its own.
"""

# ruff: noqa: ANN001, ANN201, PLC0415 – a script; the program may be imported only once its settings are made

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from uuid import uuid4

REPORT = Path(__file__).parent.parent / "docs" / "reference" / "ledger-database-performance.md"
AT = datetime(2026, 9, 14, 4, tzinfo=UTC)
FACTS = {"title": "2026年上半年党费收缴情况", "body": "<p>现将有关情况公示如下。</p>" * 20}
SIZES = (1, 100, 4096)
INSERT = "INSERT INTO bench_plain (log, place, act, item, entry) VALUES (%s, %s, %s, %s, %s)"
SHAPE = "(log varchar(8), place bigint, act varchar(8), item varchar(300), entry {}, UNIQUE (log, place))"


def measured_on(url, options):
    """Measure on an empty database in another process; return the figures."""
    with tempfile.TemporaryDirectory() as folder:
        told = {"GONGKAI_DATA": folder, "GONGKAI_SECRET_KEY": "bench", "GONGKAI_DATABASE_URL": url.format(folder)}
        told["DJANGO_SETTINGS_MODULE"] = "gongkai.config.settings"
        line = [sys.executable, "-W", "ignore", __file__, "--measure", f"--rounds={options.rounds}"]
        done = subprocess.run(line, env=os.environ | told, capture_output=True, check=True)
    return json.loads(done.stdout)


def measured_on_postgres(server, options):
    """Measure on a database made for it and dropped afterwards."""
    import psycopg

    name = f"bench_{uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            return measured_on(f"{server.rpartition('/')[0]}/{name}", options)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def measure(rounds):
    """Measure everything round by round; return the figures of every round by name."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bench_plain {SHAPE.format('bytea' if is_postgres() else 'blob')}")
        cursor.execute("SELECT version()" if is_postgres() else "SELECT 'SQLite ' || sqlite_version()")
        server = " ".join(cursor.fetchone()[0].split()[:2])
    found = {}
    for number in range(rounds + 1):
        for name, figure in one_round(number):
            if number:  # the first round warms everything up
                found.setdefault(name, []).append(figure)
    return {"server": server, "found": found}


def is_postgres():
    from django.db import connection

    return connection.vendor == "postgresql"


def one_round(number):
    """Yield what is measured, in milliseconds each."""
    place = iter(range(number * 100_000, (number + 1) * 100_000))
    yield "plain insert, own transaction", each(lambda: plain(next(place)), 100)
    yield "append, own transaction", each(lambda: appended(next(place)), 100)
    yield "plain insert, within a transaction", within(lambda: plain(next(place)), 500)
    yield "append, within a transaction", within(lambda: appended(next(place)), 500)
    yield "suspend, ask back, restore: a step", each(turns(), 30)
    yield "one file written durably", each(lambda: one_file(next(place)), 50)
    for size in SIZES if number else SIZES[:1]:
        yield f"sign {size:,}", signed(size, place)
    yield "proof bundle", bundles(100)


def each(step, count):
    """Return the milliseconds of a step."""
    start = time.perf_counter()
    for _ in range(count):
        step()
    return 1000 * (time.perf_counter() - start) / count


def within(step, count):
    """Return the milliseconds of a step, many in one transaction."""
    from django.db import transaction

    with transaction.atomic():
        return each(step, count)


def plain(place):
    """Insert a row as long as a leaf, in a transaction."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, ["public", place, "publish", f"disclosure/{place}", b"x" * 330])


def appended(place):
    """Append a leaf with its seal, in a transaction."""
    from django.db import transaction

    from gongkai.ledger.actions import append
    from gongkai.ledger.rules.leaf import Act, Log

    with transaction.atomic():
        append(Log.PUBLIC, Act.PUBLISH, f"disclosure/{place}", at=AT, facts=FACTS, files=[("1.pdf", "d" * 64)])


@cache
def turns():
    """Return what takes a published matter down, asks for it back and restores it, by turns."""
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from tests.factories import NOON, a_house, brought_to

    from gongkai.disclosures import actions
    from gongkai.disclosures.rules.words import Alarm, Stage

    house = a_house()
    matter = brought_to(Stage.PUBLISHED, house)
    steps = [
        lambda: actions.suspend(matter, by=house.head, at=NOON, alarm=Alarm.FALSE, reason="数字有误"),
        lambda: actions.ask_restore(matter, by=house.head, at=NOON, reason="已核对"),
        lambda: actions.restore(matter, by=house.approver, at=NOON, reason="已核对"),
    ]
    taken = cycle(steps)
    return partial(_take_next, taken)


def _take_next(steps) -> None:
    next(steps)()


def signed(size, place):
    """Return the milliseconds of publishing so many new leaves, the rest being published before."""
    from django.db import transaction

    from gongkai.ledger.actions import sign
    from gongkai.ledger.rules.leaf import Log

    sign(Log.PUBLIC)
    with transaction.atomic():
        for _ in range(size):
            appended(next(place))
    start = time.perf_counter()
    sign(Log.PUBLIC)
    return 1000 * (time.perf_counter() - start)


def bundles(count):
    """Return the milliseconds of a proof bundle, of leaves from all over the log."""
    from gongkai.ledger.models import Entry
    from gongkai.ledger.queries import bundle_of

    entries = list(Entry.objects.filter(log="public").order_by("?")[:count])
    start = time.perf_counter()
    for entry in entries:
        bundle_of(entry)
    return 1000 * (time.perf_counter() - start) / len(entries)


def one_file(place):
    """Write a file of a tile's size as tiles are written."""
    from django.conf import settings

    from gongkai.ledger.actions.files import put

    put(Path(settings.LEDGER_ROOT) / "bench" / str(place), b"x" * 8192)


HEAD = """\
# What the ledger costs in its database

Written by `python bench/ledger.py --postgres URL --write`; do not edit by hand. One connection, the durability of real
use (SQLite: WAL, synchronous=FULL; PostgreSQL: synchronous commit), all measurements take turns round by round. The
figures are of the clock, and most of it is waiting for the disk: read the ratios. A plain insert is one row as long as
a leaf, by SQL, into a table with one unique index; an append locks the head, counts, looks for the leaf before, salts
and commits, and writes three rows. Every figure of `sign` starts with an open log that was published up to then.

"""
AGAINST = {
    "append, own transaction": "plain insert, own transaction",
    "append, within a transaction": "plain insert, within a transaction",
    "suspend, ask back, restore: a step": "plain insert, own transaction",
    "sign 1": "one file written durably",
    "sign 100": "one file written durably",
    "sign 4,096": "one file written durably",
}
COLUMNS = (
    "| | milliseconds, median | lowest–highest | a second | beside | times |\n| --- | --- | --- | --- | --- | --- |\n"
)


def table(found):
    """Write the figures of a database; a ratio is the median of the rounds' own."""
    lines = []
    for name, figures in found.items():
        beside = AGAINST.get(name, "")
        pairs = zip(figures, found.get(beside, figures), strict=True)
        times = f"{statistics.median(one / other for one, other in pairs):.1f}" if beside else ""
        size = int(name.removeprefix("sign ").replace(",", "")) if name.startswith("sign") else 1
        middle = statistics.median(figures)
        lines.append(
            f"| {name} | {middle:,.2f} | {min(figures):,.2f}–{max(figures):,.2f} | {1000 * size / middle:,.0f} "
            f"| {beside} | {times} |\n"
        )
    return COLUMNS + "".join(lines)


def report(measured, rounds):
    """Write the page."""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.0f}"
    parts = [f"## {one['server']}\n\n{table(one['found'])}" for one in measured]
    return f"{HEAD}{machine}, {rounds} rounds, {datetime.now(tz=UTC):%Y-%m-%d}.\n\n" + "\n".join(parts)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--postgres", default="", help="address of a server on which a database may be made")
    options.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    options.add_argument("--measure", action="store_true", help="measure on the database there is, print JSON")
    chosen = options.parse_args()
    if chosen.measure:
        print(json.dumps(measure(chosen.rounds)))
        return
    measured = [measured_on("sqlite:///{}/bench.sqlite3", chosen)]
    if chosen.postgres:
        measured.append(measured_on_postgres(chosen.postgres, chosen))
    page = report(measured, chosen.rounds)
    print(page)
    if chosen.write:
        REPORT.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
