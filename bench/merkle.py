"""Measure the log beside a plain SQLite insert and SHA-256 alone, in one run: python bench/merkle.py [--write].

The log lies in files of its own on the same disk as the database; proofs are made from these files and nothing else.
"""

# ruff: noqa: ANN001, ANN201 – a script

import argparse
import hashlib
import json
import os
import platform
import random
import sqlite3
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from gongkai.merkle.tiles import ENTRIES, Hashes, grow, grow_entries
from gongkai.merkle.tree import consistency, inclusion, leaf_hash, root, verify_consistency, verify_inclusion

REPORT = Path(__file__).parent.parent / "docs" / "reference" / "ledger-performance.md"
BATCH = 1_000
ASKED = 300


def entry(number):
    """Return an entry of the size that the ledger's leaves have."""
    said = {"v": 1, "act": "publish", "item": f"d/{number}", "rev": 1, "t": "2026-09-14T04:00:00Z", "unit": "U17"}
    said |= {"commit": hashlib.sha256(str(number).encode()).hexdigest(), "prev": "", "reason": ""}
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def reader(folder):
    return lambda tile: (folder / tile.path).read_bytes()


def lay(folder, old, entries, write):
    """Append entries to the log in a folder."""
    leaves = [leaf_hash(one) for one in entries]
    for tiles in (grow(old, leaves, reader(folder)), grow_entries(old, entries, reader(folder))):
        for tile, data in tiles:
            write(folder / tile.path, data)


def plainly(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def durably(path, data):
    """Write as the ledger does: the file synced before it has its name, then the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def build(folder, size):
    """Append a whole log in batches; return the leaves a second of this process, making the entries not counted."""
    spent = 0.0
    for start in range(0, size, BATCH):
        entries = [entry(number) for number in range(start, min(start + BATCH, size))]
        begun = time.process_time()
        lay(folder, start, entries, plainly)
        spent += time.process_time() - begun
    return size / spent


def append(folder, size, count, at_once, write, clock):
    """Append leaves to a log of a size, so many at once; return the leaves a second."""
    entries = [entry(size + number) for number in range(count)]
    begun = clock()
    for start in range(0, count, at_once):
        lay(folder, size + start, entries[start : start + at_once], write)
    return count / (clock() - begun)


def insert(folder, count):
    """Insert rows as safely, one a transaction, into a table of nothing else."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        database = sqlite3.connect(f"{place}/one.sqlite3", isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE leaf (number INTEGER PRIMARY KEY, entry BLOB)")
        rows = [(number, entry(number)) for number in range(count)]
        begun = time.perf_counter()
        for row in rows:
            database.execute("INSERT INTO leaf VALUES (?, ?)", row)
        spent = time.perf_counter() - begun
        database.close()
    return count / spent


def hash_alone(count):
    """Hash as often as a log of as many leaves does: every entry, and a node of two hashes for each."""
    one, pair, begun = entry(1), bytes(65), time.process_time()
    for _ in range(count):
        hashlib.sha256(one).digest()
        hashlib.sha256(pair).digest()
    return count / (time.process_time() - begun)


def prove(folder, size, draw):
    """Return the milliseconds of proofs from the files and of their checks, for leaves and for older trees."""
    top = root(size, Hashes(size, reader(folder)))
    times = {name: [] for name in ("leaf proven", "leaf checked", "older tree proven", "older tree checked")}
    for _ in range(ASKED):
        index, old = draw.randrange(size), draw.randrange(1, size)
        leaf, before = leaf_hash(entry(index)), root(old, Hashes(size, reader(folder)))
        begun = time.process_time()
        proof = inclusion(index, size, Hashes(size, reader(folder), top))
        proven = time.process_time()
        verify_inclusion(leaf, index, size, top, proof)
        checked = time.process_time()
        older = consistency(old, size, Hashes(size, reader(folder), top))
        joined = time.process_time()
        verify_consistency(old, size, before, top, older)
        spent = (proven - begun, checked - proven, joined - checked, time.process_time() - joined)
        for found, seconds in zip(times.values(), spent, strict=True):
            found.append(1_000 * seconds)
    return times


