"""Several programs at once on one real database, SQLite or PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

AT_ONCE = 6
HERE = Path(__file__).parent
pytestmark = pytest.mark.races


@pytest.fixture
def surroundings(database, tmp_path):
    """What a program needs to find a database of its own, made and migrated."""
    told = {
        "GONGKAI_DATABASE_URL": database("catalogue"),
        "GONGKAI_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
    }
    return os.environ | told


def at_once(surroundings, act, numbers):
    """Let one program for each number act at the same moment; return what each of them says."""
    command = [sys.executable, str(HERE / "racing.py"), act]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": surroundings}
    programs = [subprocess.Popen([*command, str(number)], **pipes) for number in numbers]
    assert [program.stdout.readline() for program in programs] == ["ready\n"] * len(programs)
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    return sorted(program.communicate()[0].strip() for program in programs)


@pytest.fixture
def prepared(surroundings):
    command = [sys.executable, str(HERE / "racing.py"), "prepare", str(AT_ONCE)]
    subprocess.run(command, env=surroundings, check=True, stdout=subprocess.DEVNULL)
    return surroundings


def test_filing_numbers_are_given_out_once_and_without_gaps(prepared):
    found = at_once(prepared, "file", range(AT_ONCE))
    assert found == [f"备〔2026〕{number:03d}号" for number in range(1, AT_ONCE + 1)]


def test_one_version_is_filed_once(prepared):
    found = at_once(prepared, "file", [0] * AT_ONCE)
    assert found == ["moved_meanwhile"] * (AT_ONCE - 1) + ["备〔2026〕001号"]


def test_looking_first_and_writing_then_would_file_it_more_than_once(prepared):
    found = at_once(prepared, "file_naively", range(AT_ONCE))
    assert found == ["filed"] * AT_ONCE


def test_one_version_is_started_at_a_time(prepared):
    found = at_once(prepared, "start", range(AT_ONCE))
    assert found == ["number 1"] + ["version_in_work"] * (AT_ONCE - 1)


def test_the_same_bytes_end_as_one_row_and_one_file(surroundings):
    keys = at_once(surroundings, "upload", range(AT_ONCE))
    kept = [str(path.relative_to(path.parents[1])) for path in Path(surroundings["GONGKAI_DATA"]).glob("files/*/*")]
    assert kept == sorted(set(keys))
