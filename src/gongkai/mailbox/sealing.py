"""Letters under lock and key: each has a key of its own, which is kept locked by the installation's.

Whoever has the database alone reads nothing; without its own key a letter is gone for good, in backups too.
"""

import hmac
import os
import secrets
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

KEY = 32
NONCE = 12
LETTERS, IDENTITIES, RECEIPTS = b"gongkai mailbox letters", b"gongkai mailbox identities", b"gongkai mailbox receipts"
BUCKETS = 1 << 20
"""As many drawers receipts are looked up in: few enough that a drawer tells nothing of the sixteen digits."""
_SLOW = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
"""Argon2id: a guess costs as much for whoever has stolen everything as it costs us."""


def new_key(purpose: bytes, name: str) -> bytes:
    """Return a fresh key, locked; ``name`` is whose it is, and it opens nothing else."""
    return seal_with(_derived(purpose), secrets.token_bytes(KEY), name)


def seal(content: bytes, key: bytes, purpose: bytes, name: str) -> bytes:
    """Lock a content with somebody's own, locked key."""
    return seal_with(_own(key, purpose, name), content, name)


def unseal(sealed: bytes, key: bytes, purpose: bytes, name: str) -> bytes:
    """Return a content that was locked.

    :raises cryptography.exceptions.InvalidTag: if it was changed, or the key is not its own.
    """
    return _unseal_with(_own(key, purpose, name), sealed, name)


def seal_with(key: bytes, content: bytes, name: str) -> bytes:
    """Lock a content with a key as it is."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, name.encode())


def bucket_of(digits: str) -> int:
    """Return the drawer a receipt is looked up in."""
    mark = hmac.new(_derived(RECEIPTS), digits.encode(), sha256).digest()
    return int.from_bytes(mark[:4]) % BUCKETS


def slow_hash(digits: str) -> str:
    """Return what is kept of a receipt."""
    return _SLOW.hash(_peppered(digits))


def is_receipt(digits: str, kept: str) -> bool:
    """Tell whether somebody's digits are the ones of which this was kept."""
    try:
        return _SLOW.verify(kept, _peppered(digits))
    except VerificationError:
        return False


@lru_cache(maxsize=1)
def nobodys() -> str:
    """Return what is kept of a receipt that nobody has: asking for it takes as long as asking for another."""
    return slow_hash(secrets.token_hex(KEY))


def _peppered(digits: str) -> bytes:
    return hmac.new(_derived(RECEIPTS), b"slow" + digits.encode(), sha256).digest()


def _own(key: bytes, purpose: bytes, name: str) -> bytes:
    return _unseal_with(_derived(purpose), key, name)


def _unseal_with(key: bytes, sealed: bytes, name: str) -> bytes:
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], name.encode())


def _derived(purpose: bytes) -> bytes:
    return _derived_from(str(settings.MAILBOX_KEY), purpose)


@lru_cache(maxsize=16)
def _derived_from(file: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY, salt=None, info=purpose).derive(_installed(Path(file)))


def _installed(file: Path) -> bytes:
    """Return the installation's key, made when it is first needed; of two that make one, both use the first."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        mine = file.with_name(f".{file.name}-{secrets.token_hex(8)}")
        mine.touch(mode=0o600)
        mine.write_bytes(secrets.token_bytes(KEY))
        try:
            os.link(mine, file)
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return file.read_bytes()
