"""Measure the scanner: python bench/scanner.py [--write] [--only text|pages].

The scan of text is measured against plain regular expressions and presidio, the reading of files in pages a second.
presidio runs in an environment of its own, made for the run; it is left out where it cannot be installed.
"""

# ruff: noqa: ANN001, ANN201 – a script

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from datetime import UTC, datetime
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import scanner_pages  # noqa: E402
from tests.scanner.corpus.clean import clean  # noqa: E402
from tests.scanner.corpus.planted import planted  # noqa: E402

from gongkai.measures.articles import ARTICLES  # noqa: E402
from gongkai.scanner.kinds import Kind  # noqa: E402
from gongkai.scanner.passage import Passage  # noqa: E402
from gongkai.scanner.rules import Rules, WordList  # noqa: E402
from gongkai.scanner.text import scan_text  # noqa: E402

REPORT = ROOT / "docs" / "reference" / "scanner-performance.md"
PARTS = ("text", "pages")
OTHER_ENVIRONMENT = Path(__file__).parent / "presidio_scan.py"
WORDS = 5000
NUMBERS = (Kind.IDENTITY, Kind.MOBILE, Kind.BANK_CARD)
PATTERNS = (
    r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]",
    r"(?<!\d)1[3-9]\d{9}(?!\d)",
    r"(?<!\d)[3-6]\d{15,18}(?!\d)",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"0\d{2,3}-\d{7,8}",
    r"[\u4e00-\u9fa5][A-Z][A-Z0-9]{5,6}",
)
"""What is copied from page to page for this purpose: identity, mobile, card, e-mail, landline, plate."""


def paragraphs(megabytes):
    """Write a text as it is published here: the Measures' paragraphs, a tenth look-alikes, a hundredth leaks."""
    random = Random(52)  # noqa: S311 – the same text every time
    plain = [line for article in ARTICLES.values() for line in article.text.zh.splitlines() if line.strip()]
    alike = [one.text for one in clean() if not one.row]
    leaks = [one.text for one in planted() if not one.row and not one.heading]
    found, size = [], 0
    while size < megabytes * 1_000_000:
        dice = random.random()
        found.append(random.choice(leaks if dice < 0.01 else alike if dice < 0.1 else plain))
        size += len(found[-1].encode())
    return found


def invented_words(count):
    """Return words of three to five characters that hardly ever stand in a text."""
    random = Random(7)  # noqa: S311 – the same words every time
    signs = sorted(set("".join(article.text.zh for article in ARTICLES.values())) - set("，。、（）；：《》 \n“”"))
    found = set()
    while len(found) < count:
        found.add("".join(random.choices(signs, k=random.randint(3, 5))))
    return sorted(found)


def expressions(words):
    """Return one search through all plain expressions, with the words as one more of them, if any are given."""
    patterns = [re.compile(one) for one in PATTERNS]
    if words:
        patterns.append(re.compile("|".join(map(re.escape, words))))
    return lambda texts: [[match[0] for one in patterns for match in one.finditer(text)] for text in texts]


def rules_of(words):
    """Return the rules of a school that has put these words on its lists."""
    return Rules(lists=(WordList("bench", "bench", tuple(words)),))


def scanner(words):
    """Return one scan through everything the scanner looks for."""
    rules = rules_of(words)

    def scan(texts):  # noqa: ANN202 – a script
        return scan_text([Passage(text, f"{number}") for number, text in enumerate(texts)], rules)

    scan([""])
    return scan


def speed(scan, texts):
    """Return the megabytes a second of this process: others' work does not count."""
    start = time.process_time()
    scan(texts)
    return sum(len(text.encode()) for text in texts) / 1e6 / (time.process_time() - start)


def share_found(scan):
    """Return the share of planted identity, mobile and card numbers of which anything is found."""
    leaks = [one.text for one in planted() if one.kind in NUMBERS and not one.row]
    return sum(bool(flat(scan([text]))) for text in leaks) / len(leaks)


def flat(found):
    """Leave out the texts in which nothing was found."""
    return [one for one in found if one]


def other_environment(folder):
    """Install presidio apart; return its interpreter, or None where that cannot be done."""
    venv.create(folder, with_pip=True)
    python = Path(folder) / "bin" / "python"
    command = [python, "-m", "pip", "install", "-q", "presidio-analyzer"]
    done = subprocess.run(command, capture_output=True, check=False)
    return python if done.returncode == 0 else None


