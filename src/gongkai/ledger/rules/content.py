"""What a commitment covers: the wording with its metadata, and each file's name and digest under a salt of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.ledger.rules.leaf import canonical, commitment

SALT = 32
"""Bytes of a salt."""


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file of a wording: its name, its SHA-256 in hex, and the salt of its two commitments in hex."""

    name: str
    sha256: str
    salt: str

    @property
    def commitments(self) -> list[str]:
        """The commitments to the name and to the bytes, in hex."""
        salt = bytes.fromhex(self.salt)
        said = (b"name\0" + self.name.encode(), b"sha256\0" + self.sha256.encode())
        return [commitment(salt, one) for one in said]


def sealed(facts: dict[str, Any], files: Sequence[SealedFile]) -> str:
    """Write what is committed to: the facts as readers see them and the sorted commitments to the files."""
    return canonical({**facts, "files": sorted(file.commitments for file in files)})
