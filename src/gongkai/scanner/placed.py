"""Where a passage of a rich text is written in its source, so that a finding can be marked or put right there."""

from dataclasses import dataclass

from gongkai.scanner.passage import Passage


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a passage's text from offset ``at`` on, and the stretch of the source it is written in.

    Within a piece signs stand one to one, unless it is a single reference such as ``&amp;``.
    """

    at: int
    length: int
    start: int
    end: int

    def within(self, first: int, last: int) -> tuple[int, int] | None:
        """Return which stretch of the source holds the signs from ``first`` to before ``last``; None if none does."""
        first, last = max(first - self.at, 0), min(last - self.at, self.length)
        if first >= last:
            return None
        if self.end - self.start != self.length:
            return self.start, self.end
        return self.start + first, self.start + last


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage, and where in the source its text is written; nowhere if it stands in an attribute or a remark."""

    passage: Passage
    runs: tuple[Run, ...]

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of the source that hold part of the text; no tag lies within any of them."""
        return [span for run in self.runs if (span := run.within(start, end))]
