"""The receipt: sixteen digits without meaning, in groups of four, by which a writer finds his letter again."""

import re
import secrets

DIGITS = 16
_APART = re.compile(r"[\s\-－—·.]+")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def new_digits() -> str:
    """Return digits that nobody can guess."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def digits_in(typed: str) -> str | None:
    """Return the digits somebody typed, whatever stands between them; None if they cannot be a receipt."""
    plain = _APART.sub("", typed).translate(_FULL_WIDTH)
    return plain if len(plain) == DIGITS and plain.isascii() and plain.isdigit() else None


def in_groups(digits: str) -> str:
    """Write digits in groups of four."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
