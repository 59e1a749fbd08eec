"""The leaves of a log, folded, tell how every item stands."""

from dataclasses import replace

import pytest

from gongkai.ledger.rules.fold import Standing, fold
from gongkai.ledger.rules.leaf import Act
from tests.ledger.logs import LEAF


def folded(*acts, item="a"):
    return fold(enumerate(replace(LEAF, act=act, item=item) for act in acts))


@pytest.mark.parametrize(
    ("acts", "last", "is_shown"),
    [
        ((Act.PUBLISH,), Standing(Act.PUBLISH, 0, 0), True),
        ((Act.PUBLISH, Act.CORRECT), Standing(Act.CORRECT, 1, 1), True),
        ((Act.PUBLISH, Act.SUSPEND), Standing(Act.SUSPEND, 1, 0), False),
        ((Act.PUBLISH, Act.CORRECT, Act.SUSPEND, Act.RESTORE), Standing(Act.RESTORE, 3, 1), True),
        ((Act.PUBLISH, Act.WITHDRAW), Standing(Act.WITHDRAW, 1, 0), False),
        ((Act.PUBLISH, Act.END), Standing(Act.END, 1, 0), False),
        ((Act.PUBLISH, Act.WITHDRAW, Act.ERASE), Standing(Act.ERASE, 2, 0), False),
        ((Act.SUSPEND,), Standing(Act.SUSPEND, 0, -1), False),
    ],
)
def test_the_last_act_and_the_last_wording_count(acts, last, is_shown):
    standing = folded(*acts)["a"]

    assert (standing, standing.is_shown) == (last, is_shown)


@pytest.mark.parametrize("act", [Act.FILE, Act.INSPECT, Act.RECEIPT, Act.ANCHOR, Act.KEY, Act.DEED])
def test_what_shows_readers_nothing_stands_nowhere(act):
    assert folded(act) == {}


def test_items_do_not_mix():
    leaves = [replace(LEAF, item="a"), replace(LEAF, item="b"), replace(LEAF, item="a", act=Act.SUSPEND)]

    assert fold(enumerate(leaves)) == {"a": Standing(Act.SUSPEND, 2, 0), "b": Standing(Act.PUBLISH, 1, 1)}


def test_a_log_without_leaves_shows_nothing():
    assert fold([]) == {}
