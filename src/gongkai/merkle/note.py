"""Signed notes, checkpoints and cosignatures: C2SP signed-note, tlog-checkpoint, tlog-cosignature.

Nothing here signs or knows a cipher: who checks a note passes in ``verify(public, signature, message)``. What is
malformed cannot be made, and what is not written in its one canonical way cannot be read.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai.merkle.tree import EMPTY, HASH, Broken

ED25519 = 1
COSIGNATURE = 4
"""Signature types (signed-note, Signature types)."""

LARGEST = 2**63 - 1
MOST_SIGNATURES = 100
"""The largest size, index or time, and how many signatures a note may have (signed-note asks for at least 16)."""

Verify = Callable[[bytes, bytes, bytes], bool]
"""Tells whether a signature (64 bytes) over a message is of a public key (32 bytes), given in the order key, signature,
message."""

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\ud800-\udfff]")
_DECIMAL = re.compile("0|[1-9][0-9]{0,18}")


def encode(data: bytes) -> str:
    """Write bytes as base64 (RFC 4648 section 4)."""
    return base64.b64encode(data).decode()


def decode(text: str) -> bytes:
    """Read base64.

    :raises Broken: if the text is not exactly what those bytes are written as.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as strange:
        raise Broken("not base64") from strange
    if encode(data) != text:
        raise Broken("not the canonical base64")
    return data


def decimal(text: str) -> int:
    """Read a number of ASCII digits without leading zeros, below 2**63.

    :raises Broken: if it is none.
    """
    if not _DECIMAL.fullmatch(text) or int(text) > LARGEST:
        raise Broken("not a number")
    return int(text)


@dataclass(frozen=True, slots=True)
class Key:
    """A key that others check with: its name, its type and its 32 public bytes; as text a vkey (signed-note)."""

    name: str
    kind: int
    public: bytes

    def __post_init__(self) -> None:
        _insist_on_name(self.name)
        if self.kind not in {ED25519, COSIGNATURE} or len(self.public) != 32:
            raise Broken("not an Ed25519 key")

    @property
    def id(self) -> bytes:
        """The first 4 bytes of SHA-256(name, newline, type, public key) (signed-note, Signatures)."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{encode(bytes([self.kind]) + self.public)}"

    @classmethod
    def parse(cls, text: str) -> "Key":
        """Read a vkey.

        :raises Broken: if it is none, or its identifier is another's.
        """
        name, _, rest = text.partition("+")
        raw = decode(rest.partition("+")[2])
        key = cls(name, raw[0] if raw else 0, raw[1:])
        if str(key) != text:
            raise Broken("not a key")
        return key


@dataclass(frozen=True, slots=True)
class Signature:
    """A line under a note: the key's name, its identifier (4 bytes), and what the key signed it with."""

    name: str
    id: bytes
    blob: bytes

    def __post_init__(self) -> None:
        _insist_on_name(self.name)
        if len(self.id) != 4 or not self.blob:
            raise Broken("not a signature")

    def __str__(self) -> str:
        return f"— {self.name} {encode(self.id + self.blob)}"

    @classmethod
    def parse(cls, line: str) -> "Signature":
        """Read a line without its end.

        :raises Broken: if it is not a signature's.
        """
        name, _, rest = line.removeprefix("— ").partition(" ")
        raw = decode(rest)
        signature = cls(name, raw[:4], raw[4:])
        if str(signature) != line:
            raise Broken("not a signature")
        return signature


@dataclass(frozen=True, slots=True)
class Cosignature:
    """What a witness signs with: the time in seconds since 1970, and an Ed25519 signature (64 bytes)."""

    time: int
    signature: bytes

    def __post_init__(self) -> None:
        if not 0 <= self.time <= LARGEST or len(self.signature) != 64:
            raise Broken("not a cosignature")

    @property
    def blob(self) -> bytes:
        """The 72 bytes of the signature line (tlog-cosignature, Format)."""
        return self.time.to_bytes(8, "big") + self.signature

    @classmethod
    def parse(cls, blob: bytes) -> "Cosignature":
        """Read the bytes of a signature line.

        :raises Broken: if there are not 72, or the time is past 2**63.
        """
        return cls(int.from_bytes(blob[:8], "big"), blob[8:])

    @staticmethod
    def message(time: int, text: str) -> bytes:
        """Return what is signed of a checkpoint's text (tlog-cosignature, Ed25519 signed message)."""
        return f"cosignature/v1\ntime {time}\n{text}".encode()


@dataclass(frozen=True, slots=True)
class Note:
    """A text, which ends its last line, and the signatures under it."""

    text: str
    signatures: tuple[Signature, ...]

    def __post_init__(self) -> None:
        if not self.text.endswith("\n") or _UNSEEN.search(self.text):
            raise Broken("not the text of a note")
        if not 1 <= len(self.signatures) <= MOST_SIGNATURES:
            raise Broken("a note has at least one and not too many signatures")

    def format(self) -> bytes:
        """Write the note (signed-note, Format)."""
        return "".join([self.text, "\n", *(f"{signature}\n" for signature in self.signatures)]).encode()

    @classmethod
    def parse(cls, data: bytes) -> "Note":
        """Read a note.

        :raises Broken: if it is not written exactly as the standard says.
        """
        text, _, lines = _text(data).rpartition("\n\n")
        note = cls(f"{text}\n", tuple(map(Signature.parse, lines.split("\n")[:-1][: MOST_SIGNATURES + 1])))
        if note.format() != data:
            raise Broken("not a note")
        return note

    def verified(self, keys: Iterable[Key], verify: Verify) -> dict[Key, Signature]:
        """Return which of the keys signed, and with what; signatures of other keys are not looked at.

        :raises Broken: if none signed, or a signature of one of them is false (signed-note, Signatures).
        """
        known = {(key.name, key.id): key for key in keys}
        found = {}
        for signature in self.signatures:
            key = known.get((signature.name, signature.id))
            if key and not verify(key.public, *self._signed(key, signature)):
                raise Broken("a signature is false")
            if key:
                found[key] = signature
        if not found:
            raise Broken("none of the known keys signed")
        return found

    def _signed(self, key: Key, signature: Signature) -> tuple[bytes, bytes]:
        """Return the 64 bytes of a signature and the message they sign."""
        if key.kind == ED25519:
            return signature.blob, self.text.encode()
        witnessed = Cosignature.parse(signature.blob)
        return witnessed.signature, Cosignature.message(witnessed.time, self.text)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log: its name, how many leaves, the root (32 bytes), and further lines if any."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lines = (self.origin, *self.extensions)
        if not all(lines) or any("\n" in line or _UNSEEN.search(line) for line in lines):
            raise Broken("a line of the checkpoint is empty or not a line")
        if not 0 <= self.size <= LARGEST or len(self.root) != HASH:
            raise Broken("not the size or the root of a tree")
        if self.size == 0 and self.root != EMPTY:
            raise Broken("the root is not that of an empty tree")

    def format(self) -> str:
        """Write the text of the note (tlog-checkpoint, Note text)."""
        lines = (self.origin, str(self.size), encode(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """Read the text of a note.

        :raises Broken: if it is not exactly a checkpoint's.
        """
        lines = text.split("\n")
        if len(lines) < 4 or lines.pop():
            raise Broken("a checkpoint has at least three lines")
        return cls(lines[0], decimal(lines[1]), decode(lines[2]), tuple(lines[3:]))


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as strange:
        raise Broken("not UTF-8") from strange


def _insist_on_name(name: str) -> None:
    if not name or "+" in name or _UNSEEN.search(name) or any(letter.isspace() for letter in name):
        raise Broken("not the name of a key")
