"""What a log says there should be now: its leaves folded, item by item."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.ledger.rules.leaf import WORDED, Act, Leaf

ITEM_ACTS = WORDED | {Act.SUSPEND, Act.RESTORE, Act.WITHDRAW, Act.END, Act.ERASE}

LOST = "lost"
"""Reason of a withdrawal that says: a restored backup did not have it any more. Then it has no page either."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an item stands: the last act, the index of its leaf, and the index of the leaf of its last wording."""

    act: Act
    index: int
    worded: int

    @property
    def is_shown(self) -> bool:
        """Tell whether readers should find the text."""
        return self.act in WORDED or self.act is Act.RESTORE


def fold(leaves: Iterable[tuple[int, Leaf]]) -> dict[str, Standing]:
    """Return how every item stands after the leaves, given with their indices in order."""
    standing: dict[str, Standing] = {}
    for index, leaf in leaves:
        if leaf.act in ITEM_ACTS:
            worded = index if leaf.act in WORDED else standing[leaf.item].worded if leaf.item in standing else -1
            standing[leaf.item] = Standing(leaf.act, index, worded)
    return standing