def weigh(folder):
    """Return the number of files and their bytes, of hashes and of entries."""
    sizes = {True: [], False: []}
    for path in (folder / "tile").rglob("*"):
        if path.is_file():
            sizes[ENTRIES in path.parts].append(path.stat().st_size)
    return sizes[False], sizes[True]


def play(folder, leaves, rows):
    """Measure everything once: the log and its limits take turns."""
    log = folder / "log"
    rates = {"SHA-256 alone": hash_alone(leaves), "append, 1,000 at a time": build(log, leaves)}
    weights, times = weigh(log), prove(log, leaves, random.Random(leaves))  # noqa: S311 – chosen, not secret
    rates["append, one at a time"] = append(log, leaves, rows, 1, plainly, time.process_time)
    rates["SQLite insert, on the disk"] = insert(folder, rows)
    rates["append, one at a time, on the disk"] = append(log, leaves + rows, rows, 1, durably, time.perf_counter)
    rates["append, 100 at a time, on the disk"] = append(log, leaves + 2 * rows, rows, 100, durably, time.perf_counter)
    return rates, times, weights


HEAD = """\
# How fast the log is

Written by `python bench/merkle.py --write`; do not edit by hand. A log is laid down in files, tile by tile; every proof
starts anew with nothing but these files (which the system may hold in memory) and the root, and checks each tile that
it reads. Beside it, taking turns: SHA-256 of as many entries and nodes without any log, and SQLite (WAL, synchronous
FULL) with one row a transaction. "On the disk" counts seconds of the clock, all else seconds of the process. Read the
ratios.

"""
RATES = "| what | a second, median | lowest–highest |\n| --- | --- | --- |\n"
TIMES = "| what | ms, median | 99 of 100 within |\n| --- | --- | --- |\n"


def rows_of(rounds):
    """Write the table of rates."""
    for name in rounds[0][0]:
        found = [rates[name] for rates, _, _ in rounds]
        yield f"| {name} | {statistics.median(found):,.0f} | {min(found):,.0f}–{max(found):,.0f} |\n"


def times_of(rounds):
    """Write the table of times, of all rounds together."""
    for name in rounds[0][1]:
        found = [one for _, times, _ in rounds for one in times[name]]
        yield f"| {name} | {statistics.median(found):.2f} | {statistics.quantiles(found, n=100)[98]:.2f} |\n"


def ratio(rounds, above, below):
    """Return how many times the one is of the other, in the median round."""
    return statistics.median(rates[above] / rates[below] for rates, _, _ in rounds)


def report(rounds, leaves, rows):
    """Write the page."""
    hashes, entries = rounds[0][2]
    whole = ratio(rounds, "SHA-256 alone", "append, 1,000 at a time")
    disk = ratio(rounds, "SQLite insert, on the disk", "append, one at a time, on the disk")
    machine = f"SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}, {os.cpu_count()} cores"
    return (
        f"{HEAD}{leaves:,} leaves, {rows:,} rows and single appends, {machine}, {len(rounds)} rounds, "
        f"{datetime.now(tz=UTC):%Y-%m-%d}.\n\n"
        f"{RATES}{''.join(rows_of(rounds))}\n{TIMES}{''.join(times_of(rounds))}\n"
        f"Appending in batches costs {whole:.1f} times SHA-256 alone; a single leaf that is safe on the disk costs "
        f"{disk:.1f} times\nan insert into SQLite (it is two files, each synced with its folder).\n\n"
        f"The hashes lie in {len(hashes):,} files of {sum(hashes):,} bytes ({sum(hashes) / leaves:.1f} a leaf), the "
        f"entries in {len(entries):,} of\n{sum(entries):,} bytes ({sum(entries) / leaves:.0f} a leaf). Old partial "
        "tiles, which may be removed, are counted.\n"
    )


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--leaves", type=int, default=1_000_000)
    options.add_argument("--rows", type=int, default=5_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    chosen = options.parse_args()
    rounds = []
    for _ in range(chosen.rounds):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(play(Path(folder), chosen.leaves, chosen.rows))
    page = report(rounds, chosen.leaves, chosen.rows)
    print(page)
    if chosen.write:
        REPORT.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
