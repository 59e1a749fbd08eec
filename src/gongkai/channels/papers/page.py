"""A paper as plain facts: its head, its parts, its foot."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a paper, under its title, with a line that says whose it is and from when."""

    title: str
    byline: str
    paragraphs: Sequence[str]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: what stands above its parts, and below them."""

    title: str
    line: str
    mark: str
    foreword: str
    parts: Sequence[Part]
    foot: str
