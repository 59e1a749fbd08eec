"""Several programs appoint a head of one unit at once, on one real database, SQLite or PostgreSQL."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

AT_ONCE = 4
PROGRAM = str(Path(__file__).parent / "orgs_racing.py")
pytestmark = [pytest.mark.races, pytest.mark.article(7, None)]


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory):
    """What a program needs to find a database of its own, with a school in it."""
    folder = tmp_path_factory.mktemp("heads")
    server = os.environ["GONGKAI_TEST_POSTGRES"] if os.environ.get("GONGKAI_TEST_DATABASE") == "postgres" else ""
    name = f"heads_{secrets.token_hex(4)}"
    url = f"{server.rpartition('/')[0]}/{name}" if server else f"sqlite:///{folder / 'heads.sqlite3'}"
    told = os.environ | {"GONGKAI_DATABASE_URL": url, "GONGKAI_DATA": str(folder)}
    if server:
        told_to(server, f"CREATE DATABASE {name}")
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0", "--skip-checks"], env=told, check=True)
    subprocess.run([sys.executable, PROGRAM, "prepare", str(AT_ONCE)], env=told, check=True)
    yield told
    if server:
        told_to(server, f"DROP DATABASE {name} WITH (FORCE)")


def told_to(server, statement):
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


def at_once(surroundings, act, code):
    """Let the programs act at the same moment; return what each of them says."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": surroundings}
    programs = [subprocess.Popen([sys.executable, PROGRAM, act, str(one), code], **pipes) for one in range(AT_ONCE)]
    assert [program.stdout.readline() for program in programs] == ["ready\n"] * AT_ONCE
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    return sorted(program.communicate()[0].strip() for program in programs)


def test_one_is_appointed_and_the_others_are_told_why_not(surroundings):
    assert at_once(surroundings, "appoint", "JX") == ["appointed"] + ["unit_has_head"] * (AT_ONCE - 1)


def test_whoever_looks_first_and_writes_then_is_stopped_by_the_database(surroundings):
    assert at_once(surroundings, "appoint_naively", "JXB") == ["appointed"] + ["post_one_head"] * (AT_ONCE - 1)