def presidio(python, texts, words):
    """Return megabytes a second and share found, as presidio's own process measured them."""
    leaks = [one.text for one in planted() if one.kind in NUMBERS and not one.row]
    given = json.dumps({"texts": texts, "words": words, "leaks": leaks})
    done = subprocess.run([python, OTHER_ENVIRONMENT], input=given, capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


def measure(chosen, python):
    """Return by contender the speeds of every round and the share found; all take turns."""
    words, texts = invented_words(WORDS), paragraphs(chosen.megabytes)
    few = texts[: len(texts) // 50]
    ours, bare, worded = scanner(words), expressions(()), expressions(words)
    here = {
        "the scanner, everything, 5,000 words": (ours, texts),
        "six plain expressions, no words": (bare, texts),
        "the same and 5,000 words as an alternation": (worded, few),
    }
    speeds, shares = {name: [] for name in here}, {name: share_found(scan) for name, (scan, _) in here.items()}
    there = {"presidio, pattern recognisers, no words": [], "presidio, the same and a deny list of 5,000": words}
    for _ in range(chosen.rounds):
        for name, (scan, given) in here.items():
            speeds[name].append(speed(scan, given))
        for name, listed in there.items() if python else ():
            told = presidio(python, few, listed)
            speeds.setdefault(name, []).append(told["speed"])
            shares[name] = told["share"]
    return speeds, shares, statistics.mean(map(len, texts))


HEAD = """\
## Text

Written by `python bench/scanner.py --write`; do not edit between the marks. One core, seconds of the process; all
contenders take turns. The text is the Measures' own paragraphs with a tenth of look-alikes and a hundredth of leaks.
*Found* is the share of the corpus' identity, mobile and card numbers, disguised in ways of every sort, in which a
contender sees anything at all. The scanner looks for some thirty other kinds besides; the expressions do not, and
presidio is given its own recognisers of e-mail, telephone (China), cards, addresses on the net and links, and one
expression for identity numbers: no language model. Slow contenders get a fiftieth of the text.

| contender | MB a second, median | lowest–highest | found |
| --- | --- | --- | --- |
"""


def report(speeds, shares, length, chosen):
    """Write the part of the page that is about text."""
    rows = "".join(
        f"| {name} | {statistics.median(each):,.2f} | {min(each):,.2f}–{max(each):,.2f} | {shares[name]:.0%} |\n"
        for name, each in speeds.items()
    )
    text = f"{chosen.megabytes} MB in paragraphs of {length:.0f} characters on average, {chosen.rounds} rounds."
    return f"{HEAD}{rows}\n{text}\nGoal: at least 20 MB a second on one core with 5,000 words loaded.\n"


def machine(load):
    """Say on what and when it was measured, and how busy the machine was before: the mean of waiting processes."""
    here = f"Python {platform.python_version()}, {os.cpu_count()} cores, {datetime.now(tz=UTC):%Y-%m-%d}"
    return f"\n{here}; load average over the minute before {load:.2f}.\n"


def text_part(chosen):
    """Measure the scan of text and return its part of the page."""
    with tempfile.TemporaryDirectory() as folder:
        python = chosen.presidio or other_environment(folder)
        load = os.getloadavg()[0]
        part = report(*measure(chosen, python), chosen)
    return part + ("" if python else "\npresidio could not be installed and is left out.\n") + machine(load)


def pages_part(chosen):
    """Measure the reading of files and return its part of the page."""
    load = os.getloadavg()[0]
    texts, rules = paragraphs(1), rules_of(invented_words(WORDS))
    scan_text([Passage("", "")], rules)
    found, start, ocr = scanner_pages.measure(texts, rules, chosen.rounds)
    return scanner_pages.report(found, start, ocr, chosen.rounds) + machine(load)


def write(name, part):
    """Put the part between its marks, at the end if there are none yet, and leave the rest of the page as it is."""
    opened, closed = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    page = REPORT.read_text(encoding="utf-8") if REPORT.exists() else "# How fast the scanner is\n"
    if opened not in page:
        page += f"\n{opened}{closed}"
    before, _, rest = page.partition(opened)
    _, _, after = rest.partition(closed)
    REPORT.write_text(f"{before}{opened}{part}{closed}{after}", encoding="utf-8")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=int, default=10)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--presidio", type=Path, help="an interpreter that has presidio-analyzer; else one is made")
    options.add_argument("--only", choices=PARTS, help="measure this part alone")
    options.add_argument("--write", action="store_true", help=f"write what was measured into {REPORT.name}")
    chosen = options.parse_args()
    for name, make in zip(PARTS, (text_part, pages_part), strict=True):
        if chosen.only in {None, name}:
            part = make(chosen)
            print(part)
            if chosen.write:
                write(name, part)


if __name__ == "__main__":
    main()
