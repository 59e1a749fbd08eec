"""A proof that an entry is in a log, in one text file that can be checked offline: C2SP tlog-proof."""

from dataclasses import dataclass

from gongkai.merkle.note import Checkpoint, Note, decimal, decode, encode
from gongkai.merkle.tree import Broken, leaf_hash, verify_inclusion

HEAD = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class Proof:
    """Where an entry stands, the hashes (32 bytes each) from its sibling up, the signed checkpoint, and extra data.

    Nothing vouches for the extra data but what the entry itself says of it; none is the same as empty.
    """

    index: int
    hashes: tuple[bytes, ...]
    note: Note
    extra: bytes = b""

    @property
    def checkpoint(self) -> Checkpoint:
        """The head of the log that the proof leads to."""
        return Checkpoint.parse(self.note.text)

    def check(self, entry: bytes) -> Checkpoint:
        """Return the checkpoint whose tree has the entry at the index; its signatures are checked by ``note.verified``.

        :raises Broken: if it has not.
        """
        head = self.checkpoint
        verify_inclusion(leaf_hash(entry), self.index, head.size, head.root, self.hashes)
        return head

    def format(self) -> bytes:
        """Write the file (tlog-proof, Format)."""
        extra = [f"extra {encode(self.extra)}"] if self.extra else []
        lines = [HEAD, *extra, f"index {self.index}", *map(encode, self.hashes), "", ""]
        return "\n".join(lines).encode() + self.note.format()

    @classmethod
    def parse(cls, data: bytes) -> "Proof":
        """Read the file.

        :raises Broken: if it is not written exactly as the standard says, or its note is no checkpoint.
        """
        head, _, note = data.partition(b"\n\n")
        lines = head.decode("ascii", errors="replace").split("\n")
        extra = decode(lines.pop(1).removeprefix("extra ")) if lines[1:] and lines[1].startswith("extra ") else b""
        index = decimal(lines[1].removeprefix("index ")) if lines[1:] else 0
        proof = cls(index, tuple(map(decode, lines[2:])), Note.parse(note), extra)
        if proof.format() != data or not proof.index < proof.checkpoint.size:
            raise Broken("not a proof")
        return proof
