"""What a restored backup has lost comes back from the published tiles, or nothing does."""

import pytest

from gongkai.ledger.actions import bring_back, sign
from gongkai.ledger.models import Entry, Seal
from gongkai.ledger.queries import SealGone, bundle_of, entries_from, folder_of, proof_of, size_of, trouble_of
from gongkai.ledger.rules.leaf import Log, leaf_of
from gongkai.merkle.tree import Broken
from tests.ledger.logs import entries_of, head, recorded

pytestmark = pytest.mark.django_db


def a_gap(lost_afterwards, kept, lost):
    """Sign a log of which the database has then only the first leaves; return all of them."""
    recorded(kept)
    sign(Log.PUBLIC)
    with lost_afterwards():
        recorded(lost, item="lost/{}")
        sign(Log.PUBLIC)
        return entries_from(Log.PUBLIC, 0, kept + lost)


@pytest.mark.parametrize(("kept", "lost"), [(0, 1), (3, 5), (255, 2), (256, 1), (250, 300)])
def test_what_was_lost_comes_back_as_it_was(lost_afterwards, kept, lost):
    entries = a_gap(lost_afterwards, kept, lost)

    assert (bring_back(Log.PUBLIC), entries_from(Log.PUBLIC, 0, kept + lost)) == (lost, entries)
    assert (trouble_of(Log.PUBLIC), sign(Log.PUBLIC), bring_back(Log.PUBLIC)) == (None, 0, 0)


def test_the_columns_are_read_from_the_leaf(lost_afterwards):
    a_gap(lost_afterwards, 1, 2)
    bring_back(Log.PUBLIC)
    rows = Entry.objects.order_by("index")

    assert [(row.act, row.item) for row in rows] == [
        (leaf.act, leaf.item) for leaf in (leaf_of(bytes(row.entry)) for row in rows)
    ]


def test_the_log_goes_on_after_what_came_back(lost_afterwards):
    a_gap(lost_afterwards, 3, 5)
    bring_back(Log.PUBLIC)
    entry = recorded(1, item="lost/{}")[0]
    leaf = leaf_of(entry.entry)

    assert (entry.index, leaf.rev, sign(Log.PUBLIC), head().size) == (8, 2, 1, 9)
    assert entries_of() == entries_from(Log.PUBLIC, 0, 9)


def test_what_opened_it_is_gone_but_it_is_proven(lost_afterwards):
    a_gap(lost_afterwards, 1, 1)
    bring_back(Log.PUBLIC)
    entry = Entry.objects.get(index=1)

    assert (Seal.objects.count(), proof_of(entry).check(bytes(entry.entry))) == (1, head())
    with pytest.raises(SealGone):
        bundle_of(entry)


@pytest.mark.parametrize("tile", ["tile/entries/000.p/8", "tile/0/000.p/8"])
@pytest.mark.parametrize("damage", [lambda data: data[:-1] + b"x", lambda data: data[:-1], lambda _: b""])
def test_wrong_tiles_bring_nothing_back(lost_afterwards, tile, damage):
    a_gap(lost_afterwards, 3, 5)
    path = folder_of(Log.PUBLIC) / tile
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(Broken):
        bring_back(Log.PUBLIC)
    assert (size_of(Log.PUBLIC), Entry.objects.count()) == (3, 3)


@pytest.mark.parametrize("count", [1, 3])
def test_a_database_that_went_another_way_gets_nothing(lost_afterwards, elsewhere, count):
    a_gap(lost_afterwards, 0, 8)
    with elsewhere():
        recorded(count)

    with pytest.raises(Broken, match="another way"):
        bring_back(Log.PUBLIC)
    assert (size_of(Log.PUBLIC), Entry.objects.count()) == (count, count)


def test_nothing_is_missing_where_nothing_was_signed():
    recorded(2)

    assert bring_back(Log.PUBLIC) == 0


def test_of_a_log_that_is_ahead_nothing_is_missing():
    sign(Log.PUBLIC)
    recorded(2)

    assert bring_back(Log.PUBLIC) == 0
