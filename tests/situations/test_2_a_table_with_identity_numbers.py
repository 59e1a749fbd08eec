"""A table with identity numbers was public for three hours: erased, it is nowhere left, and the logs still verify."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from uuid import uuid4

import pytest

from tests.caches import a_redis

pytestmark = pytest.mark.article(9)
FILES = ["files", "files: xl/worksheets/sheet1.xml"]
ALWAYS = [*FILES, "rows", "sessions", "uploads: xl/worksheets/sheet1.xml"]
OF_SQLITE = ["database file", "log of the database"]
ON_POSTGRESQL = os.environ.get("GONGKAI_TEST_DATABASE") == "postgres"
CACHE = "redis" if ON_POSTGRESQL else "memory"
"""Each database with the cache that it is installed with."""


@contextmanager
def a_database():
    """Make a database of its own and yield what names it; SQLite's lies in the data folder."""
    if not ON_POSTGRESQL:
        yield {}
        return
    import psycopg

    server, name = os.environ["GONGKAI_TEST_POSTGRES"].rsplit("/", 1)[0], f"drill_{uuid4().hex[:8]}"
    with psycopg.connect(os.environ["GONGKAI_TEST_POSTGRES"], autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield {"GONGKAI_DATABASE_URL": f"{server}/{name}"}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def a_cache(kind, folder):
    """Start the cache that pages keep things in, and yield what names it."""
    if kind == "memory":
        yield {}
        return
    with a_redis(folder) as address:
        yield {"GONGKAI_REDIS_URL": address}


def drilled(kind, folder):
    """Run the drill in a process and a data folder of its own; return what it tells."""
    own = {"GONGKAI_DATA": str(folder / "data"), "GONGKAI_HOSTS": "testserver"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GONGKAI_DATABASE")}
    with a_database() as database, a_cache(kind, folder) as cache:
        line = [sys.executable, "-W", "ignore", "-m", "tests.situations.drill"]
        done = subprocess.run(line, env=kept | own | database | cache, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return drilled(CACHE, tmp_path_factory.mktemp("drill"))


def test_beforehand_the_number_is_found_in_every_place(told):
    assert told["before"] == sorted(ALWAYS if ON_POSTGRESQL else ALWAYS + OF_SQLITE)


def test_the_search_would_find_it_in_the_cache_where_it_never_comes(told):
    assert (told["control"], told["pages"], told["cached"]) == (["cache"], [200, 200, 200], True)


def test_when_the_erasure_is_committed_rows_and_files_are_rid_of_it(told):
    assert sorted({"rows", "sessions", *FILES} & set(told["committed"])) == []


def test_when_the_worker_has_come_it_is_nowhere(told):
    assert (told["after"], told["swept"], told["again"]) == ([], 1, 0)


def test_the_record_of_the_emergency_outlasts_it_without_the_number(told):
    assert told["emergency"] == {
        "state": "closed",
        "kinds": ["opened", "note", "ratified", "leak", "closed"],
        "said": ["", "—", "可能被冒用身份。"],
    }


def test_the_logs_still_verify_and_open_nothing_but_the_erasure(told):
    assert told["log"] == {
        "troubles": [None, None],
        "included": [3] * 6,
        "goes on": [True, True],
        "standing": ["erase", "erase"],
        "openings": [None, None, "erase"] * 2,
        "read": ["erase", "erase"],
    }
