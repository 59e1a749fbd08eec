"""A leaf is written in one way, and only that way is read."""

import json
from dataclasses import asdict, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ledger.rules.leaf import LONGEST, Act, Leaf, commitment, entry_of, leaf_of, moment
from gongkai.merkle.tree import Broken
from tests.factories import NOON
from tests.ledger.logs import LEAF

SAID = {"v": 1, **asdict(LEAF)}
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = [field.name for field in fields(Leaf)]


def written(value, **how):
    return json.dumps(value, **{"ensure_ascii": False, "sort_keys": True, "separators": (",", ":"), **how}).encode()


def test_a_leaf_is_one_line_of_sorted_keys_without_spaces():
    assert entry_of(LEAF).decode() == (
        f'{{"act":"publish","commit":"{"a" * 64}","item":"disclosure/1","prev":"","reason":"","rev":1,'
        '"t":"2026-09-14T04:00:00Z","unit":"JX","v":1}'
    )


@given(st.builds(Leaf, st.sampled_from(Act), WORDS, st.integers(0, 10**9), WORDS, WORDS, WORDS, WORDS, WORDS))
def test_what_is_written_is_read_again(leaf):
    assert leaf_of(entry_of(leaf)) == leaf


@pytest.mark.parametrize(
    "entry",
    [
        written(SAID, indent=1),
        written(SAID, separators=(", ", ":")),
        written(dict(reversed(SAID.items())), sort_keys=False),
        written({**SAID, "item": "公开"}, ensure_ascii=True),
        written(SAID) + b"\n",
        b" " + written(SAID),
        b"\xef\xbb\xbf" + written(SAID),
        written(SAID).decode().encode("utf-16"),
        written(SAID).replace(b'"rev":1', b'"rev":1.0'),
        written(SAID).replace(b'"rev":1', b'"rev":01'),
        written(SAID).replace(b'"rev":1', b'"rev":1,"rev":1'),
        written(SAID).replace(b"disclosure", b"disclosur\\u0065"),
        written(SAID).replace(b"disclosure", b"\\ud800"),
        written(SAID).replace(b"disclosure", b"\xff"),
    ],
)
def test_no_other_writing_is_read(entry):
    with pytest.raises(Broken):
        leaf_of(entry)


@pytest.mark.parametrize("name", ["v", *NAMES])
def test_every_field_must_be_there(name):
    with pytest.raises(Broken):
        leaf_of(written({key: value for key, value in SAID.items() if key != name}))


@pytest.mark.parametrize("value", [None, True, 1.5, float("nan"), [], {}, "1", 1])
@pytest.mark.parametrize("name", ["v", *NAMES])
def test_every_field_has_its_kind(name, value):
    kinds = {"v": int, "rev": int}
    fits = type(value) is kinds.get(name, str) and name != "act"
    entry = written({**SAID, name: value})
    if fits:
        assert entry_of(leaf_of(entry)) == entry
    else:
        with pytest.raises(Broken):
            leaf_of(entry)


@pytest.mark.parametrize("entry", [b"", b"{}", b"[]", b"null", b"1", b'"v"', b"[" * 100_000, b'{"v":1}', written([1])])
def test_what_is_no_leaf_at_all_is_refused(entry):
    with pytest.raises(Broken):
        leaf_of(entry)


@pytest.mark.parametrize("change", [{"v": 2}, {"act": "forget"}, {"title": "党费"}])
def test_another_version_act_or_field_is_refused(change):
    with pytest.raises(Broken):
        leaf_of(written({**SAID, **change}))


def test_a_leaf_is_never_longer_than_it_may_be():
    room = LONGEST - len(entry_of(LEAF))
    longest = replace(LEAF, reason="x" * room)

    assert leaf_of(entry_of(longest)) == longest
    with pytest.raises(Broken):
        entry_of(replace(longest, reason="x" * (room + 1)))


def test_a_time_is_written_in_utc_to_the_second():
    assert moment(NOON.replace(microsecond=999_999)) == "2026-09-14T04:00:00Z"


def test_a_commitment_is_the_hash_of_its_name_the_salt_and_the_data():
    import hashlib

    wanted = hashlib.sha256(b"gongkai/commit/v1\x00" + b"\x01" * 32 + b"data").hexdigest()

    assert commitment(b"\x01" * 32, b"data") == wanted


@given(st.binary(max_size=40), st.integers(0, 255), st.booleans())
def test_another_salt_or_other_data_make_another_commitment(data, byte, of_salt):
    salt = bytes(32)
    other = (bytes([byte + 1 & 255]) + salt[1:], data) if of_salt else (salt, data + bytes([byte]))

    assert (commitment(*other) == commitment(salt, data)) is (other == (salt, data))
