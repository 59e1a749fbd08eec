"""The sample school as it is run: served, signed by its worker, verified from outside and checked from within."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.browser import school
from tests.ledger.a_school import faults_of

PATIENCE = 120


def gongkai(folder, *words):
    """Run a command; returns how it ended and what it said."""
    command = [sys.executable, "-m", "gongkai", *map(str, words)]
    done = subprocess.run(command, env=school.environment(folder), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines()


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    for words in (("prepare",), ("sample", "load")):
        assert gongkai(folder, *words)[0] == 0
    return folder


@pytest.fixture(scope="module")
def address(sample):
    with school.served(sample) as address:
        until = time.monotonic() + PATIENCE
        while not (sample / "ledger" / "public" / "checkpoint").exists() and time.monotonic() < until:
            time.sleep(0.2)
        yield address


def test_the_school_agrees_with_its_log_and_with_itself(sample, address):
    outside = gongkai(sample, "verify", address, "--vkey", sample / "ledger" / "public" / "vkey")
    inside = gongkai(sample, "log", "fsck")

    assert (outside[0], faults_of(outside[1]), inside) == (0, [], (0, ["核对完毕，问题 0 个。"]))


def test_a_title_changed_in_the_database_is_named_by_both(sample, address):
    with closing(sqlite3.connect(sample / "gongkai.sqlite3")) as database, database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(
            "UPDATE disclosures_revision SET title = title || '（修订）' WHERE id = (SELECT revision_id FROM "
            "disclosures_release WHERE state = 'live' AND audience = 'public' ORDER BY id LIMIT 1)"
        )
    (code, outside), (inner_code, inside) = gongkai(sample, "verify", address), gongkai(sample, "log", "fsck")

    assert (code, faults_of(outside), inner_code, faults_of(inside)) == (1, ["differs"], 1, ["wording"])
