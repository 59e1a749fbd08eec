"""One number as it is kept: of which figure, of which unit, and what it came to."""

from dataclasses import dataclass

from gongkai.figures.rules.values import Value


@dataclass(frozen=True, slots=True)
class Kept:
    """One number; ``unit`` None is all that was asked about, ``value`` None too few to be told.

    ``label`` names what has no name in any vocabulary, such as a question members were asked.
    """

    code: str
    unit: int | None
    value: Value | None
    label: str = ""
