"""Measure working out what falls due, for a province: python bench/obligations.py [--schools 100] [--write].

Every size is measured on an empty database of its own, in a process of its own. Seconds are those of the process, so
that others' work does not count; memory is the most that the process ever held. All pages take turns.
"""

# ruff: noqa: ANN001, ANN201, PLC0415 – a script; the program may be imported only once its settings are made

import argparse
import json
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from taking_turns import in_turns, put_beside

REPORT = Path(__file__).parent.parent / "docs" / "reference" / "obligations-performance.md"
AT = datetime(2026, 9, 14, 4, tzinfo=UTC)
FOUNDED, NEW_YEAR = date(2019, 9, 1), date(2026, 1, 1)
UNITS, ENTRIES = 60, 80
SIZES = (1, 10, 100)
KINDS = [{"time_kind": "long_term"}] * 40 + [{"time_kind": "timely", "working_days": 5}] * 4
PERIODS = [("year", 10)] * 24 + [("half_year", 1)] * 8 + [("quarter", 3)] * 4
"""What a unit's eighty entries are: half of them stand, and most of the rest are asked for once a year."""
OFF = ((1, 1, 3), (2, 5, 8), (4, 3, 3), (5, 1, 5), (6, 9, 1), (9, 15, 3), (10, 1, 7))


