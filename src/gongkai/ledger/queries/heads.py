"""How far a log is published, as pages tell it."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime

from gongkai.ledger.queries.published import CHECKPOINT, folder_of
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.tree import Broken


@dataclass(frozen=True, slots=True)
class PublishedHead:
    """The newest published checkpoint: how many leaves it covers, its signed text, and when it was put there."""

    size: int
    note: str
    at: datetime


def published_head(log: Log) -> PublishedHead | None:
    """Return the newest published checkpoint of a log with its time, or None before the first or if it is spoilt.

    Practice: a checkpoint bears no time of its own, so the file's is told; nothing is proved by it. A spoilt file stops
    the signer, not the readers of pages.
    """
    try:
        with (folder_of(log) / CHECKPOINT).open("rb") as file:
            data, written = file.read(), os.fstat(file.fileno()).st_mtime
        size = Checkpoint.parse(Note.parse(data).text).size
    except (FileNotFoundError, Broken):
        return None
    return PublishedHead(size, data.decode(), datetime.fromtimestamp(written, UTC))
