"""What changed between two texts, paragraph by paragraph and inside a paragraph by characters."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "gone", "new"]
CLOSE = 0.35
"""Below this likeness two paragraphs are shown as one gone and one new."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that stayed, went or came."""

    kind: Kind
    text: str


def compare(before: list[str], after: list[str]) -> list[list[Piece]]:
    """Return one list of pieces a paragraph, in reading order; equal texts give pieces of "same" alone."""
    rows: list[list[Piece]] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [[Piece("same", line)] for line in before[a1:a2]]
        else:
            rows += _changed(before[a1:a2], after[b1:b2])
    return rows


def changed(before: list[str], after: list[str]) -> list[list[Piece]]:
    """Return only the paragraphs that differ."""
    return [row for row in compare(before, after) if any(piece.kind != "same" for piece in row)]


def _changed(before: list[str], after: list[str]) -> list[list[Piece]]:
    rows = [_within(old, new) for old, new in zip(before, after, strict=False)]
    paired = min(len(before), len(after))
    rows += [[Piece("gone", old)] for old in before[paired:]]
    return rows + [[Piece("new", new)] for new in after[paired:]]


def _within(old: str, new: str) -> list[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < CLOSE:
        return [Piece("gone", old), Piece("new", new)]
    row: list[Piece] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            row.append(Piece("same", old[a1:a2]))
            continue
        row += [Piece("gone", old[a1:a2])] if a2 > a1 else []
        row += [Piece("new", new[b1:b2])] if b2 > b1 else []
    return row