def measured_at(schools, options):
    """Measure with so many schools, in another process; return the figures."""
    with tempfile.TemporaryDirectory() as folder:
        told = {"GONGKAI_DATA": folder, "GONGKAI_SECRET_KEY": "bench"}
        told |= {"GONGKAI_DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        told["DJANGO_SETTINGS_MODULE"] = "gongkai.config.settings"
        line = [sys.executable, "-W", "ignore", __file__, f"--measure={schools}", f"--rounds={options.rounds}"]
        done = subprocess.run(line, env=os.environ | told, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def measure(schools, rounds):
    """Lay down the schools and measure everything; return the figures by name."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    people = build(schools)
    figures = {"schools": schools, "before": peak()}
    figures |= dict(works(figures))
    half_answered()
    figures["memory"] = peak()
    return figures | {"pages": pages(people, rounds, with_coverage=schools == 1)}


def build(schools):
    """Lay down schools with their units, people and catalogues, a school at a time."""
    from django.db import transaction

    from gongkai.orgs.models import Person, Post, Unit

    person = Person.objects.create(number="G0", name="王敏", kind="staff")
    clerk = Person.objects.create(number="G1", name="李强", kind="staff")
    held = {"starts_on": FOUNDED, "granted_at": AT, "confirmed_at": AT}
    for number in range(schools):
        with transaction.atomic():
            units = Unit.objects.bulk_create(a_unit(number, place) for place in range(UNITS))
            catalogues(units, person)
            if number == 0:
                Post.objects.create(person=person, unit=units[1], role="drafter", **held)
                Post.objects.create(person=clerk, unit=units[0], role="office_clerk", **held)
    return person, clerk


def a_unit(school, place):
    from gongkai.orgs.models import Unit

    code, name = f"S{school}U{place}", f"第{school}所大学第{place}学院党委"
    more = {"kind": "college", "starts_on": FOUNDED, "position": place, "hosts_office": not school + place}
    return Unit(code=code, name=name, short_name=name, **more)


def catalogues(units, person):
    """Put a catalogue of eighty entries in force in every unit."""
    from gongkai.catalogue.models import Entry, Item, Version

    filed = {"started_by": person, "started_at": AT, "filed_by": person, "filed_at": AT, "in_force_on": NEW_YEAR}
    versions = Version.objects.bulk_create(
        Version(unit=unit, year=2026, state="draft", filing_number=f"备{unit.code}", **filed) for unit in units
    )
    for version in versions:
        entries = Entry.objects.bulk_create(Entry(unit=version.unit) for _ in range(ENTRIES))
        Item.objects.bulk_create(an_item(version, entry, place) for place, entry in enumerate(entries))
    Version.objects.filter(pk__in=[version.pk for version in versions]).update(state="in_force")


def an_item(version, entry, place):
    from gongkai.catalogue.models import Item
    from gongkai.measures.vocabulary import MatterClass

    if place < len(KINDS):
        limit = KINDS[place]
    else:
        period, month = PERIODS[place - len(KINDS)]
        limit = {"time_kind": "periodic", "period": period, "anchor_month": month, "anchor_day": place % 28 + 1}
    classes = list(MatterClass)
    said = {
        "title": f"第{place}项工作情况",
        "content": "安排、进展和结果",
        "basis": "党内有关规定",
        "audience": "public",
    }
    return Item(
        version=version, entry=entry, code=f"1.{place}", matter_class=classes[place % len(classes)], position=place,
        lead_unit=version.unit, channels=["portal"], **said, **limit,
    )  # fmt: skip


def works(figures):
    """Yield the seconds of each work on all obligations, and how many rows it wrote."""
    from gongkai.calendars.queries import calendar
    from gongkai.obligations.actions import generate, run_due
    from gongkai.obligations.models import Obligation, Shift
    from gongkai.orgs.models import Unit

    yield "generated", timed(lambda: run_due(AT))
    figures["obligations"] = Obligation.objects.count()
    yield "nothing stale", timed(lambda: run_due(AT))
    days = calendar()
    yield "again", timed(lambda: [generate(unit, days=days, at=AT) for unit in Unit.objects.iterator()])
    load_next_year()
    figures["concerned"] = Obligation.objects.filter(calendar__contains="2027-0").count()
    yield "calendar", timed(lambda: run_due(AT))
    figures["moved"] = Shift.objects.count()


def load_next_year():
    from gongkai.calendars.models import YearTable
    from gongkai.orgs.models import Person

    days = [date(2027, month, day) + timedelta(number) for month, day, many in OFF for number in range(many)]
    off = [day.isoformat() for day in days]
    said = {"source": "bench", "loaded_by": Person.objects.first(), "loaded_at": AT}
    YearTable.objects.create(year=2027, number=1, off=off, make_up=[], **said)


def timed(work):
    """Return the seconds of a work, of the process and of the clock, and the memory the process has held by then."""
    mine, clock = time.process_time(), time.perf_counter()
    work()
    return {"cpu": time.process_time() - mine, "clock": time.perf_counter() - clock, "memory": peak()}


def peak():
    """Return the most megabytes this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def half_answered():
    """Answer half of what was due by now."""
    from django.db.models import F
    from django.db.models.functions import Mod

    from gongkai.obligations.models import Obligation

    found = Obligation.objects.annotate(odd=Mod(F("pk"), 2)).filter(odd=1, due_on__lt=AT.date())
    found.update(state="nothing_to_report")


def pages(people, rounds, *, with_coverage):
    """Return, by page, the questions it asks and its milliseconds, round by round, beside a bare answer."""
    from django.urls import reverse

    put_beside()
    due = reverse("desk:obligations")
    sources = {"bare answer": (0, "/bare/"), "list, a drafter": (0, due), "list, the office": (1, due)}
    if with_coverage:
        sources["coverage, 60 units × 14 classes"] = (1, reverse("desk:coverage"))
    return in_turns(people, sources, rounds, at=AT)


HEAD = """\
# What it costs to work out what falls due

Written by `python bench/obligations.py --write`; do not edit by hand. A school has 60 units with a catalogue of 80
entries each; a hundred schools are a province. Half of the entries stand, four wait for events, the others are asked
for by the year, half-year or quarter. Every size is measured on an empty database of its own, in a process of its own;
seconds are those of the process, so that others' work counts less; the machine was busy meanwhile. “Megabytes” is the
most the process had held by then, of which {before:.0f} before any catalogue was read. Read the ratios.

"""
WORKS = {
    "generated": "everything worked out for the first time",
    "again": "every unit worked out again, nothing changed",
    "calendar": "the table of 2027 loaded, all worked out again",
}
COLUMNS = """
| | schools | obligations | CPU seconds | clock | microseconds each | times the smallest | megabytes |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""
PAGES = """
| page | schools | questions | milliseconds, median | lowest–highest | times a bare answer |
| --- | --- | --- | --- | --- | --- |
"""


def growth(measured):
    """Write what every work costs at every size, and each."""
    lines = []
    for name, words in WORKS.items():
        each = [1_000_000 * one[name]["cpu"] / one["obligations"] for one in measured]
        lines += [
            f"| {words} | {one['schools']} | {one['obligations']:,} | {one[name]['cpu']:,.1f} "
            f"| {one[name]['clock']:,.1f} | {cost:,.0f} | {cost / each[0]:.2f} | {one[name]['memory']:,.0f} |\n"
            for one, cost in zip(measured, each, strict=True)
        ]
    return "".join(lines)


def answers(measured):
    """Write what the pages cost at every size; a ratio is the median of the rounds' own."""
    lines = []
    for one in measured:
        bare = one["pages"]["bare answer"]["milliseconds"]
        for name, said in one["pages"].items():
            times = [mine / other for mine, other in zip(said["milliseconds"], bare, strict=True)]
            figures = said["milliseconds"]
            lines.append(
                f"| {name} | {one['schools']} | {said['questions']} | {statistics.median(figures):,.2f} "
                f"| {min(figures):,.2f}–{max(figures):,.2f} | {statistics.median(times):,.1f} |\n"
            )
    return "".join(lines)


def report(measured, rounds):
    """Write the page."""
    idle = ", ".join(f"{one['schools']}: {1000 * one['nothing stale']['cpu']:,.0f}" for one in measured)
    last = measured[-1]
    machine = f"SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}, {os.cpu_count()} cores"
    return (
        f"{HEAD.format(before=last['before'])}{machine}, {rounds} rounds of pages, load {os.getloadavg()[0]:.0f}, "
        f"{datetime.now(tz=UTC):%Y-%m-%d}.\n{COLUMNS}{growth(measured)}\n"
        f"Looking whether anything has changed, when nothing has, takes these milliseconds (by schools): {idle}.\n"
        f"Of {last['obligations']:,} the table of 2027 decides about {last['concerned']:,}; {last['moved']:,} due days "
        f"were moved and kept, old and new.\n{PAGES}{answers(measured)}"
    )


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--schools", type=int, default=SIZES[-1], help="the largest size")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    options.add_argument("--measure", type=int, default=0, help="measure with so many schools, print JSON")
    chosen = options.parse_args()
    if chosen.measure:
        print(json.dumps(measure(chosen.measure, chosen.rounds)))
        return
    sizes = [*(size for size in SIZES if size < chosen.schools), chosen.schools]
    page = report([measured_at(size, chosen) for size in sizes], chosen.rounds)
    print(page)
    if chosen.write:
        REPORT.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
