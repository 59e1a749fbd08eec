"""Keeping the mailbox free of floods without knowing who writes: work for the machine, and limits for all together.

A form carries a challenge that the server has signed and does not keep. A browser with scripts works on it for a
moment; without, fewer letters are taken in. What is counted is how many came of late, from all together, in memory.
"""

import secrets
import time
from dataclasses import dataclass
from hashlib import sha256

from django.core import signing
from django.core.cache import cache

SALT = "gongkai.portal.letter"
GOOD_FOR = 6 * 3600
"""Seconds within which a form can be sent: long enough to write a long letter."""
WINDOW = 600
"""Seconds of one count; counts begin at full ten minutes and tell no time beyond that."""
EASY, HARDEST = 13, 20
"""Leading zero bits asked of a proof: a blink, and some seconds."""
BUSY = 20
"""From so many letters within ten minutes on each doubling makes the work twice as hard."""
MOST, MOST_UNPROVED = 200, 12
"""As many letters are taken in within ten minutes, and as many without a proof."""
MOST_ASKED = 300
"""As many receipts may be tried within ten minutes, by all together."""
PAUSE = 15
"""Seconds a form without a proof must have been open: nobody writes a letter in less."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a form carries: a token, and how many zero bits its proof begins with."""

    token: str
    bits: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that came back: the mark it is remembered by once it was taken, and whether it was worked on."""

    mark: str
    is_proved: bool
    seconds: float


def challenge() -> Challenge:
    """Make a challenge as hard as the last letters ask for."""
    bits = difficulty(counted("letters"))
    return Challenge(signing.dumps([secrets.token_hex(16), bits], salt=SALT), bits)


def difficulty(letters: int) -> int:
    """Return how hard the work is, by how many letters came of late."""
    return min(HARDEST, EASY + (letters // BUSY).bit_length())


def sent_back(token: str, proof: str) -> Sent | None:
    """Return what came back; None if the token is not ours, or too old."""
    try:
        nonce, bits = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
        born = signing.b62_decode(token.split(":")[-2])
    except (signing.BadSignature, ValueError, IndexError):
        return None
    return Sent(sha256(nonce.encode()).hexdigest(), is_proof(token, proof, bits), time.time() - born)


def is_proof(token: str, proof: str, bits: int) -> bool:
    """Tell whether a proof begins with as many zero bits as it should."""
    if not proof.isascii() or not proof.isdigit() or len(proof) > 16:
        return False
    digest = sha256(f"{token}.{proof}".encode()).digest()
    return int.from_bytes(digest) >> (len(digest) * 8 - bits) == 0


def why_not(sent: Sent) -> str:
    """Return why a letter is not taken in now, as the code of a refusal; nothing if it is, and then it is counted."""
    if not sent.is_proved and sent.seconds < PAUSE:
        return "letter_too_quick"
    too_many = not sent.is_proved and count("unproved") > MOST_UNPROVED
    return "letter_too_busy" if too_many or count("letters") > MOST else ""


def may_ask() -> bool:
    """Tell whether one receipt more may be tried now, and count it."""
    return count("asked") <= MOST_ASKED


def counted(what: str) -> int:
    """Return how often something has happened in these ten minutes."""
    return int(cache.get(_key(what), 0))


def count(what: str) -> int:
    """Count something, and return how often it has happened in these ten minutes."""
    key = _key(what)
    cache.add(key, 0, WINDOW - int(time.time()) % WINDOW)
    try:
        return int(cache.incr(key))
    except ValueError:  # the ten minutes ended in between
        return 1


def _key(what: str) -> str:
    return f"mailbox/{what}/{int(time.time()) // WINDOW}"
