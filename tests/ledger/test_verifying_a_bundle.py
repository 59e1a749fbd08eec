"""A proof bundle can be checked offline: what it proves, and whether anybody is known to have signed it."""

import pytest

from gongkai.ledger.queries import bundle_of
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.proof import Proof
from tests.ledger.a_school import faults_of, known_key, verify
from tests.ledger.tampering import first_leaf


@pytest.fixture
def bundle(school, tmp_path):
    file = tmp_path / "one.tlog-proof"
    file.write_bytes(bundle_of(first_leaf(school.filed)))
    return file


def test_a_bundle_says_what_it_proves_and_that_its_signature_was_checked(bundle, tmp_path):
    key = known_key(tmp_path)
    told = "凭证成立：党费收缴明细；发布，2026-09-14T04:00:00Z；127.0.0.1/log/public 第 2 条，检查点共 11 条。"

    assert verify(bundle, "--vkey", key) == (0, [f"{told}签名已用 {key.read_text().strip()} 核对。"])


def test_without_a_key_it_says_so(bundle):
    code, lines = verify(bundle)

    assert (code, lines[0].endswith("签名没有核对：没有给出 --vkey，这份检查点可能是任何人写的。")) == (0, True)


def test_english_is_said_where_it_is_asked_for(bundle, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")
    _, lines = verify(bundle)

    assert lines[0].startswith("The bundle holds: 党费收缴明细; Published, 2026-09-14T04:00:00Z; leaf 2 of ")


def test_a_bundle_under_another_key_is_a_finding(bundle, tmp_path):
    code, lines = verify(bundle, "--vkey", known_key(tmp_path, Log.INNER))

    assert (code, faults_of(lines)) == (1, ["signature"])


def other_root(note):
    head = Checkpoint.parse(note.text)
    return Note(Checkpoint(head.origin, head.size, bytes(32)).format(), note.signatures)


@pytest.mark.parametrize("name", ["index", "extra", "root"])
def test_a_changed_bundle_is_a_finding(bundle, name):
    proof = Proof.parse(bundle.read_bytes())
    changed = {
        "index": bundle.read_bytes().replace(b"index 2", b"index 3"),
        "extra": Proof(proof.index, proof.hashes, proof.note, proof.extra.replace(b"486", b"468")).format(),
        "root": Proof(proof.index, proof.hashes, other_root(proof.note), proof.extra).format(),
    }
    bundle.write_bytes(changed[name])
    code, lines = verify(bundle)

    assert (code, faults_of(lines)) == (1, ["proof"])


def test_only_the_signature_vouches_for_how_long_the_log_was(bundle, tmp_path):
    bundle.write_bytes(bundle.read_bytes().replace(b"\n11\n", b"\n10\n"))
    code, lines = verify(bundle, "--vkey", known_key(tmp_path))

    assert (code, faults_of(lines)) == (1, ["signature"])
