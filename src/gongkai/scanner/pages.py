"""Pages as people see and mark them: a picture of one, and the areas of one that are to be blackened."""

from dataclasses import dataclass
from math import isfinite

_AROUND = 2
"""Pixels by which black goes over its edges, so that no rim of a letter stays."""


@dataclass(frozen=True, slots=True)
class Area:
    """What is to be blackened: a page counted from 1, and the sides as shares (0 to 1) of the page seen upright."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        """Refuse what is no place.

        :raises ValueError: if a side is no number.
        """
        if not all(isfinite(side) for side in (self.left, self.top, self.right, self.bottom)):
            raise ValueError("涂黑的位置必须是数")

    def on(self, width: int, height: int) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom in pixels of a picture of that size, a little outside."""
        across, down = sorted((self.left, self.right)), sorted((self.top, self.bottom))
        return (
            across[0] * width - _AROUND,
            down[0] * height - _AROUND,
            across[1] * width + _AROUND,
            down[1] * height + _AROUND,
        )


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture (the bytes of a PNG) of a page counted from 1, and how many pages there are."""

    picture: bytes
    page: int
    pages: int
