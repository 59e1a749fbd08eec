"""How many cases a year ended, by ground and by kind, so that no number that is left out can be worked out. 第二十条.

Practice: nothing below five is told, zero as little as four. What stays untold in a row could be worked out from its
sum where only one number is untold, or where all that is untold must be nought, or must be four: then nothing of the
row is told but its sum. Ground and kind are two rows with one sum, and never crossed. A year is told when it is
over, so that no two looks can be compared.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from gongkai.accountability.rules.words import Kind
from gongkai.mailbox.rules.topics import FEWEST
from gongkai.measures.vocabulary import Ground

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Figures:
    """The cases that ended in a year; None is what is not told."""

    total: int | None
    grounds: Mapping[Ground, int | None]
    kinds: Mapping[Kind, int | None]


def figures(cases: Iterable[tuple[Ground, Kind]]) -> Figures:
    """Count cases by ground and by kind. Source: 第二十条."""
    ended = list(cases)
    by_ground, by_kind = Counter(ground for ground, _ in ended), Counter(kind for _, kind in ended)
    return Figures(
        total=len(ended) if len(ended) >= FEWEST else None,
        grounds=told({ground: by_ground[ground] for ground in Ground}),
        kinds=told({kind: by_kind[kind] for kind in Kind}),
    )


def told(counts: Mapping[K, int]) -> dict[K, int | None]:
    """Return what is told of numbers whose sum is known, so that each untold one could be several. Practice."""
    untold = [count for count in counts.values() if count < FEWEST]
    rest, most = sum(untold), len(untold) * (FEWEST - 1)
    is_safe = not untold or (len(untold) > 1 and 0 < rest < most)
    return {one: count if is_safe and count >= FEWEST else None for one, count in counts.items()}


def is_over(year: int, today: date) -> bool:
    """Tell whether a year can be told of."""
    return year < today.year
