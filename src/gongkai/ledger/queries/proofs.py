"""Proofs for readers: that a leaf is in the published tree, and what opens its commitment."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.ledger.models import Entry, Seal
from gongkai.ledger.queries.published import hashes_of, published
from gongkai.ledger.rules.bundle import Opening, extra_of
from gongkai.ledger.rules.content import SealedFile
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.proof import Proof
from gongkai.merkle.tiles import Hashes
from gongkai.merkle.tree import Broken, inclusion


class NotYetPublished(Exception):  # noqa: N818 – reads as a sentence: "raises NotYetPublished"
    """Raised where a leaf is recorded but no checkpoint covers it yet; a minute later one does."""


class SealGone(Exception):  # noqa: N818 – reads as a sentence: "raises SealGone"
    """Raised where what opened a leaf was destroyed: it was erased, or lost with a backup's gap."""


def proof_of(entry: Entry, extra: bytes = b"") -> Proof:
    """Return the proof that a leaf is in the published tree, with extra data if given.

    :raises NotYetPublished: if no published checkpoint covers it.
    """
    log = Log(entry.log)
    note = published(log)
    checkpoint = Checkpoint.parse(note.text) if note else None
    if note is None or checkpoint is None or entry.index >= checkpoint.size:
        raise NotYetPublished
    hashes = inclusion(entry.index, checkpoint.size, hashes_of(log, checkpoint))
    return Proof(entry.index, tuple(hashes), note, extra)


def bundle_of(entry: Entry) -> bytes:
    """Return the proof bundle of a leaf: whoever may read what it opens may have it. One text file.

    :raises NotYetPublished: if no published checkpoint covers it.
    :raises SealGone: if what opens it was destroyed.
    """
    opening = seal_of(entry)
    if opening is None:
        raise SealGone
    return proof_of(entry, extra_of(opening)).format()


def seal_of(entry: Entry) -> Opening | None:
    """Return what opens a leaf, or None if it was destroyed, lost, or spoilt so that it says nothing."""
    return opened_by(entry, Seal.objects.filter(entry=entry).first())


def opened_by(entry: Entry, seal: Seal | None) -> Opening | None:
    """Return what a seal that was fetched with its leaf opens, or None if there is none or it says nothing."""
    if seal is None:
        return None
    try:
        opening = Opening(bytes(entry.entry), seal.salt, seal.content, tuple(SealedFile(**file) for file in seal.files))
        is_readable = isinstance(opening.facts, dict)
    except (Broken, TypeError):
        return None
    return opening if is_readable else None


@dataclass(frozen=True, slots=True)
class Proven:
    """A leaf under a checkpoint: its row, and what opens it, unless that was destroyed."""

    entry: Entry
    opening: Opening | None


@dataclass(frozen=True, slots=True)
class Prover:
    """One published checkpoint of a log, under which any number of leaves are proved: all of them by the same one."""

    log: Log
    note: Note
    size: int
    hashes: Hashes

    def leaves_of(self, items: Iterable[str]) -> list[Proven]:
        """Return the leaves of items that the checkpoint covers, in order, in one query."""
        found = Entry.objects.filter(log=self.log, item__in=list(items), index__lt=self.size)
        rows = found.select_related("seal").order_by("index")
        return [Proven(one, opened_by(one, getattr(one, "seal", None))) for one in rows]

    def proof(self, leaf: Proven, *, opened: bool) -> bytes:
        """Return the proof of a leaf, with what opens it where that is wanted and still there."""
        extra = extra_of(leaf.opening) if opened and leaf.opening else b""
        index = leaf.entry.index
        return Proof(index, tuple(inclusion(index, self.size, self.hashes)), self.note, extra).format()


def prover_of(log: Log) -> Prover | None:
    """Return the newest published checkpoint of a log to prove leaves by, or None before the first."""
    note = published(log)
    if note is None:
        return None
    checkpoint = Checkpoint.parse(note.text)
    return Prover(log, note, checkpoint.size, hashes_of(log, checkpoint))
