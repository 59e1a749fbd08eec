"""Which key may have signed which checkpoint: the one that was given, and those its log handed over to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai.ledger.rules.finding import Finding
from gongkai.ledger.rules.keys import verify
from gongkai.ledger.rules.leaf import Act, Leaf
from gongkai.merkle.note import COSIGNATURE, ED25519, Checkpoint, Key, Note
from gongkai.merkle.tree import Broken
from gongkai.verifier.words import Fault

Rotation = Callable[[int], bytes | None]
"""Returns the checkpoint that is kept of a change of key, by the index of its leaf."""


@dataclass(frozen=True, slots=True)
class Handover:
    """A leaf that names a new key, and what is kept of it."""

    index: int
    key: Key


def key_of(text: str, kind: int = ED25519) -> Key:
    """Read a vkey of a kind.

    :raises Broken: if it is none.
    """
    key = Key.parse(text.strip())
    if key.kind != kind:
        raise Broken("a key of another kind")
    return key


def witness_of(text: str) -> Key:
    """Read the vkey of a witness.

    :raises Broken: if it is none.
    """
    return key_of(text, COSIGNATURE)


def handovers(leaves: Iterable[tuple[int, Leaf]], first: Key) -> list[Handover]:
    """Return the changes of key that came after a key was in use.

    :raises Broken: if a leaf names no key.
    """
    found = [Handover(index, key_of(leaf.item)) for index, leaf in leaves if leaf.act is Act.KEY]
    taken = [number for number, one in enumerate(found, 1) if one.key == first]
    return found[taken[-1] if taken else 0 :]


def signers(
    first: Key, changes: Iterable[Handover], kept: Rotation, root_at: Callable[[int], bytes], newest: Note
) -> tuple[list[Key], list[Finding]]:
    """Return the keys that signed the log one after the other, and each change that not both keys vouch for."""
    keys, findings = [first], []
    for change in changes:
        try:
            _vouched(change, keys[-1], kept(change.index), root_at, newest)
        except Broken as why:
            findings.append(Finding(Fault.ROTATION, str(change.index), str(why)))
            break
        keys.append(change.key)
    return keys, findings


def _vouched(change: Handover, old: Key, kept: bytes | None, root_at: Callable[[int], bytes], newest: Note) -> None:
    """Insist that both keys signed a checkpoint of this very tree that has the change in it."""
    note = newest if kept is None else Note.parse(kept)
    head = Checkpoint.parse(note.text)
    if len(note.verified([old, change.key], verify)) != 2:
        raise Broken("not signed by both keys")
    if head.size <= change.index or root_at(head.size) != head.root:
        raise Broken("signed for another tree")
