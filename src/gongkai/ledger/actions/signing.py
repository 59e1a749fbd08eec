"""Publishing a log: tiles, then the signer's memory, then the checkpoint; never anything but an extension."""

import logging
import shutil
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings

from gongkai.ledger.actions.anchoring import anchor
from gongkai.ledger.actions.copying import copy_elsewhere
from gongkai.ledger.actions.files import one_at_a_time, put
from gongkai.ledger.actions.keys import keys_of
from gongkai.ledger.queries.checking import is_of
from gongkai.ledger.queries.leaves import entries_from, size_of
from gongkai.ledger.queries.published import (
    CHECKPOINT,
    folder_of,
    last_signed,
    published,
    read_tile,
    seed_path,
    signed_path,
)
from gongkai.ledger.queries.troubles import Trouble, trouble_of
from gongkai.ledger.rules.leaf import Act, Log
from gongkai.measures.refusal import Refused
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.tiles import WIDTH, Hashes, Tile, grow, grow_entries
from gongkai.merkle.tree import Broken, leaf_hash, root

AT_ONCE = 4096
"""Leaves published with one checkpoint at the most: bounds memory after a long pause."""
PLANNED = f'"act":"{Act.INSPECT.value}"'.encode()
"""What stands in the leaf of a plan and in no other: a quotation mark within a text is written otherwise."""
logger = logging.getLogger(__name__)


class MayNotSign(Exception):  # noqa: N818 – reads as a sentence: "raises MayNotSign"
    """Raised where a signature would contradict an earlier one. ``trouble`` says why."""

    def __init__(self, log: Log, trouble: Trouble) -> None:
        self.log, self.trouble = log, trouble
        super().__init__(f"{log}: {trouble}")


def run_due(at: datetime) -> int:
    """Anchor the inner log if its hour has come, and publish every log; returns how many leaves were published."""
    with suppress(Refused, Broken):  # the signer says why, and louder
        anchor(at)
    return sum(_signed_or_told(log) for log in Log)


def sign(log: Log) -> int:
    """Publish all leaves that no checkpoint covers yet; returns how many. Safe to run any number of times.

    :raises MayNotSign: if the database does not go on from what was signed before.
    """
    with one_at_a_time(lock_of(log)):
        if trouble := trouble_of(log):
            raise MayNotSign(log, trouble)
        before = last_signed(log)
        done = 0
        while (entries := _unpublished(log)) or last_signed(log) is None:
            _extend(log, entries)
            done += len(entries)
        if before is not None and not done and _is_stale(log, before):
            put(folder_of(log) / CHECKPOINT, before.format())
        return done


def lock_of(log: Log) -> Path:
    """Return the lock that whoever writes the checkpoint of a log holds."""
    return Path(settings.LEDGER_ROOT) / "signed" / f".{log.value}.lock"


def _signed_or_told(log: Log) -> int:
    """Sign; where that may not be, say so as loudly as a worker can and leave the other logs alone."""
    try:
        return sign(log)
    except MayNotSign as stopped:
        logger.critical("signing of the %s log has stopped: %s; see `gongkai log fsck`", log.value, stopped.trouble)
    except (Broken, OSError) as failed:
        logger.critical("signing of the %s log has failed: %r; see `gongkai log fsck`", log.value, failed)
    return 0


def _unpublished(log: Log) -> list[bytes]:
    note = last_signed(log)
    start = Checkpoint.parse(note.text).size if note else 0
    return entries_from(log, start, min(size_of(log), start + AT_ONCE))


def _extend(log: Log, entries: list[bytes]) -> None:
    note, keys = last_signed(log), keys_of(log)
    old = Checkpoint.parse(note.text).size if note else 0
    read, leaves = partial(read_tile, log), [leaf_hash(entry) for entry in entries]
    for tile, data in (*grow_entries(old, entries, read), *grow(old, leaves, read)):
        _write(log, tile, data)
    size = old + len(entries)
    hashes = Hashes(size, read)
    if note and root(old, hashes) != Checkpoint.parse(note.text).root:
        raise MayNotSign(log, Trouble.TILES)
    text = Checkpoint(keys[0].name, size, root(size, hashes)).format()
    new = Note(text, tuple(key.signature(text) for key in keys))
    _keep_seeds(log, old, entries, new)
    put(signed_path(log), new.format())
    put(folder_of(log) / CHECKPOINT, new.format())
    copy_elsewhere(new)


def _keep_seeds(log: Log, start: int, entries: list[bytes], first: Note) -> None:
    """Keep the first checkpoint that covers the plan of an inspection: its sample is drawn by it. Source: 第十九条.

    It lies there before it is published; broken off between, the one that is published next takes its place.
    """
    for index, entry in enumerate(entries, start):
        if PLANNED in entry:
            put(seed_path(log, index), first.format())


def _write(log: Log, tile: Tile, data: bytes) -> None:
    """Write a tile; a full one takes the place of all its partial ones."""
    put(folder_of(log) / tile.path, data)
    if tile.width == WIDTH:
        shutil.rmtree(folder_of(log) / f"{tile.path}.p", ignore_errors=True)


def _is_stale(log: Log, note: Note) -> bool:
    """Tell whether a crash came between the signer's memory and the published checkpoint; witnesses add to it."""
    shown = published(log)
    return shown is None or not is_of(shown, note)
