"""One row of a table as passages: each cell knows what stands beside it and what its column is called."""

from collections.abc import Callable, Iterator, Sequence

from gongkai.scanner.passage import Hidden, Passage

BESIDE = 10
LONGEST = 100
"""How many cells to either side in the row, and how many characters of each, go with a cell to tell its meaning."""


def cells(
    row: Sequence[str],
    headings: Sequence[str],
    part: Callable[[int], str],
    hidden: Callable[[int], Hidden] = lambda _: Hidden.NO,
) -> Iterator[Passage]:
    """Yield the filled cells; ``part`` and ``hidden`` are asked with the column, counted from 1."""
    filled = [(column, text) for column, text in enumerate(row, 1) if text]
    for at, (column, text) in enumerate(filled):
        near = filled[max(0, at - BESIDE) : at + BESIDE]
        beside = tuple(other[:LONGEST] for place, other in near if place != column)
        heading = headings[column - 1] if column <= len(headings) else ""
        yield Passage(text, part(column), hidden(column), beside, "" if heading == text else heading)
