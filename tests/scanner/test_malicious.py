"""Files made to hurt are refused or made safe, files of every day are accepted, and this process stays as it was."""

import gc
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gongkai.scanner.child import read_safely
from gongkai.scanner.passage import Trouble
from tests.scanner.benign import BENIGN
from tests.scanner.malicious import MALICIOUS

pytestmark = pytest.mark.hostile

MUST = {
    "file_unreadable",
    "file_encrypted",
    "file_macros",
    "file_bloated",
    "file_broken",
    "file_unknown",
    "file_script",
}
"""The troubles with which nothing is published."""


def resident():
    """Megabytes that this process takes up now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def kinds(maker, name):
    return {item.kind for item in read_safely(maker(), name) if isinstance(item, Trouble)}


def timed(maker, name):
    content = maker()
    start = time.monotonic()
    found = {item.kind for item in read_safely(content, name) if isinstance(item, Trouble)}
    return found, time.monotonic() - start


@pytest.fixture(scope="module")
def outcome():
    """What is said of each malicious file, how long each took, and by how much this process grew meanwhile."""
    said, seconds, grown = {}, {}, 0
    gc.collect()
    before = resident()
    with ThreadPoolExecutor(2) as both:
        for name, (found, took) in zip(MALICIOUS, both.map(lambda one: timed(*one), MALICIOUS.values()), strict=True):
            said[name], seconds[name] = found, took
            grown = max(grown, resident() - before)
    return said, seconds, grown


def test_there_are_enough_of_both():
    assert (len(MALICIOUS) >= 200, len(BENIGN) >= 100) == (True, True)


def test_every_malicious_file_is_refused_or_made_safe_and_none_takes_long(outcome):
    said, seconds, grown = outcome

    assert [name for name, found in said.items() if not found] == []
    assert {name: took for name, took in seconds.items() if took > 10} == {}
    assert grown < 100


def test_files_of_every_day_are_accepted():
    with ThreadPoolExecutor(2) as both:
        said = dict(zip(BENIGN, both.map(lambda one: kinds(*one), BENIGN.values()), strict=True))

    assert {name: found & MUST for name, found in said.items() if found & MUST} == {}
