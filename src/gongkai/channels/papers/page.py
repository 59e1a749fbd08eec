"""A paper as plain facts: its head, its parts, its foot."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a paper: what it is about, its columns, and its rows, each as long as the head."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a paper, under its title, with a line that says whose it is and from when, and its tables."""

    title: str
    byline: str
    paragraphs: Sequence[str]
    tables: Sequence[Table] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: what stands above its parts, and below them."""

    title: str
    line: str
    mark: str
    foreword: str
    parts: Sequence[Part]
    foot: str
