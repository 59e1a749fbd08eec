"""A small school with one matter in every state that readers may meet, all of it signed."""

from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO

from gongkai.catalogue.actions.filing import _inscribe
from gongkai.catalogue.models import Version
from gongkai.disclosures.models import Revision
from gongkai.ledger.actions import sign
from gongkai.ledger.queries import published, vkey_of
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Audience
from gongkai.verifier import command
from tests.factories import NOON, House, a_house
from tests.ledger.served import served
from tests.portal.making_known import corrected, ended, made_known, suspended, with_a_file, withdrawn


@dataclass(frozen=True)
class School:
    """The school, its matters by what became of them, and a checkpoint from before most of them."""

    house: House
    plain: Revision
    filed: Revision
    corrected: Revision
    withdrawn: Revision
    suspended: Revision
    ended: Revision
    inner: Revision
    older: bytes


def a_school() -> School:
    """Make the school; what its logs hold is signed and published."""
    house = a_house()
    for version in Version.objects.all():
        _inscribe(version, NOON)
    plain = made_known(house, "换届选举结果")
    sign(Log.PUBLIC)
    school = School(
        house=house,
        plain=plain,
        filed=with_a_file(house, title="党费收缴明细"),
        corrected=corrected(house, made_known(house, "党员发展公示")),
        withdrawn=made_known(house, "评优结果"),
        suspended=made_known(house, "经费预算"),
        ended=made_known(house, "任前公示", ends_on=date(2026, 9, 20)),
        inner=made_known(house, "党内通报", audience=Audience.INNER),
        older=published(Log.PUBLIC).format(),
    )
    withdrawn(house, school.withdrawn)
    suspended(house, school.suspended)
    ended(school.ended, at=NOON + timedelta(days=10))
    sign_all()
    return school


def sign_all() -> None:
    """Publish everything that was recorded."""
    for log in Log:
        sign(log)


def verify(*arguments) -> tuple[int, list[str]]:
    """Run ``gongkai verify`` here; returns how it ended and its lines."""
    out = StringIO()
    code = command.main([str(argument) for argument in arguments], out)
    return code, out.getvalue().splitlines()


def faults_of(lines) -> list[str]:
    """Return what was found: the names of the faults, each once, in order."""
    return list(dict.fromkeys(line[1:].partition("]")[0] for line in lines if line.startswith("[")))


def verified(*arguments) -> list[str]:
    """Serve the school, verify it, and return what was found."""
    with served() as address:
        return faults_of(verify(address, *arguments)[1])


def known_key(folder, log=Log.PUBLIC):
    """Keep the key of a log as a reader would have; returns the file."""
    file = folder / "vkey"
    file.write_text(f"{vkey_of(log)}\n")
    return file


def saved_checkpoint(folder, log=Log.PUBLIC):
    """Keep the checkpoint of a log as a reader would have; returns the file."""
    file = folder / "checkpoint"
    file.write_bytes(published(log).format())
    return file
