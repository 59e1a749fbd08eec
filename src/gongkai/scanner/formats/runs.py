"""Pieces of text in bytes of no known form: what a reader of the raw file would see."""

import re
from collections.abc import Iterator

_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00|[\x00-\xff][\x4e-\x9f]|[\x00-\xff]\xff|[\x00-\x3f]\x30|[\x10-\x3f]\x20){4,}")
_NARROW = re.compile(rb"(?:[\x20-\x7e]|[\x81-\xfe][\x40-\xfe]|[\xe4-\xe9][\x80-\xbf]{2}){6,}")
_MEANT = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]")
_LONGEST = 20_000


def runs(content: bytes) -> Iterator[str]:
    """Yield runs of text: of two bytes a sign at even and odd places, then of UTF-8 or the national encoding."""
    for shift in (0, 1):
        for match in _WIDE.finditer(content, shift):
            if match.start() % 2 == shift:
                yield from _meant(match.group().decode("utf-16-le", "ignore"))
    for match in _NARROW.finditer(content):
        found = match.group()[:_LONGEST]
        try:
            yield from _meant(found.decode("utf-8"))
        except UnicodeDecodeError:
            yield from _meant(found.decode("gb18030", "ignore"))


def _meant(text: str) -> Iterator[str]:
    """Leave out runs that are chance: text has letters, figures or Chinese in most places."""
    if len(_MEANT.findall(text)) * 2 > len(text):
        yield text.strip()
