"""The token in the address of somebody's calendar: as good as a password, so that a digest alone is kept of it."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe()


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode()).hexdigest()
