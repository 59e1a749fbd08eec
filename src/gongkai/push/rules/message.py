"""How a message is written and signed: what ``docs/reference/push.md`` promises to the other side."""

import hashlib
import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

FORMAT = "gongkai-push/1"


def written(told: Mapping[str, Any]) -> str:
    """Write a message as it is signed and sent: keys in order, no blanks, Chinese as it is."""
    return json.dumps({"format": FORMAT, **told}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(body: str) -> str:
    """Return the SHA-256 of a message in hex: what stays of it once it has been taken."""
    return hashlib.sha256(body.encode()).hexdigest()


def signature(secret: str, delivery: str, seconds: int, body: bytes) -> str:
    """Sign a message with the moment it is sent at (HMAC-SHA256, hex), so that nobody can send it again as new."""
    signed = f"{FORMAT}\n{seconds}\n{delivery}\n".encode() + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def headers_of(key_id: str, secret: str, delivery: str, seconds: int, body: bytes) -> dict[str, str]:
    """Return what goes with a message: whose key, when, which message, and the signature over all of it."""
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Gongkai",
        "Gongkai-Key": key_id,
        "Gongkai-Time": str(seconds),
        "Gongkai-Delivery": delivery,
        "Gongkai-Signature": signature(secret, delivery, seconds, body),
    }


def new_key() -> tuple[str, str]:
    """Return the name of a key and its secret, which nobody can guess."""
    return f"k-{secrets.token_hex(6)}", secrets.token_urlsafe(32)


def sealed(secret: str, master: str) -> str:
    """Return a secret as it is kept: of no use without the installation's own key."""
    return _safe(master).encrypt(secret.encode()).decode()


def unsealed(kept: str, master: str) -> str | None:
    """Return a secret that was kept, or None where the installation has got another key since."""
    try:
        return _safe(master).decrypt(kept.encode()).decode()
    except InvalidToken:
        return None


def _safe(master: str) -> Fernet:
    return Fernet(urlsafe_b64encode(hashlib.sha256(b"gongkai push secrets\n" + master.encode()).digest()))
