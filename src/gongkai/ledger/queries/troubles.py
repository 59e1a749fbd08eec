"""Whether the database still agrees with what was signed: an older backup, or another hand, shows here first."""

from gongkai.ledger.queries.leaves import entries_from, size_of
from gongkai.ledger.queries.published import hashes_of, last_signed
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Word
from gongkai.merkle.note import Checkpoint
from gongkai.merkle.tree import Broken, leaf_hash


class Trouble(Word):
    """Why nothing may be signed, and what to do."""

    BEHIND = (
        "ledger_behind",
        "数据库比签过名的记录旧，多半恢复了旧备份。有更新的备份请先恢复；没有的，运行 gongkai log bring-back。",
        "The database is older than its own signed record. Restore a newer backup, else run gongkai log bring-back.",
    )
    DIFFERS = (
        "ledger_differs",
        "数据库里的记录与签过名的不一致。请运行 gongkai log fsck 查明。",
        "The leaves in the database are not those that were signed. Run gongkai log fsck to find out which.",
    )
    TILES = (
        "ledger_tiles_damaged",
        "日志文件缺失或损坏。请从备份或导出的副本恢复日志文件夹，再运行 gongkai log fsck。",
        "Files of the log are missing or damaged. Bring its folder back from a copy, then run gongkai log fsck.",
    )


def is_behind(log: Log, size: int) -> bool:
    """Tell whether a database with that many leaves is older than what was signed: a backup was restored.

    Where the signer runs on another machine, it finds out and stops by itself.
    """
    note = last_signed(log)
    return note is not None and size < Checkpoint.parse(note.text).size


def trouble_of(log: Log) -> Trouble | None:
    """Return what keeps a log from being signed. Practice: the last leaf tells, since no two leaves are alike."""
    try:
        note = last_signed(log)
        return _trouble(log, Checkpoint.parse(note.text)) if note else None
    except (Broken, FileNotFoundError):
        return Trouble.TILES


def _trouble(log: Log, signed: Checkpoint) -> Trouble | None:
    if size_of(log) < signed.size:
        return Trouble.BEHIND
    hashes = hashes_of(log, signed)
    last = entries_from(log, signed.size - 1, signed.size) if signed.size else []
    agrees = not signed.size or [leaf_hash(one) for one in last] == [hashes(0, signed.size - 1)]
    return None if agrees else Trouble.DIFFERS
