"""How a log stands, and whether the database and the files are still what was signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from gongkai.ledger.models import Entry
from gongkai.ledger.queries.leaves import size_of
from gongkai.ledger.queries.published import CHECKPOINT, folder_of, hashes_of, last_signed, published_checkpoint
from gongkai.ledger.queries.troubles import Trouble, trouble_of
from gongkai.ledger.rules.leaf import Log, leaf_of
from gongkai.merkle.note import Checkpoint
from gongkai.merkle.tiles import WIDTH
from gongkai.merkle.tree import Broken, leaf_hash, root


@dataclass(frozen=True, slots=True)
class State:
    """How many leaves a log has, how many of them are signed, when that was done, and what is wrong with it."""

    size: int
    signed: int
    signed_at: datetime | None
    trouble: Trouble | None


def state_of(log: Log) -> State:
    """Return how a log stands."""
    checkpoint, path = published_checkpoint(log), folder_of(log) / CHECKPOINT
    if checkpoint is None:
        return State(size_of(log), 0, None, trouble_of(log))
    signed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return State(size_of(log), checkpoint.size, signed_at, trouble_of(log))


def strays(log: Log) -> Iterator[int]:
    """Yield the index of every signed leaf that the database has lost, changed, or put elsewhere.

    :raises Broken: if the tiles are not what was signed.
    """
    note = last_signed(log)
    if note is None:
        return
    signed = Checkpoint.parse(note.text)
    hashes = hashes_of(log, signed)
    for start in range(0, signed.size, WIDTH):
        end = min(start + WIDTH, signed.size)
        found = {row.index: row for row in Entry.objects.filter(log=log, index__gte=start, index__lt=end)}
        for index in range(start, end):
            if index not in found or not _is(found[index], hashes(0, index)):
                yield index


def _is(row: Entry, hashed: bytes) -> bool:
    """Tell whether a row is the leaf of a hash, and says beside it what the leaf says."""
    entry = bytes(row.entry)
    if leaf_hash(entry) != hashed:
        return False
    leaf = leaf_of(entry)
    return (row.act, row.item) == (leaf.act, leaf.item)


def contradicts(log: Log, copied: Checkpoint) -> Trouble | None:
    """Return what is wrong with a log by a checkpoint of it that was copied elsewhere, or None if it goes on from it.

    It tells what the server itself cannot know: that database, files and the signer's memory were all set back.
    """
    now = published_checkpoint(log)
    if now is None or now.size < copied.size:
        return Trouble.BEHIND
    try:
        before = root(copied.size, hashes_of(log, now))
    except (Broken, FileNotFoundError):
        return Trouble.TILES
    return None if before == copied.root else Trouble.DIFFERS
