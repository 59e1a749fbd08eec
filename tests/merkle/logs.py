"""Small logs: their files in memory, roots by the letter of the RFC, and keys that sign."""

import functools
import hashlib
import random

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from gongkai.merkle.note import COSIGNATURE, ED25519, Checkpoint, Cosignature, Key, Note, Signature
from gongkai.merkle.proof import Proof
from gongkai.merkle.tiles import Hashes, grow, grow_entries
from gongkai.merkle.tree import inclusion, leaf_hash

SIZES = (0, 1, 2, 3, 7, 8, 255, 256, 257, 1_000, 70_000)
ORIGIN = "school.example/log/public"


def entry(number):
    return f"entry {number}".encode()


def naive(leaves):
    """Compute the root as RFC 6962 section 2.1 defines it, sharing nothing with the code under test."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\1" + naive(leaves[:split]) + naive(leaves[split:])).digest()


class Log:
    """A log that keeps every tile it ever wrote."""

    def __init__(self, *sizes, entry=entry):
        self.entries, self.files, self.entry, self.read_tiles = [], {}, entry, []
        for size in sizes:
            self.grow(size)

    def grow(self, size):
        old, new = len(self.entries), [self.entry(number) for number in range(len(self.entries), size)]
        self.files |= dict(grow(old, [leaf_hash(one) for one in new], self.read))
        self.files |= dict(grow_entries(old, new, self.read))
        self.entries += new

    def read(self, tile):
        self.read_tiles.append(tile)
        return self.files[tile]

    @functools.cache  # noqa: B019 – logs live as long as the tests
    def root(self, size):
        return naive(self.entries[:size])

    def hashes(self, size):
        """Return the reader of the tree of a size, which checks every tile."""
        return Hashes(size, self.read, self.root(size))

    def proof(self, index, size, *cosigners, extra=b""):
        note = SIGNER.note(Checkpoint(ORIGIN, size, self.root(size)).format(), *cosigners)
        return Proof(index, tuple(inclusion(index, size, self.hashes(size))), note, extra)


class Signer:
    """Somebody with a name who signs notes or, as a witness, cosigns them."""

    def __init__(self, name, kind=ED25519):
        self.seed = hashlib.sha256(name.encode()).digest()
        self.secret = Ed25519PrivateKey.from_private_bytes(self.seed)
        self.key = Key(name, kind, self.secret.public_key().public_bytes_raw())

    def sign(self, text, time=1_700_000_000):
        if self.key.kind == ED25519:
            return Signature(self.key.name, self.key.id, self.secret.sign(text.encode()))
        signature = self.secret.sign(Cosignature.message(time, text))
        return Signature(self.key.name, self.key.id, Cosignature(time, signature).blob)

    def note(self, text, *cosigners):
        return Note(text, tuple(signer.sign(text) for signer in (self, *cosigners)))


def verify(public, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


SIGNER = Signer(ORIGIN)
WITNESS = Signer("witness.example/w1", COSIGNATURE)


@functools.cache
def steps():
    """Return a log that stopped at every size."""
    return Log(*SIZES)


def sampled(size):
    """Return all leaves of a small tree; of a large one the edges of its tiles and some at random."""
    if size <= 257:
        return range(size)
    edges = {0, 1, 254, 255, 256, 257, size // 2, 65_535, 65_536, 65_537, size - 2, size - 1}
    return sorted({at for at in edges if at < size} | set(random.Random(size).sample(range(size), 60)))  # noqa: S311 – chosen, not secret


def flipped(data, bit):
    """Return bytes with one bit changed."""
    return data[: bit // 8] + bytes([data[bit // 8] ^ 1 << bit % 8]) + data[bit // 8 + 1 :]
