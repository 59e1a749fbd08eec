"""What every reader is given, what it says, and how much it may unpack."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from gongkai.scanner.passage import Hidden, Passage, Trouble

Item = Passage | Trouble
"""What reading yields: text with its place, or what is the matter with the file."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels of the picture."""

Ocr = Callable[[bytes], list[tuple[str, Box]]]
"""Reads a picture (the bytes of a PNG or JPEG) and returns its lines of text, each with where it stands."""

WHOLE = "文件"
"""The place of what concerns a file as a whole."""

DEPTH = 4
UNPACKED = 256 << 20
MEMBERS = 5_000
"""How deep files may lie in files, and how many bytes and parts all of them together may unpack to."""


class Hazard(Exception):  # noqa: N818  # it names what the file is, not what we did wrong
    """A file, or a part of one, that is not read any further; ``kind`` becomes the finding's code."""

    def __init__(self, kind: str, detail: str, part: str = WHOLE) -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail
        self.part = part

    def trouble(self) -> Trouble:
        """Return what is said about it."""
        return Trouble(self.kind, self.part, self.detail)


@dataclass(slots=True)
class Budget:
    """What may still be unpacked, shared by a file and all that lies in it."""

    unpacked: int = UNPACKED
    members: int = MEMBERS

    def spend(self, unpacked: int, members: int = 0) -> None:
        """Take from what is left.

        :raises Hazard: when there is nothing left.
        """
        self.unpacked -= unpacked
        self.members -= members
        if self.unpacked < 0:
            raise Hazard("file_bloated", "解开后的内容太大")
        if self.members < 0:
            raise Hazard("file_bloated", "里面的文件太多")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read: its bytes, its name, how deep it lies in others, and who reads what lies in it."""

    content: bytes
    name: str
    inner: Callable[["Source"], Iterator[Item]]
    ocr: Ocr | None = None
    depth: int = 0
    budget: Budget = field(default_factory=Budget)

    @property
    def ending(self) -> str:
        """The part of the name after the last dot, in small letters; empty if there is none."""
        stem, dot, last = self.name.rpartition(".")
        return last.lower() if dot and stem else ""

    def inside(self, content: bytes, name: str, part: str, hidden: Hidden = Hidden.EMBEDDED) -> Iterator[Item]:
        """Read a file that lies in this one; what is found there is told as lying in ``part``."""
        if self.depth >= DEPTH:
            yield Trouble("file_bloated", part, f"文件里嵌着文件，超过{DEPTH}层，没有再读下去")
            return
        for item in self.inner(replace(self, content=content, name=name, depth=self.depth + 1)):
            placed = replace(item, part=f"{part}·{item.part}")
            yield replace(placed, hidden=hidden) if hidden is not Hidden.NO and isinstance(placed, Passage) else placed
