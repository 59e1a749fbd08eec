"""A proof bundle proves one thing only: whoever changes anything in it is found out."""

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.bundle import Opening, check, extra_of, opening_of
from gongkai.ledger.rules.content import SealedFile, sealed
from gongkai.ledger.rules.keys import SecretKey, verify
from gongkai.ledger.rules.leaf import canonical, commitment, entry_of
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.proof import Proof
from gongkai.merkle.tree import Broken, append, inclusion, leaf_hash, root
from tests.ledger.logs import LEAF

KEY = SecretKey("school.example/log/public", bytes(32))
FILES = (SealedFile("决定.pdf", "d" * 64, "1" * 64), SealedFile("附表.xlsx", "e" * 64, "2" * 64))
CONTENT = sealed({"title": "党费收缴情况", "body": "<p>如下。</p>"}, FILES)
SALT = "5a" * 32
LEAF_OF_IT = replace(LEAF, commit=commitment(bytes.fromhex(SALT), CONTENT.encode()))
OPENING = Opening(entry_of(LEAF_OF_IT), SALT, CONTENT, FILES)


def a_proof(size=7, index=4):
    """Return the bundle of a leaf among others."""
    entries = [OPENING.entry if at == index else b"another %d" % at for at in range(size)]
    nodes = append(0, map(leaf_hash, entries), lambda level, at: nodes[level, at])
    read = lambda level, at: nodes[level, at]  # noqa: E731
    text = Checkpoint(KEY.name, size, root(size, read)).format()
    note = Note(text, (KEY.signature(text),))
    return Proof(index, tuple(inclusion(index, size, read)), note, extra_of(OPENING)).format()


BUNDLE = a_proof()


def accepted(data):
    """Check a bundle as a reader does, signature included."""
    proof = Proof.parse(data)
    proof.note.verified([KEY.public], verify)
    return check(proof)


def changed(**more):
    return canonical({**json.loads(extra_of(OPENING)), **more}).encode()


def test_a_bundle_tells_leaf_place_and_content():
    found = accepted(BUNDLE)

    assert (found.leaf, found.index, found.checkpoint.size, found.opening) == (LEAF_OF_IT, 4, 7, OPENING)
    assert found.opening.facts == {"title": "党费收缴情况", "body": "<p>如下。</p>"}


def test_no_bit_of_a_bundle_can_be_changed():
    kept = []
    for at in range(8 * len(BUNDLE)):
        data = bytearray(BUNDLE)
        data[at // 8] ^= 1 << at % 8
        try:
            accepted(bytes(data))
        except Broken:
            continue
        kept.append(at)

    assert kept == []


@given(st.data())
def test_no_bit_of_the_opening_itself_can_be_changed(data):
    extra = bytearray(extra_of(OPENING))
    at = data.draw(st.integers(0, 8 * len(extra) - 1))
    extra[at // 8] ^= 1 << at % 8

    with pytest.raises(Broken):
        opening_of(bytes(extra)).check()


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2}, {"v": True}, {"more": 1}, {"salt": SALT.upper()}, {"salt": f" {SALT}"}, {"salt": 5}, {"content": 5},
        {"content": None}, {"files": None}, {"files": {}}, {"files": [1]}, {"files": []}, {"entry": 5}, {"entry": "="},
        {"files": [{**asdict(FILES[0]), "more": 1}]}, {"files": [{**asdict(FILES[0]), "name": 1}]},
        {"files": [asdict(FILES[0]), {**asdict(FILES[1]), "salt": "2A" * 32}]},
        {"files": [asdict(FILES[1]), {**asdict(FILES[0]), "sha256": "D" * 64}]},
        {"files": [asdict(FILES[0])] * 2}, {"content": "[]"}, {"content": "{"}, {"content": "[" * 100_000},
    ],
)  # fmt: skip
def test_an_opening_is_read_in_one_way_only(change):
    with pytest.raises(Broken):
        opening_of(changed(**change)).check()


@pytest.mark.parametrize("content", ["[]", "1", "{", "[" * 100_000, '{"a": 1}', CONTENT + " ", '{"a":"\\ud800"}'])
def test_a_content_that_was_committed_to_but_is_none_is_refused(content):
    leaf = replace(LEAF, commit=commitment(bytes.fromhex(SALT), content.encode()))

    with pytest.raises(Broken):
        Opening(entry_of(leaf), SALT, content, ()).check()


@pytest.mark.parametrize("extra", [b"", b"[]", b"1", b"null", b"{", b"\xff", b"[" * 100_000, extra_of(OPENING) + b" "])
def test_what_is_no_opening_is_refused(extra):
    with pytest.raises(Broken):
        opening_of(extra)


def test_the_files_in_another_order_open_the_same_leaf():
    assert bundle.opening_of(changed(files=[asdict(one) for one in FILES[::-1]])).check() == LEAF_OF_IT
