"""Text without a format: in which encoding it is written, and which signs have no business in it."""

import codecs
import re

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\u200b]")
"""Signs that turn or hide what stands beside them."""


def decoded(content: bytes) -> str | None:
    """Return text written in UTF-8, UTF-16 with its mark, or the national encoding; nothing if it is no text."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    text = _decoded(content, "utf-8")
    return text if text is not None else _decoded(content, "gb18030")


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None
    return None if _CONTROL.search(text) else text
