"""Whether a log agrees with itself: leaves in the database, what opens them, and what was signed and published."""

from collections.abc import Iterator

from gongkai.ledger.models import Entry, Seal
from gongkai.ledger.queries.leaves import entries_from, size_of
from gongkai.ledger.queries.published import CHECKPOINT, published, read_tile, remembered, vkey_of
from gongkai.ledger.rules.bundle import Opening
from gongkai.ledger.rules.chain import broken_links
from gongkai.ledger.rules.content import SealedFile
from gongkai.ledger.rules.faults import Fault
from gongkai.ledger.rules.faults import Note as Worth
from gongkai.ledger.rules.finding import Finding
from gongkai.ledger.rules.fold import Standing, fold
from gongkai.ledger.rules.keys import verify
from gongkai.ledger.rules.leaf import Act, Leaf, Log, leaf_of
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.tiles import WIDTH, Hashes, Tile
from gongkai.merkle.tree import Broken


def leaves_in(log: Log) -> Iterator[tuple[int, Leaf]]:
    """Yield the leaves of a log that can be read, with their indices in order."""
    rows = Entry.objects.filter(log=log).order_by("index").values_list("index", "entry")
    for index, entry in rows.iterator():
        try:
            yield index, leaf_of(bytes(entry))
        except Broken:
            continue


def standing_in(log: Log) -> dict[str, Standing]:
    """Return how every item stands after the leaves in the database."""
    return fold(leaves_in(log))


def check_log(log: Log) -> Iterator[Finding]:
    """Yield what does not agree within a log; what is no fault has a fault of the vocabulary ``Note``."""
    yield from _rows(log)
    yield from (Finding(Fault.CHAIN, name_of(log, index), field) for index, field in broken_links(leaves_in(log)))
    yield from _seals(log)
    yield from _signed(log)


def name_of(log: Log, index: int) -> str:
    """Name a leaf: "public 17"."""
    return f"{log.value} {index}"


def _rows(log: Log) -> Iterator[Finding]:
    expected = 0
    rows = Entry.objects.filter(log=log).order_by("index").values_list("index", "act", "item", "entry")
    for index, act, item, entry in rows.iterator():
        yield from (Finding(Fault.GAP, name_of(log, missing)) for missing in range(expected, index))
        expected = index + 1
        try:
            leaf = leaf_of(bytes(entry))
        except Broken:
            yield Finding(Fault.UNREADABLE, name_of(log, index))
            continue
        for column, written, meant in (("act", act, leaf.act.value), ("item", item, leaf.item)):
            if written != meant:
                yield Finding(Fault.COLUMNS, name_of(log, index), column)
    size = size_of(log)
    if size != expected:
        yield Finding(Fault.HEAD_SIZE, log.value, str(size))


def _seals(log: Log) -> Iterator[Finding]:
    rows = Seal.objects.filter(entry__log=log).select_related("entry").order_by("entry__index")
    opened = set()
    for seal in rows.iterator():
        opened.add(seal.entry.index)
        try:
            files = tuple(SealedFile(**file) for file in seal.files)
            Opening(bytes(seal.entry.entry), seal.salt, seal.content, files).check()
        except (Broken, ValueError, TypeError) as why:
            yield Finding(Fault.SEAL, name_of(log, seal.entry.index), str(why))
    needed = _needed(log)
    gone = [index for index, _ in leaves_in(log) if index not in opened]
    yield from (Finding(Fault.SEAL_GONE if index in needed else Worth.SEAL_GONE, name_of(log, index)) for index in gone)


def _needed(log: Log) -> set[int]:
    """Return the leaves that readers or the office must be able to open: of what is shown now, and what was filed."""
    shown = {one.worded if one.is_shown else one.index for one in standing_in(log).values() if one.act is not Act.ERASE}
    return shown | {index for index, leaf in leaves_in(log) if leaf.act is Act.FILE}


def _signed(log: Log) -> Iterator[Finding]:
    """Yield where the database, the tiles, the published checkpoint and the signer's memory part."""
    try:
        signed, shown = remembered(log), published(log)
    except Broken as why:
        yield Finding(Fault.CHECKPOINT, log.value, str(why))
        return
    if signed is None:
        if shown is not None:
            yield Finding(Fault.MEMORY, log.value)
        return
    yield from _same_note(log, signed, shown)
    head = Checkpoint.parse(signed.text)
    if size_of(log) < head.size:
        yield Finding(Fault.BEHIND, log.value, f"{size_of(log)} < {head.size}")
    yield from _tiles(log, head)


def _same_note(log: Log, signed: Note, shown: Note | None) -> Iterator[Finding]:
    try:
        key = vkey_of(log)
        signed.verified([key] if key else [], verify)
    except Broken as why:
        yield Finding(Fault.SIGNATURE, log.value, str(why))
    if shown is None or not is_of(shown, signed):
        size = Checkpoint.parse(shown.text).size if shown else CHECKPOINT
        yield Finding(Fault.CHECKPOINT, log.value, f"{size} / {Checkpoint.parse(signed.text).size}")


def is_of(shown: Note, signed: Note) -> bool:
    """Tell whether a published checkpoint is the signed one; witnesses may have signed below it."""
    return shown.text == signed.text and shown.signatures[: len(signed.signatures)] == signed.signatures


def _tiles(log: Log, head: Checkpoint) -> Iterator[Finding]:
    last = Tile(0, 0)

    def read(tile: Tile) -> bytes:
        nonlocal last
        last = tile
        return read_tile(log, tile)

    try:
        hashes = Hashes(head.size, read, head.root)
        for part in range(-(-head.size // WIDTH)):
            yield from _bundle(log, part, hashes.entries(part))
    except (Broken, FileNotFoundError) as why:
        yield Finding(Fault.TILE, f"{log.value}/{last.path}", str(why))


def _bundle(log: Log, part: int, entries: list[bytes]) -> Iterator[Finding]:
    start = part * WIDTH
    kept = entries_from(log, start, start + len(entries))
    if len(kept) == len(entries):
        pairs = enumerate(zip(kept, entries, strict=True), start)
        yield from (
            Finding(Fault.LEAF_DIFFERS, name_of(log, index)) for index, (ours, signed) in pairs if ours != signed
        )
