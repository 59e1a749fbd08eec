"""Of the ledger's folder that is handed out which is published, and nothing beside it."""

import pytest

from gongkai.ledger.actions import rotate, sign
from gongkai.ledger.queries import (
    NotYetPublished,
    bundle_of,
    file_of,
    folder_of,
    proof_of,
    published_checkpoint,
    vkey_of,
)
from gongkai.ledger.rules.leaf import Log
from tests.factories import NOON
from tests.ledger.logs import files_of, head, recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """A log with tiles and a change of its key, beside another that is not for everybody."""
    recorded(3)
    recorded(2, Log.INNER)
    sign(Log.INNER)
    sign(Log.PUBLIC)
    rotate(Log.PUBLIC, at=NOON)
    return Log.PUBLIC


def test_everything_that_is_published_is_handed_out(log):
    assert {name: file_of(log, name) for name in files_of(log)} == files_of(log)
    assert {name.partition("/")[0] for name in files_of(log)} == {"checkpoint", "vkey", "rotation", "tile"}


@pytest.mark.parametrize(
    "path",
    [
        "../keys/public.key", "../inner/checkpoint", "rotation/../../keys/public.key", "rotation/../checkpoint",
        "tile/../../keys/public.key", "tile/0/../../checkpoint", "./checkpoint", "/checkpoint", "checkpoint/",
        "//checkpoint", "checkpoint\n", "checkpoint\0", "..%2fkeys%2fpublic.key", "..\\keys\\public.key",
        "tile/0/x../000", "tile/0/000.p/../../../../checkpoint", "rotation/３", "tile/0/００0", "/etc/passwd",
    ],
)  # fmt: skip
def test_no_address_leads_out_of_the_folder_or_to_a_file_by_a_second_name(log, path):
    assert file_of(log, path) is None


@pytest.mark.parametrize("path", [".checkpoint.new", "keys/public.key", "signed/public", "tile/0/.000.new"])
def test_what_lies_in_the_folder_and_is_not_published_is_not_handed_out(log, path):
    hidden = folder_of(log) / path
    hidden.parent.mkdir(parents=True, exist_ok=True)
    hidden.write_bytes(b"hidden")

    assert file_of(log, path) is None


@pytest.mark.parametrize(
    "path",
    [
        "", "x", "rotation", "rotation/", "rotation/0", "rotation/03", "rotation/-1", "rotation/3/", "tile", "tile/0",
        "tile/0/000", "tile/0/001", "tile/0/000.p", "tile/0/000.p/0", "tile/0/000.p/5", "tile/0/000.p/03",
        "tile/0/000.p/256", "tile/0/000.p/300", "tile/1/000", "tile/64/000", "tile/00/000", "tile/entries/000",
    ],
)  # fmt: skip
def test_what_is_not_there_is_nothing(log, path):
    assert file_of(log, path) is None


def test_before_the_first_signature_there_is_nothing():
    paths = ["checkpoint", "vkey", "tile/0/000.p/1"]

    assert [file_of(Log.PUBLIC, path) for path in paths] == [None] * 3
    assert (published_checkpoint(Log.PUBLIC), vkey_of(Log.PUBLIC)) == (None, None)


def test_a_leaf_is_proven_from_its_publication_on():
    entry = recorded(1)[0]
    with pytest.raises(NotYetPublished):
        bundle_of(entry)
    sign(Log.PUBLIC)
    later = recorded(1, item="more/{}")[0]

    assert proof_of(entry).check(entry.entry) == head()
    with pytest.raises(NotYetPublished):
        proof_of(later)
