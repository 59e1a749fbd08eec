"""Roots and proofs of the tree, built from tiles alone, against the definition of the RFC."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.merkle.tiles import Hashes, Tile
from gongkai.merkle.tree import (
    EMPTY,
    Broken,
    append,
    consistency,
    inclusion,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)
from tests.merkle.logs import SIZES, Log, entry, naive, sampled, steps

LEAVES = [leaf_hash(entry(number)) for number in range(600)]
NODES = append(0, LEAVES, None)


def stored(level, index):
    return NODES[level, index]


@pytest.mark.parametrize("size", SIZES)
def test_the_root_from_tiles_is_the_root_of_the_rfc(size):
    log = steps()

    assert root(size, Hashes(size, log.read)) == naive(log.entries[:size])


@pytest.mark.parametrize("size", range(1, 130))
def test_the_root_from_stored_nodes_is_the_root_of_the_rfc(size):
    assert root(size, stored) == naive([entry(number) for number in range(size)])


@pytest.mark.parametrize("size", SIZES)
def test_every_leaf_is_proven_from_tiles(size):
    log, hashes = steps(), steps().hashes(size)

    for index in sampled(size):
        proof = inclusion(index, size, hashes)
        verify_inclusion(leaf_hash(entry(index)), index, size, log.root(size), proof)
        assert len(proof) <= math.ceil(math.log2(size))


@pytest.mark.parametrize("size", SIZES)
def test_every_older_tree_is_proven_from_tiles(size):
    log, hashes = steps(), steps().hashes(size)

    for old in {*sampled(size), size}:
        before = root(old, hashes)
        verify_consistency(old, size, before, log.root(size), consistency(old, size, hashes))
        assert before == log.root(old)


@pytest.mark.parametrize("size", range(1, 40))
def test_a_proof_is_of_one_leaf_of_one_tree_only(size):
    top = root(size, stored)
    for index in range(size):
        proof = inclusion(index, size, stored)
        for other in range(size):
            assert accepted(verify_inclusion, LEAVES[index], other, size, top, proof) == (other == index)


@pytest.mark.parametrize("new", range(1, 40))
def test_a_consistency_proof_is_of_one_older_tree_only(new):
    for old in range(1, new):
        proof = consistency(old, new, stored)
        for other in range(1, new):
            asked = (other, new, root(other, stored), root(new, stored), proof)
            assert accepted(verify_consistency, *asked) == (other == old)


def accepted(verify, *asked):
    try:
        verify(*asked)
    except Broken:
        return False
    return True


@pytest.mark.parametrize(("index", "size"), [(0, 1), (2, 3), (4, 7), (254, 256)])
@pytest.mark.parametrize("change", [lambda p: p[:-1], lambda p: p[1:], lambda p: [*p, EMPTY], lambda p: [EMPTY, *p]])
def test_an_inclusion_proof_of_another_length_is_refused(index, size, change):
    proof = inclusion(index, size, stored)

    if change(proof) != proof:
        with pytest.raises(Broken):
            verify_inclusion(LEAVES[index], index, size, root(size, stored), change(proof))


@pytest.mark.parametrize(("old", "new"), [(1, 2), (2, 3), (3, 7), (4, 8), (255, 257), (256, 257)])
@pytest.mark.parametrize("change", [lambda p: p[:-1], lambda p: p[1:], lambda p: [*p, EMPTY], lambda p: [EMPTY, *p]])
def test_a_consistency_proof_of_another_length_is_refused(old, new, change):
    proof = change(consistency(old, new, stored))

    with pytest.raises(Broken):
        verify_consistency(old, new, root(old, stored), root(new, stored), proof)


def test_a_proof_that_stops_before_the_top_or_goes_past_it_is_refused():
    proof = consistency(2, 4, stored)

    with pytest.raises(Broken, match="does not begin"):
        verify_consistency(2, 8, root(2, stored), root(4, stored), proof)
    with pytest.raises(Broken, match="not in the tree"):
        verify_inclusion(LEAVES[0], 0, 4, root(2, stored), [LEAVES[1]])
    with pytest.raises(Broken, match="too long"):
        verify_inclusion(LEAVES[1], 0, 1, root(2, stored), [LEAVES[0]])
    with pytest.raises(Broken, match="too short"):
        verify_consistency(3, 7, root(3, stored), root(7, stored), [])


def test_a_hash_of_another_length_is_refused():
    left, right = LEAVES[0], LEAVES[1]

    with pytest.raises(Broken, match="32 bytes"):
        verify_inclusion(right[1:], 1, 2, node_hash(left, right), [left + right[:1]])
    with pytest.raises(Broken, match="32 bytes"):
        verify_consistency(1, 2, left, node_hash(left, right), [right + b"\0"])


@pytest.mark.parametrize(
    ("old", "new", "old_root", "new_root", "proof"),
    [
        (0, 0, LEAVES[0], LEAVES[0], []),
        (0, 1, LEAVES[0], LEAVES[0], []),
        (0, 1, EMPTY, LEAVES[0], [EMPTY]),
        (1, 1, LEAVES[0], LEAVES[1], []),
        (1, 1, LEAVES[0], LEAVES[0], [EMPTY]),
        (2, 1, LEAVES[0], LEAVES[0], []),
        (-1, 1, EMPTY, LEAVES[0], []),
    ],
)
def test_the_ends_have_rules_of_their_own(old, new, old_root, new_root, proof):
    with pytest.raises(Broken):
        verify_consistency(old, new, old_root, new_root, proof)


def test_every_tree_begins_with_the_empty_one():
    assert verify_consistency(0, 0, EMPTY, EMPTY, consistency(0, 0, stored)) is None
    assert verify_consistency(0, 9, EMPTY, root(9, stored), consistency(0, 9, stored)) is None


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 1)])
def test_a_leaf_outside_of_the_tree_has_no_proof(index, size):
    with pytest.raises(Broken, match="no such leaf"):
        inclusion(index, size, stored)
    with pytest.raises(Broken, match="no such leaf"):
        verify_inclusion(LEAVES[0], index, size, LEAVES[0], [])


@pytest.mark.parametrize(("old", "new"), [(2, 1), (-1, 1)])
def test_a_shrinking_tree_has_no_proof(old, new):
    with pytest.raises(Broken, match="smaller"):
        consistency(old, new, stored)


@given(st.integers(0, 600), st.integers(0, 600))
def test_appending_makes_the_same_nodes_in_one_step_or_two(one, other):
    first, second = sorted((one, other))
    asked = []

    def read(level, index):
        asked.append(level)
        return nodes[level, index]

    nodes = append(0, LEAVES[:first], None)
    nodes |= append(first, LEAVES[first:second], read)

    assert nodes == append(0, LEAVES[:second], None)
    assert len(asked) <= first.bit_length()


@given(st.data())
def test_any_two_trees_of_any_size_are_proven(data):
    new = data.draw(st.integers(1, 600))
    old = data.draw(st.integers(0, new))
    index = data.draw(st.integers(0, new - 1))
    top = root(new, stored)

    assert verify_consistency(old, new, root(old, stored), top, consistency(old, new, stored)) is None
    assert verify_inclusion(LEAVES[index], index, new, top, inclusion(index, new, stored)) is None


def test_a_proof_reads_few_tiles():
    log = steps()
    hashes = Hashes(70_000, log.read)
    log.read_tiles.clear()

    inclusion(12_345, 70_000, hashes)

    assert set(log.read_tiles) == {Tile(0, 48), Tile(1, 0), Tile(0, 273, 112), Tile(1, 1, 17)}


def test_two_trees_signed_by_one_key_are_told_apart():
    told, changed = Log(5, 9), Log(5, 9, entry=lambda number: b"other" if number == 3 else entry(number))

    for proof in (consistency(5, 9, log.hashes(9)) for log in (told, changed)):
        with pytest.raises(Broken, match="does not begin"):
            verify_consistency(5, 9, told.root(5), changed.root(9), proof)
