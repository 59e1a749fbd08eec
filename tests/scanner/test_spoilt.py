"""Whatever the bytes are, reading ends with an answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.scanner.formats import read
from gongkai.scanner.passage import Passage
from tests.scanner.making import old
from tests.scanner.making.bombs import SOUND
from tests.scanner.making.pictures import jpeg, png

FILES = {
    **{kind: make() for kind, make in SOUND.items()},
    "png": png(a="b"),
    "jpg": jpeg(comment="x"),
    "doc": old.doc("旧"),
    "xls": old.xls("旧"),
    "html": b"<html><p a=b>x</p></html>",
    "rtf": b"{\\rtf1 \\u123 x}",
    "csv": b"a,b\n1,2",
}
KINDS = st.sampled_from(sorted(FILES))


def answer(content, kind):
    """The first thing that is said is the name."""
    name, *_ = read(content, f"a.{kind}")
    return name


@settings(max_examples=60)
@given(KINDS, st.binary(max_size=600))
def test_any_bytes_get_an_answer(kind, content):
    assert answer(content, kind) == Passage(f"a.{kind}", "文件名")


@settings(max_examples=150)
@given(KINDS, st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=12))
def test_a_sound_file_with_spoilt_bytes_gets_an_answer(kind, spoils):
    spoilt = bytearray(FILES[kind])
    for at, byte in spoils:
        spoilt[at % len(spoilt)] = byte
    assert answer(bytes(spoilt), kind) == Passage(f"a.{kind}", "文件名")


@settings(max_examples=100)
@given(KINDS, st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_sound_file_with_a_piece_missing_gets_an_answer(kind, first, last):
    content = FILES[kind]
    assert answer(content[: first % len(content)] + content[last % len(content) :], kind).part == "文件名"


@pytest.mark.parametrize("kind", sorted(FILES))
def test_the_sound_file_itself_is_read(kind):
    assert len(list(read(FILES[kind], f"a.{kind}"))) > 1
