"""The public log of a site, read whole: every tile against the root, every leaf against its tile, and who signed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from gongkai.ledger.rules.chain import broken_links
from gongkai.ledger.rules.finding import Finding
from gongkai.ledger.rules.fold import Standing, fold
from gongkai.ledger.rules.keys import verify
from gongkai.ledger.rules.leaf import Leaf, leaf_of
from gongkai.merkle.note import Checkpoint, Key, Note
from gongkai.merkle.tiles import WIDTH, Hashes, Tile
from gongkai.merkle.tree import Broken, root
from gongkai.verifier.keys import handovers, key_of, signers
from gongkai.verifier.site import CouldNotCheck, Site
from gongkai.verifier.words import Fault

LOG = "log/public/"


@dataclass(frozen=True, slots=True)
class Asked:
    """What whoever checks brings along: a key, a checkpoint saved earlier, witnesses; each may be missing."""

    key: Key | None = None
    saved: Note | None = None
    witnesses: tuple[Key, ...] = ()


@dataclass(slots=True)
class PublicLog:
    """A log as a site serves it: its head, its key, its entries in order, and what does not agree in it."""

    note: Note
    key: Key
    keys: list[Key] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def head(self) -> Checkpoint:
        """The checkpoint."""
        return Checkpoint.parse(self.note.text)

    @property
    def leaves(self) -> Iterable[tuple[int, Leaf]]:
        """The leaves that can be read, with their indices."""
        for index, entry in enumerate(self.entries):
            try:
                yield index, leaf_of(entry)
            except Broken:
                continue

    def standing(self) -> dict[str, Standing]:
        """Return how every item should stand on the site now."""
        return fold(self.leaves)


def read(site: Site, asked: Asked) -> PublicLog:
    """Read and check the public log of a site.

    :raises CouldNotCheck: if there is none, or no key to check it with.
    """
    try:
        note = Note.parse(_file(site, "checkpoint"))
        log = PublicLog(note, asked.key or key_of(_file(site, "vkey").decode()))
        head = log.head
    except (Broken, UnicodeDecodeError) as why:
        raise CouldNotCheck(f"{site.address}{LOG}checkpoint: {why}") from why
    source = _Source(site)
    try:
        hashes = Hashes(head.size, source, head.root)
        log.entries = [entry for part in range(-(-head.size // WIDTH)) for entry in hashes.entries(part)]
        _check(site, log, asked, hashes)
    except Broken as why:
        log.findings.append(Finding(Fault.TILE, source.last, str(why)))
        log.entries = []
    return log


@dataclass(slots=True)
class _Source:
    """The tiles of a site; it remembers which was read last, so that a finding can name it."""

    site: Site
    last: str = "checkpoint"

    def __call__(self, tile: Tile) -> bytes:
        self.last = tile.path
        data = self.site.read(LOG + tile.path)
        if data is None:
            raise Broken("there is no such file")
        return data


def _file(site: Site, name: str) -> bytes:
    data = site.read(LOG + name)
    if data is None:
        raise CouldNotCheck(f"{site.address}{LOG}{name}: HTTP 404")
    return data


def _check(site: Site, log: PublicLog, asked: Asked, hashes: Hashes) -> None:
    log.findings += [Finding(Fault.NOT_A_LEAF, str(index)) for index in _unread(log)]
    log.findings += [Finding(Fault.CHAIN, str(index), name) for index, name in broken_links(log.leaves)]
    log.keys, found = signers(
        log.key,
        handovers(log.leaves, log.key),
        lambda index: site.read(f"{LOG}rotation/{index}"),
        lambda size: root(size, hashes),
        log.note,
    )
    log.findings += found
    log.findings += signed(log.note, log.keys[-1:], asked.witnesses)
    if asked.saved:
        log.findings += _goes_on(asked.saved, log, hashes)


def _unread(log: PublicLog) -> set[int]:
    return set(range(len(log.entries))) - {index for index, _ in log.leaves}


def signed(note: Note, keys: list[Key], witnesses: Iterable[Key]) -> list[Finding]:
    """Return what is missing under a checkpoint: the signature of one of the keys, those of all witnesses."""
    findings, origin = [], note.text.partition("\n")[0]
    if not _is_signed(note, keys):
        findings.append(Finding(Fault.SIGNATURE, origin, ", ".join(map(str, keys))))
    missing = (witness for witness in witnesses if not _is_signed(note, [witness]))
    return findings + [Finding(Fault.NOT_COSIGNED, origin, str(witness)) for witness in missing]


def _is_signed(note: Note, keys: list[Key]) -> bool:
    try:
        note.verified(keys, verify)
    except Broken:
        return False
    return True


def _goes_on(saved: Note, log: PublicLog, hashes: Hashes) -> list[Finding]:
    """Return how the log contradicts a checkpoint that its own key signed earlier."""
    old, head = Checkpoint.parse(saved.text), log.head
    if old.origin != head.origin or not _is_signed(saved, log.keys):
        raise CouldNotCheck(f"{old.origin}, {old.size}: {log.key}")
    if old.size > head.size:
        return [Finding(Fault.ROLLED_BACK, str(old.size), str(head.size))]
    return [] if root(old.size, hashes) == old.root else [Finding(Fault.FORK, str(old.size))]
