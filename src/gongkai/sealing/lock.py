"""Keys and locks: whoever has the database alone reads nothing; without its own key a thing is gone, in backups too."""

import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

KEY = 32
NONCE = 12


def new_key(purpose: bytes, name: str) -> bytes:
    """Return a fresh key, locked; ``name`` is whose it is, and it opens nothing else."""
    return seal_with(derived(purpose), secrets.token_bytes(KEY), name)


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


def derived(purpose: bytes) -> bytes:
    """Return the installation's key for one purpose; it opens what serves another as little as no key."""
    return _derived_from(str(settings.MAILBOX_KEY), purpose)


def _own(key: bytes, purpose: bytes, name: str) -> bytes:
    return _unseal_with(derived(purpose), key, name)


def _unseal_with(key: bytes, sealed: bytes, name: str) -> bytes:
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], name.encode())


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
