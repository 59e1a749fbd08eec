"""A log as it is published: tiles, checkpoint and key in a folder; and what its signer remembers of itself."""

import re
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Checkpoint, Key, Note
from gongkai.merkle.tiles import ENTRIES, WIDTH, Hashes, Tile, bundle, unbundle
from gongkai.merkle.tree import HASH, Broken

CHECKPOINT = "checkpoint"
VKEY = "vkey"
ROTATIONS = "rotation"
SEEDS = "seed"
KEPT = (ROTATIONS, SEEDS)
"""Folders of checkpoints that are kept for ever: of a change of key, and the first after an inspection was planned."""
KEPT_FILE = re.compile(r"(?:rotation|seed)/(?:0|[1-9][0-9]{0,18})")


def folder_of(log: Log) -> Path:
    """Return the folder that is published of a log."""
    return Path(settings.LEDGER_ROOT) / log.value


def signed_path(log: Log) -> Path:
    """Return where the signer of a log keeps the last checkpoint it signed: beside the database, never in it."""
    return Path(settings.LEDGER_ROOT) / "signed" / log.value


def read_tile(log: Log, wanted: Tile) -> bytes:
    """Return the bytes of a tile; a partial one that a full one has taken the place of is cut from it.

    :raises FileNotFoundError: if there is none.
    """
    try:
        return (folder_of(log) / wanted.path).read_bytes()
    except FileNotFoundError:
        full = replace(wanted, width=WIDTH)
        if wanted == full:
            raise
        data = (folder_of(log) / full.path).read_bytes()
    return bundle(unbundle(data, WIDTH)[: wanted.width]) if wanted.level == ENTRIES else data[: wanted.width * HASH]


def hashes_of(log: Log, checkpoint: Checkpoint) -> Hashes:
    """Return the nodes of a published tree, each tile checked against the checkpoint's root on its way."""
    return Hashes(checkpoint.size, lambda tile: read_tile(log, tile), checkpoint.root)


def published(log: Log) -> Note | None:
    """Return the newest published checkpoint of a log with its signatures, or None before the first."""
    return _note(folder_of(log) / CHECKPOINT)


def remembered(log: Log) -> Note | None:
    """Return the last checkpoint that the signer of a log remembers, or None if it remembers none."""
    return _note(signed_path(log))


def last_signed(log: Log) -> Note | None:
    """Return the last checkpoint that a log was signed with, or None before the first.

    Where the signer has lost its memory, what it has published reminds it: signing never starts anew.
    """
    return remembered(log) or published(log)


def seed_path(log: Log, index: int) -> Path:
    """Return where the first checkpoint is kept that covers the plan of an inspection at an index."""
    return folder_of(log) / SEEDS / str(index)


def first_covering(log: Log, index: int) -> Note | None:
    """Return the first checkpoint that covers the plan of an inspection at an index, or None until it is published."""
    note, kept = published(log), _note(seed_path(log, index))
    return kept if note and index < Checkpoint.parse(note.text).size else None


def published_checkpoint(log: Log) -> Checkpoint | None:
    """Return the newest published checkpoint of a log, or None before the first."""
    note = published(log)
    return Checkpoint.parse(note.text) if note else None


def vkey_of(log: Log) -> Key | None:
    """Return the key that checkpoints of a log are checked with, or None before the first."""
    try:
        return Key.parse((folder_of(log) / VKEY).read_text(encoding="utf-8").strip())
    except FileNotFoundError:
        return None


def file_of(log: Log, path: str) -> bytes | None:
    """Return a file that is published of a log by its address below the log's: checkpoint, key, kept one or tile."""
    try:
        if path in {CHECKPOINT, VKEY} or KEPT_FILE.fullmatch(path):
            return (folder_of(log) / path).read_bytes()
        return read_tile(log, Tile.parse(path))
    except (FileNotFoundError, Broken):
        return None


def kept_in(log: Log) -> dict[str, bytes]:
    """Return the files that are kept for ever of a log, by their address below it: what its keys are followed by."""
    paths = sorted(path for kind in KEPT for path in (folder_of(log) / kind).glob("*"))
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in paths if path.name.isdigit()}


def _note(path: Path) -> Note | None:
    try:
        return Note.parse(path.read_bytes())
    except FileNotFoundError:
        return None
