"""Notes, keys, checkpoints and cosignatures are read as their standards write them, and in no other way."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.merkle.note import COSIGNATURE, ED25519, Checkpoint, Cosignature, Key, Note, Signature, decimal, decode
from gongkai.merkle.tree import EMPTY, Broken
from tests.merkle.logs import ORIGIN, SIGNER, WITNESS, Signer, verify

ROOT = bytes(range(32))
B64 = base64.b64encode(ROOT).decode()
HEAD = Checkpoint(ORIGIN, 7, ROOT)
BLOB = base64.b64encode(bytes(68)).decode()
EXAMPLE = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""  # noqa: E501


def test_the_example_of_the_standard_is_read():
    note = Note.parse(EXAMPLE.encode())
    checkpoint = Checkpoint.parse(note.text)

    assert (checkpoint.origin, checkpoint.size, checkpoint.extensions) == (
        "example.com/behind-the-sofa",
        20_852_163,
        (),
    )
    assert [(one.name, one.id.hex()) for one in note.signatures] == [
        ("example.com/behind-the-sofa", "033de0ae"),
        ("witness.example.com/w1", "8d66cf3f"),
    ]
    assert Cosignature.parse(note.signatures[1].blob).time == 1_679_315_147
    assert note.format() == EXAMPLE.encode()


def test_a_key_is_written_as_in_the_go_documentation():
    text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

    assert (str(Key.parse(text)), Key.parse(text).id.hex(), Key.parse(text).kind) == (text, "c74f20a3", ED25519)


@pytest.mark.parametrize("text", [
    "", "+", "++", "a", "a+00000000+", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
    " PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T=",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWAA==",
    "Petra+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
])  # fmt: skip
def test_any_other_key_text_is_refused(text):
    with pytest.raises(Broken):
        Key.parse(text)


@pytest.mark.parametrize(("kind", "public"), [(2, bytes(32)), (0, bytes(32)), (ED25519, bytes(31)), (COSIGNATURE, b"")])
def test_a_key_of_another_type_or_length_is_refused(kind, public):
    with pytest.raises(Broken, match="not an Ed25519 key"):
        Key("a", kind, public)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\tb", "a\nb", "a\u3000b", "a\u00a0b", "a\0", "\ud800"])
def test_a_name_with_spaces_plus_or_nothing_is_refused(name):
    with pytest.raises(Broken, match="name of a key"):
        Key(name, ED25519, bytes(32))
    with pytest.raises(Broken, match="name of a key"):
        Signature(name, bytes(4), bytes(64))


@given(st.text(), st.sampled_from([ED25519, COSIGNATURE]), st.binary(min_size=32, max_size=32))
def test_every_key_that_can_be_made_is_read_back(name, kind, public):
    try:
        key = Key(name, kind, public)
    except Broken:
        return

    assert Key.parse(str(key)) == key


LINE = f"— a {BLOB}\n"


@pytest.mark.parametrize("data", [
    "", "\n", "text\n", "text\n\n", f"text{LINE}", f"text\n{LINE}", LINE, f"\n{LINE}", f"text\n\n{LINE[:-1]}",
    f"text\n\n{LINE}\n", f"text\n\n{LINE}more\n", f"text\n\nmore\n{LINE}", f"text\n\n{LINE[2:]}",
    f"text\n\n-{LINE[1:]}", f"text\n\n—  a {BLOB}\n", f"text\n\n— a  {BLOB}\n", f"text\n\n— a {BLOB} \n",
    "text\n\n— a\n", "text\n\n— a \n", f"text\n\n— {BLOB}\n", "text\n\n— a AAAA\n", "text\n\n— a AAAAAA==\n",
    "text\n\n— a AAAAAAB=\n", "text\n\n— a AAAAAAA\n", f"text\n\n— a+b {BLOB}\n", f"text\n\n— a\u3000b {BLOB}\n",
    f"text\r\n\n{LINE}", f"te\0xt\n\n{LINE}", f"te\txt\n\n{LINE}", f"text\n\r\n{LINE}",
    f"text\n\n— a {BLOB[:8]}\r{BLOB[8:]}\n", f"text\n\n— a {BLOB[:-1]}_\n", f"text\n\n{LINE * 101}",
])  # fmt: skip
def test_what_is_not_a_note_is_refused(data):
    with pytest.raises(Broken):
        Note.parse(data.encode())


@pytest.mark.parametrize(
    "line", ["", f"a {BLOB}", f"- a {BLOB}", f"— — a {BLOB}", f"— a  {BLOB}", LINE, f"— a {BLOB}="]
)
def test_what_is_not_the_line_of_a_signature_is_refused(line):
    with pytest.raises(Broken):
        Signature.parse(line)


@pytest.mark.parametrize("data", [b"te\xffxt", b"te\xc0\x80xt", b"te\xed\xa0\x80xt", b"te\xf4\x90\x80\x80xt"])
def test_what_is_not_utf8_is_refused(data):
    with pytest.raises(Broken, match="UTF-8"):
        Note.parse(data + f"\n\n{LINE}".encode())


@pytest.mark.parametrize(
    "text", ["text\n", "公开\n", "one\n\ntwo\n", "\n", "a\n\n\n", f"text\n\n{LINE}", "\u0085\u2028\x7f\n"]
)
def test_a_text_of_any_lines_is_read_up_to_the_last_empty_one(text):
    note = Note.parse(f"{text}\n{LINE}{LINE}".encode())

    assert (note.text, len(note.signatures)) == (text, 2)


@given(st.text(), st.lists(st.tuples(st.text(), st.binary(min_size=4, max_size=4), st.binary())))
def test_every_note_that_can_be_made_is_read_back(text, signatures):
    try:
        note = Note(f"{text}\n", tuple(Signature(*parts) for parts in signatures))
    except Broken:
        return

    assert Note.parse(note.format()) == note


@given(st.binary() | st.text().map(str.encode))
def test_whatever_is_read_is_written_the_same(data):
    try:
        note = Note.parse(data)
    except Broken:
        return

    assert note.format() == data


def test_a_note_names_who_signed_it():
    note = SIGNER.note(HEAD.format(), WITNESS)

    assert note.verified([SIGNER.key], verify) == {SIGNER.key: note.signatures[0]}
    assert set(note.verified([SIGNER.key, WITNESS.key, Signer("c").key], verify)) == {SIGNER.key, WITNESS.key}


def test_a_note_that_no_known_key_signed_is_refused():
    with pytest.raises(Broken, match="none of the known keys"):
        SIGNER.note("text\n").verified([WITNESS.key, Signer("c").key], verify)


def test_a_key_of_the_same_name_is_another_key():
    impostor = Signer("other")
    stranger = Key(ORIGIN, ED25519, impostor.key.public)

    with pytest.raises(Broken, match="none of the known keys"):
        SIGNER.note("text\n").verified([stranger], verify)


@pytest.mark.parametrize("false", [SIGNER.sign("other\n"), WITNESS.sign("other\n")])
def test_a_false_signature_of_a_known_key_spoils_the_note(false):
    note = Note("text\n", (*SIGNER.note("text\n", WITNESS).signatures, false))

    with pytest.raises(Broken, match="false"):
        note.verified([SIGNER.key, WITNESS.key], verify)


def test_signatures_of_strangers_are_not_looked_at():
    stranger = Signature("stranger", bytes(4), b"nonsense")
    note = SIGNER.note("text\n")

    assert Note("text\n", (stranger, *note.signatures)).verified([SIGNER.key], verify) == note.verified(
        [SIGNER.key], verify
    )


def test_a_witness_signs_the_time_and_the_text():
    assert Cosignature.message(1_679_315_147, "a\n1\nb\n") == b"cosignature/v1\ntime 1679315147\na\n1\nb\n"
    assert Cosignature(1, bytes(64)).blob == bytes(7) + b"\1" + bytes(64)


def test_a_cosignature_with_another_time_is_false():
    good = WITNESS.sign("text\n", time=9)
    moved = Signature(good.name, good.id, Cosignature(8, Cosignature.parse(good.blob).signature).blob)

    with pytest.raises(Broken, match="false"):
        Note("text\n", (moved,)).verified([WITNESS.key], verify)


@pytest.mark.parametrize("blob", [b"", bytes(7), bytes(71), bytes(73), b"\x80" + bytes(71)])
def test_a_cosignature_of_another_length_or_past_all_time_is_refused(blob):
    with pytest.raises(Broken, match="not a cosignature"):
        Cosignature.parse(blob)


@pytest.mark.parametrize("checkpoint", [
    HEAD, Checkpoint("公开 日志", 0, EMPTY), Checkpoint("o", 2**63 - 1, ROOT), Checkpoint("o", 1, ROOT, ("one", " ")),
])  # fmt: skip
def test_a_checkpoint_is_read_back(checkpoint):
    assert Checkpoint.parse(checkpoint.format()) == checkpoint


@pytest.mark.parametrize("text", [
    "", "\n", "o\n7\n", f"o\n7\n{B64}", f"\n7\n{B64}\n", f"o\n07\n{B64}\n", f"o\n+7\n{B64}\n", f"o\n-7\n{B64}\n",
    f"o\n 7\n{B64}\n", f"o\n7 \n{B64}\n", f"o\n\n{B64}\n", f"o\n٧\n{B64}\n", f"o\n7_0\n{B64}\n", f"o\n0x7\n{B64}\n",
    f"o\n{2**63}\n{B64}\n", f"o\n{'9' * 5000}\n{B64}\n", f"o\n00\n{B64}\n", f"o\n7\n{B64[:-1]}\n",
    f"o\n7\n{B64[:-2]}9=\n", f"o\n7\n{B64[:-4]}\n", f"o\n7\n{B64}=\n", f"o\n7\n {B64}\n",
    f"o\n7\n{B64.replace('/', '_').replace('+', '-')}_\n", f"o\n7\n{B64}\n\n", f"o\n7\n{B64}\n\nx\n",
    f"o\n7\n{B64}\r\n", f"o\n7\n{B64}\na\tb\n", f"o\n7\n{B64}公\n", f"o\r\n7\n{B64}\n", f"o\n0\n{B64}\n",
    f"o\n7\n{B64}\nx",
])  # fmt: skip
def test_what_is_not_a_checkpoint_is_refused(text):
    with pytest.raises(Broken):
        Checkpoint.parse(text)


@pytest.mark.parametrize("parts", [
    ("", 1, ROOT), ("a\nb", 1, ROOT), ("o", -1, ROOT), ("o", 2**63, ROOT), ("o", 1, ROOT[1:]), ("o", 0, ROOT),
    ("o", 1, ROOT, ("",)), ("o", 1, ROOT, ("a\nb",)), ("o", 1, ROOT, ("\ud800",)),
])  # fmt: skip
def test_a_checkpoint_that_could_not_be_read_back_cannot_be_made(parts):
    with pytest.raises(Broken):
        Checkpoint(*parts)


@pytest.mark.parametrize("text", ["00", "01", "+1", "-0", " 1", "1 ", "1\n", "", "1.0", "1e3", "１", str(2**63)])
def test_a_number_has_one_writing(text):
    with pytest.raises(Broken, match="not a number"):
        decimal(text)


@pytest.mark.parametrize(
    "text", ["A", "AB", "AB=", "AB==", "AAB=", "AA==\n", "\nAA==", "AA= =", "A-A_", "AA==AA==", "公", "==="]
)
def test_bytes_have_one_writing(text):
    with pytest.raises(Broken, match="base64"):
        decode(text)
