"""How much of every kind is found in every place."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gongkai.scanner.kinds import Kind
from gongkai.scanner.passage import Passage
from gongkai.scanner.rules import Rules, WordList
from gongkai.scanner.sayings import SAYINGS_OF_TEXT
from gongkai.scanner.text import scan_text
from tests.scanner.corpus import Planted
from tests.scanner.corpus.planted import planted
from tests.scanner.corpus.spots import SPOTS, Spot

SENTENCES, CELLS = 3, 2
"""How many leaks of a kind are planted into every place; how many more where there are rows and headings."""

RULES = Rules(lists=(WordList("school", "校内用语", ("某某项目",)),))
OF_SCHOOL = (Planted(Kind.SCHOOL_WORD, "某某项目进展顺利。", "某某项目", "sentence"),)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A leak planted into a place, and the kinds of what was found there."""

    spot: Spot
    leak: Planted
    kinds: tuple[str, ...]

    @property
    def is_found(self) -> bool:
        """Tell whether the leak was found as what it is."""
        return self.leak.kind in self.kinds


@cache
def leaks(spot: Spot) -> tuple[Planted, ...]:
    """Return the leaks that are planted into a place, kind by kind, written in as many ways as there are."""
    everything = (*planted(), *OF_SCHOOL)
    found: list[Planted] = []
    for kind in SAYINGS_OF_TEXT:
        sentences = [leak for leak in everything if leak.kind == kind and not leak.row and not leak.heading]
        cells = [leak for leak in everything if leak.kind == kind and leak.row]
        if spot.numbers:
            found += differing([leak for leak in cells if is_number(leak.text)], SENTENCES)
        else:
            found += differing(sentences, SENTENCES) + (differing(cells, CELLS) if spot.in_table else [])
    return tuple(found)


def differing(leaks: list[Planted], most: int) -> list[Planted]:
    """Return some of the leaks, those first that are written otherwise than the ones before."""
    first = {leak.disguise: leak for leak in reversed(leaks)}
    ways = sorted(first.values(), key=leaks.index)
    return [*ways, *(leak for leak in leaks if leak not in ways)][:most]


def is_number(text: str) -> bool:
    """Tell whether a workbook could keep this as a number."""
    try:
        return float(text) >= 0 and not text.startswith("0") and text.isascii()
    except ValueError:
        return False


def found(leak: Planted, spot: Spot) -> Outcome:
    """Plant a leak, then read and scan what it was planted into; only what lies in its own place counts."""
    passages = [item for item in spot.read(leak) if isinstance(item, Passage)]
    here = (one.kind for one in scan_text(passages, RULES) if spot.is_at(one.place.part, leak))
    return Outcome(spot, leak, tuple(here))


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Plant every kind into every place."""
    return tuple(found(leak, spot) for spot in SPOTS for leak in leaks(spot))


def counts() -> Mapping[tuple[str, Spot], tuple[int, int]]:
    """Return by kind and place how many leaks were planted and how many of them were found."""
    every = outcomes()
    hits = Counter((one.leak.kind, one.spot) for one in every if one.is_found)
    return {key: (total, hits[key]) for key, total in Counter((one.leak.kind, one.spot) for one in every).items()}
