"""Leaves and logs for tests of the ledger alone: nobody approves anything, the leaves are simply appended."""

from django.db import transaction

from gongkai.ledger.actions import append
from gongkai.ledger.queries import folder_of, hashes_of, published
from gongkai.ledger.rules.leaf import Act, Leaf, Log
from gongkai.merkle.note import Checkpoint
from tests.factories import NOON

LEAF = Leaf(
    act=Act.PUBLISH,
    item="disclosure/1",
    rev=1,
    t="2026-09-14T04:00:00Z",
    unit="JX",
    commit="a" * 64,
    prev="",
    reason="",
)


def recorded(count, log=Log.PUBLIC, *, at=NOON, item="disclosure/{}"):
    """Append some leaves in one transaction."""
    with transaction.atomic():
        return [
            append(log, Act.PUBLISH, item.format(one), at=at, facts={"title": f"第{one}件"}) for one in range(count)
        ]


def head(log=Log.PUBLIC):
    """Return the newest published checkpoint."""
    return Checkpoint.parse(published(log).text)


def entries_of(log=Log.PUBLIC):
    """Return all published entries, each checked on its way to the root."""
    checkpoint = head(log)
    hashes = hashes_of(log, checkpoint)
    return [entry for number in range(-(-checkpoint.size // 256)) for entry in hashes.entries(number)]


def files_of(log=Log.PUBLIC):
    """Return the names and bytes of all files that are published of a log."""
    folder = folder_of(log)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
