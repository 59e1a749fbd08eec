"""The hash tree: roots, proofs and their verification. RFC 6962 section 2.1, RFC 9162 section 2.1.

A hash is 32 bytes. The node (level, index) is the hash of the leaves ``index * 2**level`` up to the next node's; nodes
once stored never change. A tree of n leaves is read through a ``Reader``, which returns stored nodes, O(log n) a proof.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence

HASH = 32
EMPTY = hashlib.sha256().digest()
"""Bytes of a hash, and the root of a tree without leaves (RFC 9162 section 2.1.1)."""

Reader = Callable[[int, int], bytes]
"""Returns the node (level, index)."""


class Broken(Exception):  # noqa: N818 – it is a finding about what was received, not an error of this program
    """Something does not verify, or is not written as its standard writes it; its text is one sentence."""


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of a leaf, from the entry's bytes (RFC 9162 section 2.1.1)."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash over two hashes (RFC 9162 section 2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def append(size: int, leaves: Iterable[bytes], read: Reader) -> dict[tuple[int, int], bytes]:
    """Return all new nodes when leaf hashes are appended to a tree of a size; it reads only the right edge."""
    new: dict[tuple[int, int], bytes] = {}
    for number, leaf in enumerate(leaves, size):
        level, index, node = 0, number, leaf
        new[level, index] = node
        while index % 2:
            left = new.get((level, index - 1)) or read(level, index - 1)
            level, index, node = level + 1, index // 2, node_hash(left, node)
            new[level, index] = node
    return new


def root(size: int, read: Reader) -> bytes:
    """Return the root of the first ``size`` leaves (RFC 9162 section 2.1.1)."""
    return _span(0, size, read) if size else EMPTY


def inclusion(index: int, size: int, read: Reader) -> list[bytes]:
    """Return the proof that a leaf is in a tree, from its sibling upwards (RFC 9162 section 2.1.3.1).

    :raises Broken: if the tree has no such leaf.
    """
    if not 0 <= index < size:
        raise Broken("the tree has no such leaf")
    start, end, proof = 0, size, []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            proof.append(_span(middle, end, read))
            end = middle
        else:
            proof.append(_span(start, middle, read))
            start = middle
    return proof[::-1]


def consistency(old: int, new: int, read: Reader) -> list[bytes]:
    """Return the proof that the tree of ``new`` leaves begins with that of ``old`` (RFC 9162 section 2.1.4.1).

    It is empty for an empty old tree (C2SP tlog-witness, add-checkpoint).

    :raises Broken: if the new tree is smaller.
    """
    if not 0 <= old <= new:
        raise Broken("the new tree is smaller than the old one")
    start, end, proof = 0, new, []
    while 0 < old != end:
        middle = start + _split(end - start)
        if old <= middle:
            proof.append(_span(middle, end, read))
            end = middle
        else:
            proof.append(_span(start, middle, read))
            start = middle
    if start:  # else it is the old root itself, which whoever checks the proof holds
        proof.append(_span(start, end, read))
    return proof[::-1]


def verify_inclusion(leaf: bytes, index: int, size: int, root: bytes, proof: Sequence[bytes]) -> None:
    """Check that a leaf hash stands at an index of the tree of a size and root (RFC 9162 section 2.1.3.2).

    :raises Broken: if it does not, or if the proof is too long or too short.
    """
    _insist_on_hashes(leaf, root, *proof)
    if not 0 <= index < size:
        raise Broken("the tree has no such leaf")
    found, _, rest = _climb(leaf, leaf, index, size - 1, proof)
    if rest or found != root:
        raise Broken("the leaf is not in the tree of this root")


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Check that a tree of a size and root begins with an older one (RFC 9162 section 2.1.4.2).

    :raises Broken: if it does not: then a log that signed both has changed or removed what it had published.
    """
    _insist_on_hashes(old_root, new_root, *proof)
    if not 0 <= old <= new:
        raise Broken("the new tree is smaller than the old one")
    if any(size == 0 and root != EMPTY for size, root in ((old, old_root), (new, new_root))):
        raise Broken("the root is not that of an empty tree")
    if old in {0, new}:
        if proof or (old and old_root != new_root):
            raise Broken("the new tree does not begin with the old one")
        return
    shared = (old & -old).bit_length() - 1  # levels of the last whole subtree of the old tree, which both have
    path = [old_root, *proof] if old == 1 << shared else list(proof)
    if not path:
        raise Broken("the proof is too short")
    found, before, rest = _climb(path[0], path[0], (old - 1) >> shared, (new - 1) >> shared, path[1:])
    if rest or (before, found) != (old_root, new_root):
        raise Broken("the new tree does not begin with the old one")


def _climb(above: bytes, before: bytes, node: int, last: int, proof: Iterable[bytes]) -> tuple[bytes, bytes, int]:
    """Hash a proof upwards from a node in a row ending with ``last``; what lies to the right was not there before.

    Return the root now, the root before, and 0 if the proof led to the top.
    """
    for sibling in proof:
        if last == 0:
            raise Broken("the proof is too long")
        if node % 2 or node == last:
            above, before = node_hash(sibling, above), node_hash(sibling, before)
            while node and node % 2 == 0:  # a last node without a sibling is its own parent
                node, last = node >> 1, last >> 1
        else:
            above = node_hash(above, sibling)
        node, last = node >> 1, last >> 1
    return above, before, last


def _span(start: int, end: int, read: Reader) -> bytes:
    """Return the hash of the leaves from ``start`` up to ``end``, a span as the splits of the RFC make them."""
    half = _split(end - start)
    if end - start in {1, 2 * half}:
        level = (end - start).bit_length() - 1
        return read(level, start >> level)
    return node_hash(_span(start, start + half, read), _span(start + half, end, read))


def _split(width: int) -> int:
    """Return the largest power of two that is less than a width of at least 2; 0 for 1."""
    return 1 << (width - 1).bit_length() >> 1


def _insist_on_hashes(*hashes: bytes) -> None:
    if any(len(one) != HASH for one in hashes):
        raise Broken("a hash has not 32 bytes")
