"""From a number to points: exact, by one rule for each measure, rounded once and said how. Source: 第十八条.

Of a share, the points are the weight times the share, or times what is left of it where fewer is better. Of a count or
of days two marks are set: the number that brings all points and the one that brings none; between them points fall
evenly, beyond them they stay. What had nothing to count has no points: somebody gives them and says why. Practice.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from gongkai.figures.rules.values import Value
from gongkai.figures.rules.words import Better, Figure, Measure

CENT = Decimal("0.01")
"""Points have two decimals; half of the last one is rounded up."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How much something weighs and, of counts and days, which number brings all points and which none."""

    weight: int
    full: int | None
    zero: int | None


def rounded(points: Fraction) -> Decimal:
    """Return points with two decimals: 0.005 becomes 0.01."""
    cents = (Decimal(points.numerator * 100) / Decimal(points.denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    return cents * CENT


def score_of(figure: Figure, marks: Marks, value: Value | None) -> Decimal | None:
    """Return the points a number brings; None where nothing was counted, or what was counted is not told.

    Source: 第十八条.
    """
    if value is None or (not value.whole and figure.measure is not Measure.COUNT):
        return None
    return rounded(marks.weight * _part(figure, marks, value))


def _part(figure: Figure, marks: Marks, value: Value) -> Fraction:
    if figure.measure is Measure.SHARE:
        share = Fraction(value.part, value.whole)
        return 1 - share if figure.better is Better.FEWER else share
    full, zero = marks.full or 0, marks.zero or 0
    return min(Fraction(1), max(Fraction(0), Fraction(value.part - zero, full - zero)))
