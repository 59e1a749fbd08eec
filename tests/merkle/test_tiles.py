"""The files of a log: where they lie, when they are written, and that a changed one is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.merkle.tiles import ENTRIES, Hashes, Tile, bundle, changed, grow, grow_entries, unbundle
from gongkai.merkle.tree import Broken, leaf_hash, node_hash
from tests.merkle.logs import SIZES, Log, entry, naive, steps

PATHS = {
    "tile/0/000": Tile(0, 0),
    "tile/0/x001/x234/067": Tile(0, 1_234_067),
    "tile/0/x273/x001/000.p/112": Tile(0, 273_001_000, 112),
    "tile/63/999.p/1": Tile(63, 999, 1),
    "tile/1/x001/000.p/255": Tile(1, 1_000, 255),
    "tile/entries/x001/x234/067.p/8": Tile(ENTRIES, 1_234_067, 8),
}


@pytest.mark.parametrize(("path", "tile"), PATHS.items())
def test_a_tile_lies_where_the_standard_says(path, tile):
    assert (tile.path, Tile.parse(path)) == (path, tile)


@pytest.mark.parametrize("path", [
    "", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/data/000",
    "/tile/0/000", "tile/0/000/", "tile/0/x000/000", "tile/0/001/000", "tile/0/x001", "tile/0/000.p", "tile/0/000.p/0",
    "tile/0/000.p/01", "tile/0/000.p/256", "tile/0/000.p/1000", "tile/0/٠٠٠", "tile/0/000\n", "tile/8/0/000",
    "tile/0/x1/000", "tile/0/" + "x111/" * 7 + "000",
])  # fmt: skip
def test_any_other_path_is_refused(path):
    with pytest.raises(Broken, match="not the path"):
        Tile.parse(path)


@given(st.sampled_from([*range(64), ENTRIES]), st.integers(0, 2**63), st.integers(1, 256))
def test_every_tile_is_found_by_its_path(level, index, width):
    tile = Tile(level, index, width)

    assert Tile.parse(tile.path) == tile


def test_a_tree_of_70000_has_the_tiles_the_standard_counts():
    tiles = [tile for tile in changed(0, 70_000) if tile.level != ENTRIES]
    partial = [tile for tile in tiles if tile.width < 256]

    assert [len([tile for tile in tiles if tile.level == level]) for level in range(4)] == [274, 2, 1, 0]
    assert partial == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]


def test_a_full_tile_brings_the_first_hash_of_the_level_above():
    assert list(changed(255, 256)) == [Tile(0, 0), Tile(ENTRIES, 0), Tile(1, 0, 1)]


@pytest.mark.parametrize("old", SIZES[:-1])
def test_what_changes_is_what_is_written(old):
    log = Log(old)
    for new in (old, old + 1, old + 300, 1_500):
        leaves = [leaf_hash(entry(number)) for number in range(old, new)]
        written = [tile for tile, _ in grow(old, leaves, log.read)]
        entries = [tile for tile, _ in grow_entries(old, leaves, log.read)]

        assert sorted([*written, *entries], key=str) == sorted(changed(old, new), key=str)


@given(st.lists(st.integers(0, 700), max_size=6))
def test_a_log_has_the_same_tiles_however_it_grew(sizes):
    grown, at_once = Log(*sorted(sizes), 700), Log(700)

    assert {tile: grown.files[tile] for tile in at_once.files} == at_once.files


@pytest.mark.parametrize("size", SIZES[1:])
def test_growing_by_one_costs_the_same_however_large_the_log_is(size):
    log = Log(size)
    log.read_tiles.clear()

    written = dict(grow(size, [leaf_hash(b"")], log.read))

    assert (len(log.read_tiles) <= 3, len(written) <= 4) == (True, True)


def test_a_hash_of_a_tile_is_that_of_the_full_tile_below():
    log = steps()

    assert log.files[Tile(1, 0, 3)] == b"".join(naive(log.entries[at : at + 256]) for at in (0, 256, 512))


def test_every_entry_is_read_back():
    log, hashes = steps(), steps().hashes(1_000)

    assert [one for index in range(4) for one in hashes.entries(index)] == log.entries[:1_000]


@pytest.mark.parametrize("tile", [Tile(0, 0), Tile(0, 3, 232), Tile(1, 0, 3)], ids=str)
@pytest.mark.parametrize("change", [lambda data: data[:-32], lambda data: data + data[:32], lambda data: data[:-1]])
def test_a_tile_of_another_size_is_refused(tile, change):
    files = {**Log(1_000).files}
    files[tile] = change(files[tile])

    with pytest.raises(Broken, match="size"):
        Hashes(1_000, files.__getitem__)(0 if tile.level == 0 else 8, tile.index * 256)


def test_a_log_does_not_grow_from_a_tile_of_another_size():
    files = {**Log(10).files}
    files[Tile(0, 0, 10)] += bytes(32)

    with pytest.raises(Broken, match="size"):
        list(grow(10, [leaf_hash(b"")], files.__getitem__))


@pytest.mark.parametrize(("level", "index"), [(0, 10), (0, 256), (2, 2), (3, 1), (4, 0), (8, 0), (0, -1)])
def test_a_node_outside_of_the_tree_is_refused(level, index):
    with pytest.raises(Broken, match="no such"):
        Log(10).hashes(10)(level, index)


def test_the_nodes_of_a_tile_are_computed():
    hashes = steps().hashes(1_000)

    assert hashes(4, 7) == node_hash(hashes(3, 14), hashes(3, 15))
    assert hashes(9, 0) == node_hash(hashes(8, 0), hashes(8, 1))


@given(st.lists(st.binary(max_size=300), max_size=256))
def test_a_bundle_gives_back_its_entries(entries):
    assert unbundle(bundle(entries), len(entries)) == entries


def test_a_bundle_is_written_as_the_standard_says():
    assert bundle([b"ab", b"", b"c" * 65_535]) == b"\0\2ab\0\0\xff\xff" + b"c" * 65_535


@pytest.mark.parametrize(
    ("data", "width"),
    [(b"", 1), (b"\0", 1), (b"\0\2a", 1), (b"\0\1a", 2), (b"\0\1a\0\1b", 1), (b"\0\1a\0", 1), (b"\0\1a\0", 2)],
)
def test_a_bundle_of_another_number_or_half_an_entry_is_refused(data, width):
    with pytest.raises(Broken, match="not a bundle"):
        unbundle(data, width)


def test_an_entry_too_long_for_a_bundle_is_refused():
    with pytest.raises(Broken, match="too long"):
        bundle([bytes(65_536)])


def test_an_empty_log_has_no_files():
    assert (list(changed(0, 0)), Log(0).files) == ([], {})
