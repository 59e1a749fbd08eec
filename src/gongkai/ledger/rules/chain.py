"""Whether the leaves of a log hang together: each names the leaf before of its item, wordings are counted."""

from collections.abc import Iterable, Iterator

from gongkai.ledger.rules.leaf import WORDED, Act, Leaf

PREV = "prev"
REV = "rev"
ACT = "act"


def broken_links(leaves: Iterable[tuple[int, Leaf]]) -> Iterator[tuple[int, str]]:
    """Yield the index of each leaf that does not go on from its item's leaves before, and the name of the field.

    The leaves are given with their indices in order.
    """
    commits: dict[str, str] = {}
    wordings: dict[str, int] = {}
    for index, leaf in leaves:
        before = wordings.get(leaf.item, 0)
        if leaf.prev != commits.get(leaf.item, ""):
            yield index, PREV
        if leaf.rev != before + (leaf.act in WORDED):
            yield index, REV
        if leaf.act in WORDED and (leaf.act is Act.PUBLISH) != (before == 0):
            yield index, ACT
        commits[leaf.item] = leaf.commit
        wordings[leaf.item] = before + (leaf.act in WORDED)
