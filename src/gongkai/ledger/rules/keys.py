"""Ed25519 keys as texts, signing and checking. Format: C2SP signed-note, as Go's sumdb/note writes its keys."""

import base64
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from gongkai.merkle.note import COSIGNATURE, ED25519, Key, Signature
from gongkai.merkle.tree import Broken

PRIVATE = "PRIVATE+KEY"
SEED = 32


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether a signature over a message is of the holder of a public key (32 bytes)."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A name and the seed of its Ed25519 key (32 bytes); its text never leaves the signer's folder."""

    name: str
    seed: bytes

    @classmethod
    def new(cls, name: str) -> "SecretKey":
        """Make a key for a name."""
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parse(cls, text: str) -> "SecretKey":
        """Read a key from its file.

        :raises Broken: if it is none.
        """
        head, _, rest = text.strip().partition(f"{PRIVATE}+")
        name, _, tail = rest.partition("+")
        _, _, encoded = tail.partition("+")
        try:
            raw = base64.b64decode(encoded, validate=True)
        except ValueError as strange:
            raise Broken("not a signing key") from strange
        key = cls(name, raw[1:])
        if head or raw[:1] != bytes([ED25519]) or len(raw) != SEED + 1 or str(key) != text.strip():
            raise Broken("not a signing key")
        return key

    def __str__(self) -> str:
        seed = base64.b64encode(bytes([ED25519]) + self.seed).decode()
        return f"{PRIVATE}+{self.name}+{self.public.id.hex()}+{seed}"

    @property
    def public(self) -> Key:
        """The key that others check with."""
        return Key(self.name, ED25519, self._public)

    @property
    def witness(self) -> Key:
        """The key that others check cosignatures with, where this is a witness's."""
        return Key(self.name, COSIGNATURE, self._public)

    @property
    def _public(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message (64 bytes)."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)

    def signature(self, text: str) -> Signature:
        """Sign the text of a note."""
        return Signature(self.name, self.public.id, self.sign(text.encode()))
