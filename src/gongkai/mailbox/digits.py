"""What is kept of the sixteen digits of a receipt, and for which purposes letters lie under lock and key."""

import hmac
import secrets
from functools import lru_cache
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from gongkai.sealing.lock import KEY, derived

LETTERS, IDENTITIES, RECEIPTS = b"gongkai mailbox letters", b"gongkai mailbox identities", b"gongkai mailbox receipts"
BUCKETS = 1 << 20
"""As many drawers receipts are looked up in: few enough that a drawer tells nothing of the sixteen digits."""
_SLOW = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
"""Argon2id: a guess costs as much for whoever has stolen everything as it costs us."""


def bucket_of(digits: str) -> int:
    """Return the drawer a receipt is looked up in."""
    mark = hmac.new(derived(RECEIPTS), digits.encode(), sha256).digest()
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
    return hmac.new(derived(RECEIPTS), b"slow" + digits.encode(), sha256).digest()
