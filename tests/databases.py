"""Databases of one's own, for tests that start processes: empty ones with all tables, SQLite or PostgreSQL."""

import os
import shutil
import subprocess
import sys
from itertools import count
from uuid import uuid4


def in_postgres(statement):
    import psycopg

    with psycopg.connect(os.environ["GONGKAI_TEST_POSTGRES"], autocommit=True) as connection:
        connection.execute(statement)


def python(url, *command, **more):
    """Run a module in a process of its own, on a database; return what it printed."""
    environment = {**os.environ, "GONGKAI_DATABASE_URL": url, **more}
    line = [sys.executable, "-W", "ignore", "-m", *command]
    done = subprocess.run(line, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def copies(folder):
    """Yield what copies an empty database with all tables, of the kind that is asked for; each copy is another."""
    postgres = os.environ.get("GONGKAI_TEST_DATABASE") == "postgres"
    yield from _on_postgresql() if postgres else _on_sqlite(folder)


def _on_sqlite(folder):
    python(f"sqlite:///{folder}/empty", "django", "migrate", "-v0", "--skip-checks")
    numbers = count()
    yield lambda name: f"sqlite:///{shutil.copy(folder / 'empty', folder / f'{name}_{next(numbers)}')}"


def _on_postgresql():
    """Copy from a template; drop the copies in the end."""
    server, mark = os.environ["GONGKAI_TEST_POSTGRES"].rsplit("/", 1)[0], uuid4().hex[:8]
    made = [f"races_{mark}"]
    in_postgres(f"CREATE DATABASE {made[0]}")
    python(f"{server}/{made[0]}", "django", "migrate", "-v0", "--skip-checks")

    def copy(name):
        made.append(f"races_{mark}_{name}_{len(made)}")
        in_postgres(f"CREATE DATABASE {made[-1]} TEMPLATE {made[0]}")
        return f"{server}/{made[-1]}"

    yield copy
    for name in made:
        in_postgres(f"DROP DATABASE {name} WITH (FORCE)")
