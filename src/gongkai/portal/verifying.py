"""Answers to whoever brings a file, a number or a proof: about public matters alone, and in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from gongkai.disclosures import queries
from gongkai.disclosures.models import Release
from gongkai.ledger import queries as ledger
from gongkai.ledger.models import Entry
from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.bundle import Checked
from gongkai.ledger.rules.keys import verify
from gongkai.ledger.rules.leaf import Act, Log, leaf_of
from gongkai.merkle.note import Checkpoint, Key
from gongkai.merkle.proof import HEAD, Proof
from gongkai.merkle.tree import Broken, root
from gongkai.portal.logbox import key_of

LARGEST_PROOF = 8 << 20
"""A proof holds a text and the names of its files: no more bytes than this."""


class Kind(StrEnum):
    """What is answered."""

    FILE = "file"
    ITEM = "item"
    PROOF = "proof"
    UNKNOWN_FILE = "unknown_file"
    UNKNOWN_NUMBER = "unknown_number"
    CHANGED = "changed"
    FOREIGN = "foreign"
    FORKED = "forked"
    OUT = "out"
    TOO_LARGE = "too_large"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Line:
    """A leaf in words: what was done, at which place of the log, and when."""

    act: Act
    number: int
    at: datetime

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """Read a leaf."""
        leaf = leaf_of(bytes(entry.entry))
        return cls(leaf.act, entry.index + 1, datetime.fromisoformat(leaf.t))


@dataclass(frozen=True, slots=True)
class Found:
    """A public matter and what the log says of it."""

    release: Release
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: the matters it names, or what a proof proves and what came later."""

    kind: Kind
    found: tuple[Found, ...] = ()
    checked: Checked | None = None
    line: Line | None = None
    later: tuple[Line, ...] = ()


def is_proof(beginning: bytes) -> bool:
    """Tell by its first line whether a file is a proof."""
    return beginning.startswith(HEAD.encode() + b"\n")


def of_digest(digest: str) -> Answer:
    """Say which live public matters a file of a SHA-256 (hex) goes with; of all others, nothing is known."""
    found = tuple(_found(release) for release in queries.public_releases_with_file(digest))
    return Answer(Kind.FILE, found) if found else Answer(Kind.UNKNOWN_FILE)


def of_number(number: str) -> Answer:
    """Say what the log holds of a public matter, by its index number or the last part of its address."""
    release = queries.public_release_called(number)
    return Answer(Kind.ITEM, (_found(release),)) if release else Answer(Kind.UNKNOWN_NUMBER)


def of_proof(data: bytes) -> Answer:
    """Say what a proof proves, and what has become since of what it speaks of."""
    try:
        proof = Proof.parse(data)
        checked = bundle.check(proof)
    except Broken:
        return Answer(Kind.CHANGED)
    key = key_of(Log.PUBLIC)
    if not key:
        return Answer(Kind.OUT)
    if checked.checkpoint.origin != key.partition("+")[0]:
        return Answer(Kind.FOREIGN)
    try:
        if _is_of_our_log(checked.checkpoint):
            return _proved(checked)
    except (Broken, FileNotFoundError):
        return Answer(Kind.OUT)
    return Answer(Kind.FORKED if _is_signed(proof, key) else Kind.CHANGED)


def _found(release: Release) -> Found:
    return Found(release, _lines(queries.record_of(release)))


def _lines(entries: Iterable[Entry]) -> tuple[Line, ...]:
    return tuple(map(Line.of, entries))


def _is_of_our_log(checkpoint: Checkpoint) -> bool:
    """Tell whether our log was once as the checkpoint says: whoever signed it, that is what counts here."""
    head = ledger.published_checkpoint(Log.PUBLIC)
    if head is None or checkpoint.size > head.size:
        return False
    return root(checkpoint.size, ledger.hashes_of(Log.PUBLIC, head)) == checkpoint.root


def _is_signed(proof: Proof, key: str) -> bool:
    try:
        proof.note.verified([Key.parse(key)], verify)
    except Broken:
        return False
    return True


def _proved(checked: Checked) -> Answer:
    leaf = checked.leaf
    line = Line(leaf.act, checked.index + 1, datetime.fromisoformat(leaf.t))
    later = ledger.leaves_of(Log.PUBLIC, leaf.item).filter(index__gt=checked.index)
    return Answer(Kind.PROOF, checked=checked, line=line, later=_lines(reversed(later)))
