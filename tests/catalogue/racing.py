"""One of several programs at work on the same database: says that it is ready, waits for the word, acts, tells."""

import sys
import time
from dataclasses import replace

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402 – Django must be set up first
from django.db import connection  # noqa: E402
from little_office import NOON, TODAY, LittleOffice  # noqa: E402

from gongkai.catalogue import actions  # noqa: E402
from gongkai.catalogue.models import Version  # noqa: E402
from gongkai.files.actions import store  # noqa: E402
from gongkai.measures.refusal import Refused  # noqa: E402
from gongkai.measures.vocabulary import Role  # noqa: E402
from gongkai.orgs.models import Person, Unit  # noqa: E402


def prepare(count):
    """Leave one submitted version of each of several units."""
    office = LittleOffice()
    for number in range(count):
        unit = office.unit(f"R{number}", "college", office.top)
        office.drafter, office.head = office.holder(Role.DRAFTER, unit), office.holder(Role.HEAD, unit)
        office.wording = replace(office.wording, lead_unit_id=unit.pk)
        office.submitted("1.1", unit=unit)
    return "ready"


def file(number):
    """File the version of one unit."""
    version = Version.objects.get(unit__code=f"R{number}")
    clerk = Person.objects.get(posts__role=Role.OFFICE_CLERK)
    wait()
    actions.file(version, in_force_on=TODAY, lock=version.lock, by=clerk, at=NOON)
    return version.filing_number


def file_naively(_number):
    """File the first version the way it must not be done: look, then write."""
    wait()
    version = Version.objects.get(unit__code="R0")
    if version.state != "submitted":
        return "moved_meanwhile"
    time.sleep(0.2)
    Version.objects.filter(pk=version.pk).update(lock=version.lock + 1)
    return "filed"


def start(_number):
    """Start the next version of a unit that has none in work."""
    unit = Unit.objects.get(code="JX")
    drafter = Person.objects.get(posts__role=Role.DRAFTER, posts__unit=unit)
    wait()
    return f"number {actions.start_version(unit, year=2026, by=drafter, at=NOON).number}"


def upload(_number):
    """Store the same file as everybody else."""
    wait()
    return store(ContentFile(b"%PDF-1.7\n" + b"x" * 300_000), name="a.pdf", at=NOON).key


def wait():
    """Be ready, with the connection open, and wait for the word."""
    connection.ensure_connection()
    tell("ready")
    sys.stdin.readline()


def tell(what):
    """Say something to whoever started this program."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    act = {one.__name__: one for one in (prepare, file, file_naively, start, upload)}[sys.argv[1]]
    try:
        tell(act(int(sys.argv[2])))
    except Refused as refused:
        tell(refused)
