"""The tree as files of 256 hashes, and the entries beside it: C2SP tlog-tiles.

A tile of level l holds nodes of level 8 * l of the tree; a full one is 8,192 bytes. The rightmost of a level may be
partial. A growing tree writes each tile once and each partial tile at most once a growth: never O(n).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from gongkai.merkle.tree import HASH, Broken, leaf_hash, node_hash, root

WIDTH = 256
HEIGHT = 8
LONGEST = 0xFFFF
"""Hashes of a full tile, the levels of the tree it spans, and the bytes of the longest entry."""

ENTRIES: Final = "entries"
_PATH = re.compile(r"tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


@dataclass(frozen=True, slots=True)
class Tile:
    """The place of a tile: its level (0 to 63, or "entries"), its index in the level, and how many hashes it has."""

    level: int | Literal["entries"]
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Where the tile lies below the log's address (tlog-tiles, Merkle Tree): "tile/0/x001/x234/067.p/8"."""
        digits = str(self.index)
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        *folders, last = (digits[at : at + 3] for at in range(0, len(digits), 3))
        name = "/".join([*(f"x{folder}" for folder in folders), last])
        return f"tile/{self.level}/{name}" + (f".p/{self.width}" if self.width < WIDTH else "")

    @classmethod
    def parse(cls, path: str) -> "Tile":
        """Read a path.

        :raises Broken: if it is not exactly the path of a tile.
        """
        match = _PATH.fullmatch(path)
        if not match:
            raise Broken("not the path of a tile")
        level, digits, width = match.groups()
        index = int(digits.replace("x", "").replace("/", ""))
        tile = cls(ENTRIES if level == ENTRIES else int(level), index, int(width or WIDTH))
        if tile.path != path:
            raise Broken("not the path of a tile")
        return tile


Files = Callable[[Tile], bytes]
"""Returns the bytes of an existing tile."""


def changed(old: int, new: int) -> Iterator[Tile]:
    """Yield the tiles, entries included, that are written when the tree grows from a size to a larger one."""
    level, before, after = 0, old, new
    while before < after:
        for index in range(before // WIDTH, -(-after // WIDTH)):
            width = min(WIDTH, after - index * WIDTH)
            yield Tile(level, index, width)
            if level == 0:
                yield Tile(ENTRIES, index, width)
        level, before, after = level + 1, before // WIDTH, after // WIDTH


def grow(old: int, leaves: Sequence[bytes], read: Files) -> Iterator[tuple[Tile, bytes]]:
    """Yield the tiles of hashes to write when leaf hashes are appended to a tree of a size.

    It reads the old partial tile of each level that changes, and nothing else.

    :raises Broken: if one of those has another size.
    """
    level, size, new = 0, old, b"".join(leaves)
    while new:
        size, kept = divmod(size, WIDTH)
        data = (_hashes(Tile(level, size, kept), read) if kept else b"") + new
        new = b""
        for index, start in enumerate(range(0, len(data), WIDTH * HASH), size):
            tile = Tile(level, index, min(WIDTH, (len(data) - start) // HASH))
            part = data[start : start + WIDTH * HASH]
            yield tile, part
            new += _top(part) if tile.width == WIDTH else b""
        level += 1


def grow_entries(old: int, entries: Sequence[bytes], read: Files) -> Iterator[tuple[Tile, bytes]]:
    """Yield the bundles to write when entries are appended to a tree of a size.

    :raises Broken: if the old partial bundle is none, or an entry is too long.
    """
    first, kept = divmod(old, WIDTH)
    last = Tile(ENTRIES, first, kept)
    data = [*(unbundle(read(last), kept) if kept and entries else []), *entries]
    for index, start in enumerate(range(0, len(data), WIDTH), first):
        part = data[start : start + WIDTH]
        yield Tile(ENTRIES, index, len(part)), bundle(part)


def bundle(entries: Sequence[bytes]) -> bytes:
    """Write entries one after the other, each after its length in 2 bytes (tlog-tiles, Log entries).

    :raises Broken: if one is longer than 65,535 bytes.
    """
    if any(len(entry) > LONGEST for entry in entries):
        raise Broken("an entry is too long")
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def unbundle(data: bytes, width: int) -> list[bytes]:
    """Read a bundle of a number of entries.

    :raises Broken: if it holds more, fewer or half an entry.
    """
    entries, at = [], 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        entries.append(data[at + 2 : end])
        at = end
    if at != len(data) or len(entries) != width:
        raise Broken("not a bundle of that many entries")
    return entries


class Hashes:
    """The nodes of a tree of a size, read from its tiles: a ``Reader`` for the functions of the tree.

    With a root every tile is checked on its way: the partial ones are exactly what makes the root, and a full one makes
    a hash of its parent. Then whatever is returned is in the tree of that root. Each tile is read once.

    :raises Broken: here and on every call, if a tile has another size or another content.
    """

    def __init__(self, size: int, read: Files, trusted: bytes | None = None) -> None:
        self.size, self._read, self._known = size, read, dict[Tile, bytes]()
        self._checks = trusted is not None
        if trusted is not None and root(size, self) != trusted:
            raise Broken("the tiles do not make the root")

    def __call__(self, level: int, index: int) -> bytes:
        """Return the node (level, index), 32 bytes."""
        floor, height = divmod(level, HEIGHT)
        place, at = divmod(index << height, WIDTH)
        tile = self.tile(floor, place)
        if at + (1 << height) > tile.width:
            raise Broken("the tree has no such node")
        return _top(self._content(tile)[at * HASH : (at + (1 << height)) * HASH])

    def tile(self, level: int, index: int) -> Tile:
        """Return the place of a tile, as wide as this tree makes it (tlog-tiles, Partial Tiles)."""
        width = min(WIDTH, (self.size >> HEIGHT * level) - index * WIDTH)
        if width < 1 or index < 0:
            raise Broken("the tree has no such tile")
        return Tile(level, index, width)

    def entries(self, index: int) -> list[bytes]:
        """Return the entries of a bundle, each of which makes the hash of its leaf.

        :raises Broken: if one does not.
        """
        tile = self.tile(0, index)
        entries = unbundle(self._read(Tile(ENTRIES, index, tile.width)), tile.width)
        if b"".join(map(leaf_hash, entries)) != self._content(tile):
            raise Broken("the entries do not make the hashes of their leaves")
        return entries

    def _content(self, tile: Tile) -> bytes:
        if tile not in self._known:
            data = _hashes(tile, self._read)
            if self._checks and tile.width == WIDTH and _top(data) != self(HEIGHT * (int(tile.level) + 1), tile.index):
                raise Broken("a tile does not make the hash above it")
            self._known[tile] = data
        return self._known[tile]


def _hashes(tile: Tile, read: Files) -> bytes:
    data = read(tile)
    if len(data) != tile.width * HASH:
        raise Broken("a tile has not the size its path says")
    return data


def _top(hashes: bytes) -> bytes:
    """Return the node above a row of hashes, whose number is a power of two."""
    while len(hashes) > HASH:
        pairs = range(0, len(hashes), 2 * HASH)
        hashes = b"".join(node_hash(hashes[at : at + HASH], hashes[at + HASH : at + 2 * HASH]) for at in pairs)
    return hashes
