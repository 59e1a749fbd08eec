"""A log as its standards write it, in a folder elsewhere: whoever has it needs neither database nor site."""

from pathlib import Path

from gongkai.ledger.actions.files import put
from gongkai.ledger.queries.published import CHECKPOINT, KEPT, VKEY, folder_of, published, read_tile
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Checkpoint
from gongkai.merkle.tiles import changed


def export(log: Log, folder: Path) -> int:
    """Write tiles, kept checkpoints, key and, last, the checkpoint of a log; returns its size.

    The log may grow meanwhile: what is written is what the checkpoint read first covers. Practice: C2SP tlog-tiles.

    :raises FileNotFoundError: if nothing of the log is published yet, or a file of it is missing.
    """
    note = published(log)
    if note is None:
        raise FileNotFoundError(folder_of(log) / CHECKPOINT)
    size = Checkpoint.parse(note.text).size
    for tile in changed(0, size):
        put(folder / tile.path, read_tile(log, tile))
    for kept in sorted(path for name in KEPT for path in (folder_of(log) / name).glob("[0-9]*")):
        put(folder / kept.parent.name / kept.name, kept.read_bytes())
    put(folder / VKEY, (folder_of(log) / VKEY).read_bytes())
    put(folder / CHECKPOINT, note.format())
    return size
