"""Whether the database still agrees with what was signed: an older backup, or another hand, shows here first."""

from enum import StrEnum

from gongkai.ledger.queries.leaves import entries_from, size_of
from gongkai.ledger.queries.published import hashes_of, last_signed
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Checkpoint
from gongkai.merkle.tree import Broken, leaf_hash


class Trouble(StrEnum):
    """Why nothing may be signed."""

    BEHIND = "ledger_behind"
    DIFFERS = "ledger_differs"
    TILES = "ledger_tiles_damaged"


def is_behind(log: Log, size: int) -> bool:
    """Tell whether a database with that many leaves is older than what was signed: a backup was restored.

    Where the signer runs on another machine, it finds out and stops by itself.
    """
    note = last_signed(log)
    return note is not None and size < Checkpoint.parse(note.text).size


def trouble_of(log: Log) -> Trouble | None:
    """Return what keeps a log from being signed. Practice: the last leaf tells, since no two leaves are alike."""
    note = last_signed(log)
    if note is None:
        return None
    signed = Checkpoint.parse(note.text)
    if size_of(log) < signed.size:
        return Trouble.BEHIND
    try:
        hashes = hashes_of(log, signed)
        last = entries_from(log, signed.size - 1, signed.size) if signed.size else []
        agrees = not signed.size or [leaf_hash(one) for one in last] == [hashes(0, signed.size - 1)]
    except (Broken, FileNotFoundError):
        return Trouble.TILES
    return None if agrees else Trouble.DIFFERS
