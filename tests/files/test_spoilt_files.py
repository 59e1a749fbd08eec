"""Whatever the bytes are, looking into them ends with an answer."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from small_files import JPG, PDF, PNG, office, packed

from gongkai.files.contents import look
from gongkai.files.rules import FORMATS, Inside

SOUND = [office(), office("xlsx"), packed({"OFD.xml": b"<OFD/>"}), PDF, PNG, JPG]
KINDS = st.sampled_from(sorted(FORMATS))


def looked_at(content, ending):
    return look(io.BytesIO(content), FORMATS[ending]) - set(Inside)


@settings(max_examples=100)
@given(KINDS, st.binary(max_size=600))
def test_any_bytes_get_an_answer(ending, content):
    assert looked_at(content, ending) == set()


@settings(max_examples=200)
@given(KINDS, st.sampled_from(SOUND), st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=12))
def test_a_sound_file_with_spoilt_bytes_gets_an_answer(ending, content, spoils):
    spoilt = bytearray(content)
    for at, byte in spoils:
        spoilt[at % len(spoilt)] = byte
    assert looked_at(bytes(spoilt), ending) == set()


@settings(max_examples=100)
@given(KINDS, st.sampled_from(SOUND), st.integers(0, 2000), st.integers(0, 2000))
def test_a_sound_file_with_a_piece_missing_gets_an_answer(ending, content, first, last):
    assert looked_at(content[: first % len(content)] + content[last % len(content) :], ending) == set()
