"""Measure the console with five years of a school: python bench/console.py [--units 60] [--years 5] [--write].

The page goes through the whole program (all middleware) in this process, beside a bare answer and beside a page of the
workbench with nothing but its frame; all take turns, in one run. Seconds are those of the process.
"""

# ruff: noqa: ANN001, ANN201, PLC0415 – a script; the program may be imported only once its settings are made

import argparse
import os
import platform
import sqlite3
import statistics
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from taking_turns import in_turns, put_beside
from years_of_a_school import A_YEAR, AT, LETTERS, build

REPORT = Path(__file__).parent.parent / "docs" / "reference" / "console-performance.md"
BARE, FRAME = "bare answer", "frame of the workbench alone"


def prepare(folder):
    """Start the program on an empty database of its own."""
    os.environ |= {"GONGKAI_DATA": folder, "GONGKAI_SECRET_KEY": "bench"}
    os.environ["GONGKAI_DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def pages(people, rounds):
    """Return, by page, the questions it asks and its milliseconds, round by round, all pages taking turns."""
    from django.shortcuts import render
    from django.urls import reverse

    from gongkai.desk.http import staff_page

    put_beside(frame=staff_page(lambda request: render(request, "ui/desk.html")))
    console = reverse("desk:console")
    sources = {
        BARE: (0, "/bare/"),
        FRAME: (0, "/frame/"),
        "console, the office, whole school": (0, console),
        "console, the office, every unit's row": (0, f"{console}?all=1"),
        "console, a head, own unit": (1, console),
    }
    return in_turns(people, sources, rounds, at=AT)


HEAD = """\
# What the console costs

Written by `python bench/console.py --write`; do not edit by hand. Every page goes through the whole program (all
middleware) in this process; nothing is cached; milliseconds are those of the process, so that others' work counts less.
All pages take turns. The frame of the workbench is a page with its navigation and counts, and nothing in it: what a
bare page costs the same person. Read the ratios.

"""
COLUMNS = """
| page | questions | milliseconds, median | lowest–highest | times the frame alone | times a bare answer |
| --- | --- | --- | --- | --- | --- |
"""


def report(found, chosen):
    """Write the page; a ratio is the median of the rounds' own."""
    bare, frame = (found[name]["milliseconds"] for name in (BARE, FRAME))
    lines = []
    for name, said in found.items():
        taken = said["milliseconds"]
        beside = [
            statistics.median(mine / other for mine, other in zip(taken, of, strict=True)) for of in (frame, bare)
        ]
        lines.append(
            f"| {name} | {said['questions']} | {statistics.median(taken):,.1f} | {min(taken):,.1f}–{max(taken):,.1f} "
            f"| {beside[0]:,.1f} | {beside[1]:,.0f} |\n"
        )
    number = chosen.units * A_YEAR * chosen.years
    machine = f"SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}, {os.cpu_count()} cores"
    return (
        f"{HEAD}{chosen.units} units × {chosen.years} years: {number:,} disclosures, {number:,} obligations, "
        f"{LETTERS * chosen.years:,} letters.\n{machine}, {chosen.rounds} rounds, load {os.getloadavg()[0]:.0f}, "
        f"{datetime.now(tz=UTC):%Y-%m-%d}.\n{COLUMNS}{''.join(lines)}\n"
        "Goal: a bounded number of questions, and at most ten times a bare page, which the frame alone is.\n"
    )


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--units", type=int, default=60)
    options.add_argument("--years", type=int, default=5)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        people = build(chosen.units, chosen.years)
        page = report(pages(people, chosen.rounds), chosen)
    print(page)
    if chosen.write:
        REPORT.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
