"""Undoing disguises: full-width signs, foreign digits, invisible characters, letter-spacing, look-alike radicals.

Most texts hold none of them and are returned as they are; in the others every sign remembers where it stood.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

HAN = "㐀-鿿"
ODD = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0966-\u096f\u0e50-\u0e59\u2e80-\u2fdf\uf900-\ufaff"
    "\uff0b\uff0d\uff0e\uff10-\uff19\uff20-\uff3a\uff3f\uff41-\uff5a\U0001d400-\U0001d7ff\U000e0100-\U000e01ef"
)
SPACED = rf"(?<=[{HAN}].)(?<![{HAN}]{{2}}.)[ \u3000]{{0,3}}(?=[{HAN}](?![{HAN}]))"
DISGUISED = re.compile(rf"[{ODD} \u3000](?:(?<![ \u3000])|{SPACED})")
"""An odd sign, or the space within a word whose Chinese characters stand apart (绝　密, 身 份 证 号)."""

NUMBERS = "〇零○一二三四五六七八九"
TELLING = re.compile(
    rf"[{ODD} \u3000{NUMBERS}0-9A-Za-z@]"
    rf"(?:(?<![ \u3000{NUMBERS}])|(?<=[{NUMBERS}])[{NUMBERS}]{{10}}|(?<=[ \u3000]){SPACED})"
)
"""A digit, a letter or a disguise: all that tells anything but words. Most paragraphs hold none."""

NUMERALS = re.compile(f"[{NUMBERS}]{{11,18}}(?![{NUMBERS}])")
SPELT = str.maketrans(NUMBERS, "000123456789")
VARIANTS = re.compile("[\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without disguises. ``origins`` holds for each sign its offset in the original; None if nothing moved."""

    text: str
    origins: tuple[int, ...] | None = None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where the signs from ``start`` to ``end`` stand in the original, ``end`` excluded."""
        if self.origins is None or start >= end:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1

    def position(self, offset: int) -> int:
        """Return where the sign at an offset of the original stands here, or the next one that is left."""
        return offset if self.origins is None else bisect_left(self.origins, offset)


def fold(text: str) -> Folded:
    """Return the text without disguises. Costs one search where there is none."""
    spelt = NUMERALS.sub(lambda run: run[0].translate(SPELT), text)
    if not DISGUISED.search(spelt):
        return Folded(spelt)
    signs: list[str] = []
    origins: list[int] = []
    for start, piece in _pieces(spelt):
        signs.append(piece)
        origins.extend(range(start, start + len(piece)))
    return Folded("".join(signs), tuple(origins))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the stretches that stay as they are, and each odd sign in its plain form, with its offset."""
    done = 0
    for odd in DISGUISED.finditer(text):
        if odd.start() > done:
            yield done, text[done : odd.start()]
        if plain := _plain(odd[0]):
            yield odd.start(), plain
        done = odd.end()
    yield done, text[done:]


def _plain(odd: str) -> str:
    """Return one sign for one sign, or none. What unfolds into several signs is left as it is."""
    if odd[0] in " \u3000" or unicodedata.category(odd) == "Cf" or VARIANTS.match(odd):
        return ""
    digit = unicodedata.decimal(odd, None)
    folded = str(digit) if digit is not None else unicodedata.normalize("NFKC", odd)
    return folded if len(folded) == 1 else odd
