"""Keys are written as Go's sumdb/note writes them, and read in no other way."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.ledger.rules.keys import SecretKey, verify
from gongkai.merkle.note import Note
from gongkai.merkle.tree import Broken

GOS = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GOS_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
"""The pair in the documentation of golang.org/x/mod/sumdb/note."""
KEY = SecretKey("school.example/log/public", bytes(range(32)))


def test_the_key_of_gos_documentation_is_read_and_written_alike():
    key = SecretKey.parse(f"{GOS}\n")

    assert (str(key), str(key.public)) == (GOS, GOS_PUBLIC)


@given(st.binary(min_size=32, max_size=32))
def test_what_is_written_is_read_again(seed):
    key = SecretKey("school.example/log/inner", seed)

    assert SecretKey.parse(str(key)) == key


def test_two_keys_are_never_the_same():
    assert SecretKey.new("a").seed != SecretKey.new("a").seed


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "PRIVATE+KEY+", "PRIVATE+KEY+a", "PRIVATE+KEY+a+b", GOS_PUBLIC, f"x{GOS}", f"{GOS}x", f"{GOS}+",
        GOS.replace("c74f20a3", "c74f20a4"), GOS.replace("c74f20a3", "C74F20A3"), GOS.replace("Peter", "Petra"),
        GOS.replace("PeterNeumann", ""), GOS.replace("+AYEK", "+AoEK"), GOS[:-4], f"{GOS}AAAA", "党费", f"{GOS}党",
        "PRIVATE+KEY+a+00000000+" + base64.b64encode(b"\x01" + bytes(31)).decode(),
        "PRIVATE+KEY+a+00000000+" + base64.b64encode(b"\x01" + bytes(32)).decode(),
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused(text):
    with pytest.raises(Broken):
        SecretKey.parse(text)


def test_a_signature_is_of_its_key_and_of_its_text():
    text = "school.example/log/public\n"
    note = Note(text, (KEY.signature(text),))
    blob = note.signatures[0].blob

    assert list(note.verified([KEY.public], verify)) == [KEY.public]
    assert [verify(KEY.public.public, blob, text.encode()), verify(KEY.public.public, blob, b"another")] == [
        True,
        False,
    ]
    assert [
        verify(bytes(32), blob, text.encode()),
        verify(b"short", blob, b""),
        verify(KEY.public.public, b"", b""),
    ] == [False] * 3
