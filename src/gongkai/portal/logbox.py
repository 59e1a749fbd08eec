"""What a page says of the leaf behind it: its place in the log, and what its reader's browser needs to check it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from gongkai.disclosures import queries
from gongkai.disclosures.models import Release
from gongkai.ledger import queries as ledger
from gongkai.ledger.queries import PublishedHead
from gongkai.ledger.rules.leaf import Act, Log, leaf_of
from gongkai.merkle.tree import Broken, leaf_hash


@dataclass(frozen=True, slots=True)
class LogBox:
    """The leaf that a page speaks of. ``fingerprint`` is its hash in hex, ``key`` the key (vkey) of its log."""

    log: Log
    act: Act
    number: int
    at: datetime
    fingerprint: str
    head: PublishedHead | None
    key: str
    proof_url: str
    log_url: str

    @property
    def is_covered(self) -> bool:
        """Tell whether a checkpoint covers the leaf already: a minute after the act it does."""
        return self.head is not None and self.number <= self.head.size


def key_of(log: Log) -> str:
    """Return the key (vkey) that a log is checked with; nothing before the first one, or if its file is spoilt."""
    try:
        return str(ledger.vkey_of(log) or "")
    except (Broken, UnicodeDecodeError):
        return ""


def box_of(release: Release) -> LogBox | None:
    """Return what is said of a release in its log, or None if nothing readable is: one question to the database."""
    entry = queries.leaf_of_release(release)
    if entry is None:
        return None
    data, log = bytes(entry.entry), Log(entry.log)
    try:
        leaf = leaf_of(data)
    except Broken:
        return None
    space = "" if log is Log.PUBLIC else "inner_"
    return LogBox(
        log=log,
        act=leaf.act,
        number=entry.index + 1,
        at=datetime.fromisoformat(leaf.t),
        fingerprint=leaf_hash(data).hex(),
        head=ledger.published_head(log),
        key=key_of(log),
        proof_url=reverse(f"portal:{space}proof", args=[release.disclosure.public_id]),
        log_url=reverse(f"portal:{space}log", args=["-"]).removesuffix("-"),
    )
