"""Measure importing a catalogue from a table against writing it row by row: python bench/catalogue_import.py [--write].

Both write the same entries into a draft of an empty database, the one as the import does, the other as the form does.
"""

# ruff: noqa: ANN001, ANN002, ANN003, ANN201, PLC0415 – a script; the program may be imported only once its settings are made

import argparse
import io
import os
import platform
import sqlite3
import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl

REPORT = Path(__file__).parent.parent / "docs" / "reference" / "catalogue-import-performance.md"
AT = datetime(2026, 9, 14, 4, tzinfo=UTC)
FOUNDED = date(2019, 9, 1)
HEADING = ("编号", "类别", "公开事项", "公开内容", "公开依据", "公开范围", "公开方式", "责任部门", "公开时限")
CLASSES = ("决策部署学习贯彻", "决议决定及执行", "思想政治建设", "组织建设", "联系服务群众", "党风廉政建设", "其他党务")
LIMITS = ("每年10月", "变动即更新", "每季度末", "会议召开后5个工作日内", "及时", "长期公开，变动即更新")
ROUNDS = 3
WANTED = 5.0
"""How many times as fast as row by row the import is to be."""


def prepare(folder):
    """Start the program on an empty database of its own, with a school and a college in it."""
    os.environ |= {
        "GONGKAI_DATA": folder,
        "GONGKAI_SECRET_KEY": "bench",
        "GONGKAI_DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def colleges(count):
    """Lay down a school with so many colleges, each with one drafter."""
    from gongkai.measures.vocabulary import PersonKind, Role, UnitKind
    from gongkai.orgs.models import Person, Post, Unit

    top = Unit.objects.create(
        code="XX", name="示例大学党委", short_name="学校", kind=UnitKind.SCHOOL, starts_on=FOUNDED
    )
    found = []
    for number in range(count):
        name = f"第{number}学院党委"
        unit = Unit.objects.create(
            code=f"C{number}", name=name, short_name=name, kind=UnitKind.COLLEGE, parent=top, starts_on=FOUNDED
        )
        person = Person.objects.create(number=f"G{number}", name="王敏", kind=PersonKind.STAFF, home=unit)
        times = {"starts_on": FOUNDED, "granted_at": AT, "confirmed_at": AT}
        Post.objects.create(person=person, unit=unit, role=Role.DRAFTER, **times)
        found.append((unit, person))
    return found


def table(count):
    """Write a workbook of so many rows, classes merged over ten rows each."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADING)
    for at in range(count):
        item = at // 10 % len(CLASSES)
        code = f"{item + 1}.{at // (10 * len(CLASSES)) * 10 + at % 10 + 1}"
        name = CLASSES[item] if at % 10 == 0 else None
        said = (
            f"第{at}项工作情况",
            f"第{at}项工作的安排、进展和结果",
            "党内有关规定",
            "向社会公开",
            "门户网站、公告栏",
        )
        sheet.append((code, name, *said, "C0", LIMITS[at % len(LIMITS)]))
    for top in range(2, count + 2, 10):
        sheet.merge_cells(start_row=top, end_row=min(top + 9, count + 1), start_column=2, end_column=2)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def measured(work, *given, **named):
    """Return what some work gave and the seconds it took."""
    begun = time.perf_counter()
    result = work(*given, **named)
    return result, time.perf_counter() - begun


def row_by_row(version, wordings, person):
    """Write entries as the form does."""
    from gongkai.catalogue.actions import put_item

    for wording in wordings:
        put_item(version, wording, entry=None, lock=version.lock, by=person, at=AT)


def measure(content, rounds):
    """Return the seconds of each part: reading the file, looking it through, importing it, twice; and row by row."""
    from gongkai.catalogue.actions import start_version
    from gongkai.catalogue.importing import actions, queries
    from gongkai.scanner.child import tables_safely

    units = iter(colleges(2 * rounds))
    taken = {name: [] for name in ("read", "looked through", "imported", "imported again", "row by row")}
    for _ in range(rounds):
        tables, seconds = measured(tables_safely, content, "a.xlsx")
        taken["read"].append(seconds)
        unit, person = next(units)
        version = start_version(unit, year=2026, by=person, at=AT)
        upload = actions.keep_upload(version, name="a.xlsx", tables=tables, by=person, at=AT)
        preview, seconds = measured(queries.preview_of, upload)
        taken["looked through"].append(seconds)
        for name in ("imported", "imported again"):
            who = {"lock": version.lock, "by": person, "at": AT}
            _, seconds = measured(actions.import_items, version, preview.wordings, **who)
            taken[name].append(seconds)
        unit, person = next(units)
        slow = start_version(unit, year=2026, by=person, at=AT)
        _, seconds = measured(row_by_row, slow, preview.wordings, person)
        taken["row by row"].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def report(count, rounds, taken):
    """Write the measurement as a page."""
    times = taken["row by row"] / taken["imported"]
    lines = "\n".join(f"| {name} | {seconds:.2f} s | {count / seconds:,.0f} |" for name, seconds in taken.items())
    return f"""\
# 导入目录的速度 · Speed of importing a catalogue

本页由 `python bench/catalogue_import.py --write` 生成。 Written by that command; do not edit by hand.

{count:,} rows, nine columns; the median of {rounds} rounds. Python {platform.python_version()},
SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, {datetime.now(tz=UTC):%Y-%m-%d}.

| part | seconds | rows a second |
|---|---|---|
{lines}

The import writes {times:.1f} × as fast as row by row (wanted: {WANTED:.0f} ×).
"""


def main():
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--rows", type=int, default=1000)
    said.add_argument("--rounds", type=int, default=ROUNDS)
    said.add_argument("--write", action="store_true")
    asked = said.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        taken = measure(table(asked.rows), asked.rounds)
    page = report(asked.rows, asked.rounds, taken)
    if asked.write:
        REPORT.write_text(page, encoding="utf-8")
    print(page)
    return 0 if taken["row by row"] / taken["imported"] >= WANTED else 1


if __name__ == "__main__":
    raise SystemExit(main())
