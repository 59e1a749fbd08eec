"""A proof in a file is checked offline; it is written in one way, and no bit of it can be changed unseen."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.merkle.note import Checkpoint
from gongkai.merkle.proof import Proof
from gongkai.merkle.tiles import ENTRIES, Hashes, Tile
from gongkai.merkle.tree import Broken, consistency, inclusion, leaf_hash, verify_consistency, verify_inclusion
from tests.merkle.logs import ORIGIN, SIGNER, SIZES, WITNESS, Log, entry, flipped, sampled, steps, verify

SMALL = Log(*range(1, 12))


def accept(data, of):
    """Do what somebody with the key and the file does offline."""
    proof = Proof.parse(data)
    proof.note.verified([SIGNER.key], verify)
    return proof.check(of)


@pytest.mark.parametrize("size", SIZES[1:])
def test_a_proof_leads_to_the_signed_checkpoint(size):
    log = steps()

    for index in [*sampled(size)][-4:]:
        data = log.proof(index, size, WITNESS, extra=b"more").format()
        assert accept(data, entry(index)) == Checkpoint(ORIGIN, size, log.root(size))


def test_a_proof_is_written_as_the_standard_says():
    proof = SMALL.proof(2, 3, extra=b"more")
    head, _, note = proof.format().decode().partition("\n\n")

    assert head.split("\n") == [
        "c2sp.org/tlog-proof@v1",
        "extra bW9yZQ==",
        "index 2",
        base64.b64encode(SMALL.root(2)).decode(),
    ]
    assert note.encode() == proof.note.format()


@pytest.mark.parametrize(("size", "extra"), [(1, b""), (1, b"x"), (5, b""), (5, bytes(100))])
def test_a_proof_is_read_back(size, extra):
    proof = SMALL.proof(0, size, extra=extra)

    assert Proof.parse(proof.format()) == proof


@pytest.mark.parametrize(("old", "new"), [
    ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2"), ("c2sp.org/tlog-proof@v1\n", ""),
    ("extra bW9yZQ==\n", "extra \n"), ("extra bW9yZQ==\n", "extra\n"), ("extra bW9yZQ==", "extra bW9yZR=="),
    ("extra bW9yZQ==", "extra bW9yZQ"), ("extra bW9yZQ==", "extra bW9yZQ==\nextra bW9yZQ=="),
    ("extra bW9yZQ==\nindex 2", "index 2\nextra bW9yZQ=="), ("index 2", "index 02"), ("index 2", "index +2"),
    ("index 2", "index 3"), ("index 2", "index"), ("index 2", "index "), ("index 2", "index  2"), ("index 2\n", ""),
    ("index 2", "index -2"), ("index 2", "index 2\nindex 2"), ("index 2", "index 2 "), ("index 2\n", "index 2\n\n"),
    ("index 2\n", "index 2\nAAAA\n"), ("\n", "\r\n"), ("\n\n", "\n"), ("\n\n", "\n\n\n"), ("school", "\nschool"),
    ("=\n\n", "\n\n"), ("=\n\n", "=\nAA==\n\n"), ("c2sp", "\ufeffc2sp"),
])  # fmt: skip
def test_what_is_not_a_proof_is_refused(old, new):
    data = SMALL.proof(2, 3, extra=b"more").format().decode()

    with pytest.raises(Broken):
        accept(data.replace(old, new, 1).encode(), entry(2))


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\n\n", b"c2sp.org/tlog-proof@v1", b"c2sp.org/tlog-proof@v1\n\n", b"\xff"]
)
def test_what_is_nothing_like_a_proof_is_refused(data):
    with pytest.raises(Broken):
        Proof.parse(data)


def test_a_proof_with_a_note_that_is_no_checkpoint_is_refused():
    good = SMALL.proof(0, 1)

    with pytest.raises(Broken):
        Proof.parse(Proof(0, (), SIGNER.note("text\n"), b"").format())
    with pytest.raises(Broken):
        Proof.parse(good.format() + b"\n")


def test_a_proof_of_an_empty_log_is_refused():
    note = SIGNER.note(Checkpoint(ORIGIN, 0, SMALL.root(0)).format())

    with pytest.raises(Broken):
        Proof.parse(Proof(0, (), note).format())


@pytest.mark.parametrize("of", [entry(1), entry(2) + b"\n", b"", leaf_hash(entry(2))])
def test_a_proof_proves_no_other_entry(of):
    with pytest.raises(Broken, match="not in the tree"):
        SMALL.proof(2, 5).check(of)


def test_no_bit_of_a_proof_can_be_changed():
    for index in range(3):
        data = SMALL.proof(index, 3).format()
        for bit in range(8 * len(data)):
            with pytest.raises(Broken):
                accept(flipped(data, bit), entry(index))


def test_no_bit_of_a_cosignature_can_be_changed():
    proof = SMALL.proof(2, 3, WITNESS)
    start = proof.format().rindex("—".encode())

    for bit in range(8 * start, 8 * len(proof.format())):
        with pytest.raises(Broken):
            Proof.parse(flipped(proof.format(), bit)).note.verified([WITNESS.key], verify)


def test_no_bit_of_an_entry_can_be_changed():
    proof = SMALL.proof(2, 3)

    for bit in range(8 * len(entry(2))):
        with pytest.raises(Broken, match="not in the tree"):
            proof.check(flipped(entry(2), bit))


@pytest.mark.parametrize("size", range(1, 12))
def test_no_bit_of_a_tile_or_bundle_can_be_changed(size):
    for tile in (Tile(0, 0, size), Tile(ENTRIES, 0, size)):
        for bit in range(8 * len(SMALL.files[tile])):
            files = {**SMALL.files, tile: flipped(SMALL.files[tile], bit)}
            with pytest.raises(Broken):
                Hashes(size, files.__getitem__, SMALL.root(size)).entries(0)


@given(st.data())
def test_no_bit_of_a_large_log_can_be_changed(data):
    log = steps()
    size = data.draw(st.sampled_from(SIZES[5:]))
    index = data.draw(st.integers(0, size - 1))
    leaf, top = log.hashes(size).tile(0, index // 256), log.hashes(size).tile(1, index >> 16) if size > 255 else None
    tile = data.draw(st.sampled_from([leaf, Tile(ENTRIES, leaf.index, leaf.width), *([top] if top else [])]))
    bit = data.draw(st.integers(0, 8 * len(log.files[tile]) - 1))
    files = {**log.files, tile: flipped(log.files[tile], bit)}

    with pytest.raises(Broken):
        Hashes(size, files.__getitem__, log.root(size)).entries(index // 256)


@given(st.data())
def test_no_bit_of_a_large_proof_can_be_changed(data):
    log = steps()
    size = data.draw(st.sampled_from(SIZES[3:]))
    index = data.draw(st.integers(0, size - 1))
    good = log.proof(index, size).format()
    bit = data.draw(st.integers(0, 8 * len(good) - 1))

    with pytest.raises(Broken):
        accept(flipped(good, bit), entry(index))


@pytest.mark.parametrize("new", range(2, 12))
def test_no_bit_of_what_proves_an_older_tree_can_be_changed(new):
    for old in range(1, new):
        proof = consistency(old, new, SMALL.hashes(new))
        whole = SMALL.root(old) + SMALL.root(new) + b"".join(proof)
        for bit in range(8 * len(whole)):
            changed = flipped(whole, bit)
            hashes = [changed[at : at + 32] for at in range(0, len(changed), 32)]
            with pytest.raises(Broken):
                verify_consistency(old, new, hashes[0], hashes[1], hashes[2:])


def test_extra_data_is_not_vouched_for():
    good = SMALL.proof(2, 3, extra=b"more")
    other = Proof(good.index, good.hashes, good.note, b"less")

    assert accept(other.format(), entry(2)) == good.checkpoint


def test_a_log_that_changed_an_entry_cannot_join_two_signed_checkpoints():
    told, changed = SMALL, Log(5, 9, entry=lambda number: b"other" if number == 3 else entry(number))
    before, after = (log.proof(0, size).note for log, size in ((told, 5), (changed, 9)))
    old, new = Checkpoint.parse(before.text), Checkpoint.parse(after.text)

    assert (set(before.verified([SIGNER.key], verify)), set(after.verified([SIGNER.key], verify))) == (
        {SIGNER.key},
    ) * 2
    for log in (told, changed):
        with pytest.raises(Broken, match="does not begin"):
            verify_consistency(old.size, new.size, old.root, new.root, consistency(5, 9, log.hashes(9)))


def test_what_one_of_two_trees_holds_the_other_does_not_prove():
    told, changed = SMALL, Log(9, entry=lambda number: b"other" if number == 3 else entry(number))

    for log in (told, changed):
        with pytest.raises(Broken, match="not in the tree"):
            verify_inclusion(leaf_hash(entry(3)), 3, 9, changed.root(9), inclusion(3, 9, log.hashes(9)))
