"""Passports, travel and residence permits, military papers: letters and digits, told apart by the word beside them."""

import re
from collections.abc import Iterator

from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, View

LETTERED = re.compile(r"[A-Za-z](?<![0-9A-Za-z_].)[A-Za-z]{0,2}[ \-]{0,2}[0-9](?:[ \-]?[0-9]){5,11}(?![0-9A-Za-z])")
ORDINARY = re.compile(
    "E[0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|G[0-9]{8}|[DSP]E[0-9]{7}|M[AB][0-9]{7}|[CW][0-9]{8}|C[A-HJ-NP-Z][0-9]{7}"
)
"""How passports and exit permits of the mainland are numbered: enough for a question even where nothing is said."""

DIGITS = re.compile(r"(?<![0-9A-Za-z])[0-9]{8,10}(?![0-9A-Za-z])")
MILITARY = re.compile("[军武海空南北东西中]字?[（(]?[0-9]{0,4}[)）]?第?[0-9]{6,8}号?")
NAMED = {Signal.PASSPORT: Kind.PASSPORT, Signal.PERMIT: Kind.PERMIT}
AFTERWARDS = 1000
"""A word after a number is farther away than any before it."""

SPACES = re.compile(r"[ \-]")


def documents(view: View) -> Iterator[Hit]:
    """Find numbers of passports and permits. Source: 第九条."""
    for match in LETTERED.finditer(view.text):
        if kind := _kind(view, match):
            yield Hit(kind, *match.span())
    if Signal.PERMIT in view.beside or Signal.PERMIT in view.words.signals:
        for pattern in (DIGITS, MILITARY):
            for match in pattern.finditer(view.text):
                if view.says(Signal.PERMIT, *match.span()):
                    yield Hit(Kind.PERMIT, *match.span())


def _kind(view: View, match: re.Match[str]) -> Kind | None:
    if kind := _named(view, *match.span()):
        return kind
    return Kind.DOCUMENT_DOUBTFUL if ORDINARY.fullmatch(SPACES.sub("", match[0])) else None


def _named(view: View, start: int, end: int) -> Kind | None:
    """Return what the nearest word calls a number; then comes the heading."""
    words = ((view.close(signal, start, end), kind) for signal, kind in NAMED.items())
    near = [(start - word[1] if word[1] <= start else AFTERWARDS, kind) for word, kind in words if word]
    if near:
        return min(near)[1]
    return next((kind for signal, kind in NAMED.items() if signal in view.beside), None)
