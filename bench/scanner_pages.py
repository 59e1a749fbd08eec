"""Measure how many pages a second are read and scanned; run by bench/scanner.py.

A page is 40 lines of 38 Chinese characters, or 40 rows of 8 cells. The PDF is printed by Chromium, if it is here.
"""

# ruff: noqa: ANN001, ANN201 – a script

import io
import os
import resource
import statistics
import subprocess
import tempfile
import time
from html import escape
from importlib.util import find_spec
from pathlib import Path

import docx
import openpyxl
import pypdfium2 as pdfium

from gongkai.scanner.child import read_safely
from gongkai.scanner.formats import read
from gongkai.scanner.formats.drawing import drawn
from gongkai.scanner.formats.ocr import reader
from gongkai.scanner.passage import Passage
from gongkai.scanner.text import scan_text

LINES, SIGNS, CELLS = 40, 38, 8
PAGES, SCANNED = 50, 3
BROWSER = os.environ.get("GONGKAI_CHROMIUM", "/usr/bin/chromium")
STYLE = (
    "@page{size:A4;margin:18mm}body{font:10.5pt/1.5 'Noto Sans CJK SC',serif;margin:0}p{margin:0;white-space:nowrap}"
)
DOTS = 180
"""Dots an inch of a scanned page."""


def lined(texts):
    """Return the lines of all pages: one text after the other, cut where a line is full."""
    whole = "".join("".join(texts).split())
    return [whole[at * SIGNS : (at + 1) * SIGNS] for at in range(PAGES * LINES)]


def document(lines):
    """Write a document, a paragraph a line."""
    whole = docx.Document()
    for line in lines:
        whole.add_paragraph(line)
    return saved(whole)


def workbook(lines):
    """Write a workbook, a number and seven texts a row."""
    whole = openpyxl.Workbook()
    for number, line in enumerate(lines, 1):
        whole.active.append([number, *(line[at * 5 : at * 5 + 5] for at in range(CELLS - 1))])
    return saved(whole)


def saved(whole):
    kept = io.BytesIO()
    whole.save(kept)
    return kept.getvalue()


def printed(lines):
    """Let a browser print the pages; nothing where there is none."""
    if not Path(BROWSER).exists():
        return None
    pages = (lines[at : at + LINES] for at in range(0, len(lines), LINES))
    body = "".join(
        f"<div style='break-after:page'>{''.join(f'<p>{escape(one)}</p>' for one in page)}</div>" for page in pages
    )
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "a.html", Path(folder) / "a.pdf"
        source.write_text(f"<meta charset=utf-8><style>{STYLE}</style>{body}", encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
        subprocess.run([BROWSER, *flags, source.as_uri()], check=True, capture_output=True)
        return target.read_bytes()


def used():
    """Return the seconds of the processor that this process and its children have taken."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def timed(work):
    """Return the seconds of the processor and by the clock."""
    busy, clock = used(), time.perf_counter()
    work()
    return used() - busy, time.perf_counter() - clock


def scanned(items, rules):
    """Scan what was read to its end."""
    return scan_text([item for item in items if isinstance(item, Passage)], rules)


def measure(texts, rules, rounds):
    """Return by format the seconds of every round: read here, read and scanned here, the same through the child."""
    lines = lined(texts)
    files = {"docx": document(lines), "xlsx": workbook(lines), "pdf": printed(lines)}
    ways = {
        "read": lambda content, name: list(read(content, name)),
        "read and scanned": lambda content, name: scanned(read(content, name), rules),
        "through the child": lambda content, name: scanned(read_safely(content, name), rules),
    }
    found = {}
    for _ in range(rounds):
        for kind, content in files.items():
            for way, work in ways.items() if content else ():
                spent = timed(lambda content=content, kind=kind, work=work: work(content, f"a.{kind}"))
                found.setdefault(kind, {}).setdefault(way, []).append(spent)
    start = [timed(lambda: read_safely(b"a", "a.txt"))[1] for _ in range(rounds)]
    return found, statistics.median(start), recognised(files["pdf"])


def recognised(content):
    """Return the seconds that scanned pages take, of the processor and by the clock; nothing without the extra."""
    if content is None or find_spec("rapidocr") is None:
        return []
    ocr, found = reader(), []
    with pdfium.PdfDocument(content) as pages:
        for number in range(SCANNED + 1):
            page = io.BytesIO()
            drawn(pages[number], DOTS / 72).save(page, "PDF", resolution=DOTS)
            found.append(timed(lambda page=page: list(read(page.getvalue(), "a.pdf", ocr=ocr))))
    return found[1:]


HEAD = f"""\
## Pages

Written by `python bench/scanner.py --write`; do not edit between the marks. A page is {LINES} lines of {SIGNS} Chinese
characters, or {LINES} rows of {CELLS} cells; each file has {PAGES} pages. The docx is written by python-docx, the xlsx
by openpyxl, the PDF printed by Chromium with its font in it. Pages a second count seconds of the processor, the child's
and ours together, so that others' work does not count; the last column is by the clock. All take turns, and 5,000 words
are loaded.

| format | read, here | read and scanned, here | read and scanned, through the child | share of here | by the clock |
| --- | --- | --- | --- | --- | --- |
"""


def report(found, start, ocr, rounds):
    """Write the part of the page that is about pages."""
    rows = "".join(row(kind, ways) for kind, ways in found.items())
    missing = "" if "pdf" in found else "\nWithout Chromium no PDF was measured.\n"
    busy, clock = zip(*ocr, strict=True) if ocr else ((), ())
    seconds = f"{spread(busy)} seconds of the processor, {spread(clock)} by the clock" if ocr else "not installed"
    return (
        f"{HEAD}{rows}{missing}\nPages a second, median of {rounds} rounds, lowest–highest in brackets. "
        f"Starting the child takes {start * 1000:.0f} ms, whatever the file.\n\n"
        f"Reading the text of a scanned page ({DOTS} dots an inch) with the extra `ocr`, models loaded: "
        f"{seconds}.\n"
    )


def row(kind, ways):
    """Write the line of a format."""
    busy = {way: [PAGES / seconds for seconds, _ in rounds] for way, rounds in ways.items()}
    child, here = (statistics.median(busy[way]) for way in ("through the child", "read and scanned"))
    clock = [PAGES / seconds for _, seconds in ways["through the child"]]
    return f"| {kind} | {' | '.join(map(spread, busy.values()))} | {child / here:.0%} | {spread(clock)} |\n"


def spread(rates):
    """Write the median with the lowest and the highest."""
    return f"{statistics.median(rates):,.0f} ({min(rates):,.0f}–{max(rates):,.0f})"
