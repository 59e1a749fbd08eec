"""Another school cosigns what goes on from what it cosigned before, over HTTP, and remembers it past a restart."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from gongkai.ledger.actions import collect_cosignatures, sign
from gongkai.ledger.queries import bundle_of, published
from gongkai.ledger.queries.published import hashes_of, vkey_of
from gongkai.ledger.rules.keys import SecretKey
from gongkai.ledger.rules.leaf import Log
from gongkai.ledger.rules.witness import Request
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.tree import consistency
from tests.ledger import tampering
from tests.ledger.a_school import verified, verify
from tests.portal.making_known import made_known


def environment(folder):
    return {"PATH": os.environ["PATH"], "GONGKAI_DATA": str(folder / "data"), "GONGKAI_SECRET_KEY": "only-for-tests"}


def gongkai(folder, *words):
    command = [sys.executable, "-m", "gongkai", *map(str, words)]
    return subprocess.Popen(
        command, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


@contextmanager
def witness(folder):
    """Run the neighbour's service; yields its address and its key, as the settings take them."""
    where = ("--key", folder / "witness.key", "--vkeys", folder / "vkeys", "--state", folder / "state", "--port", 0)
    process = gongkai(folder, "witness", "serve", *where)
    try:
        line = process.stdout.readline()
        address, key = re.fullmatch(r"(http://\S+)/add-checkpoint  (\S+)\n", line).groups()
        yield address, key
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


@pytest.fixture
def neighbour(school, tmp_path):
    """A school next door that has made a key and knows ours."""
    folder = tmp_path / "neighbour"
    folder.mkdir()
    (folder / "vkeys").write_text(f"# the logs we cosign\n{vkey_of(Log.PUBLIC)}\n")
    told, _ = gongkai(folder, "witness", "key", "witness.example.edu.cn", folder / "witness.key").communicate()
    assert told.startswith("witness.example.edu.cn+"), told
    return folder


def asked(address, body):
    """Send a request; returns status, kind and body of the answer."""
    try:
        with urllib.request.urlopen(f"{address}/add-checkpoint", body, timeout=10) as answer:  # noqa: S310
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def request(old, note=None, proof=None):
    note = note or published(Log.PUBLIC)
    head = Checkpoint.parse(note.text)
    return Request(
        old, tuple(consistency(old, head.size, hashes_of(Log.PUBLIC, head)) if proof is None else proof), note
    )


def signed_by(key, text):
    return Note(text, (key.signature(text),))


def test_what_is_cosigned_is_published_and_can_be_insisted_on(neighbour, reader, settings):
    with witness(neighbour) as (address, key):
        before = verified(*reader, "--witness", key)
        settings.LEDGER_WITNESSES = [f"{address} {key}"]
        done = (collect_cosignatures(), collect_cosignatures())
        sign(Log.PUBLIC)

    assert (before, done, verified(*reader, "--witness", key)) == (["not_cosigned"], (1, 0), [])


def test_a_bundle_says_when_the_witness_signed(neighbour, school, settings, tmp_path):
    with witness(neighbour) as (address, key):
        settings.LEDGER_WITNESSES = [f"{address} {key}"]
        collect_cosignatures()
    bundle = tmp_path / "one.tlog-proof"
    bundle.write_bytes(bundle_of(tampering.first_leaf(school.plain)))
    code, lines = verify(bundle, "--witness", key)

    assert (code, lines[0].partition(" 已于 ")[0]) == (0, "witness.example.edu.cn")


def test_a_growing_log_is_cosigned_from_where_the_witness_was_past_its_restart(neighbour, school, settings):
    for title in ("第一件", "第二件"):
        made_known(school.house, title)
        sign(Log.PUBLIC)
        with witness(neighbour) as (address, key):
            settings.LEDGER_WITNESSES = [f"{address} {key}"]
            assert collect_cosignatures() == 1

    assert len(published(Log.PUBLIC).signatures) == 2


def test_a_witness_that_is_down_stops_nothing(neighbour, school, settings):
    with witness(neighbour) as (address, key):
        settings.LEDGER_WITNESSES = [f"{address} {key}", f"http://127.0.0.1:9 {SecretKey.new('down').witness}"]
    made_known(school.house, "新的一件")

    assert (sign(Log.PUBLIC), collect_cosignatures()) == (1, 0)


def test_a_second_history_is_not_cosigned(neighbour, school, settings):
    with witness(neighbour) as (address, key):
        settings.LEDGER_WITNESSES = [f"{address} {key}"]
        collect_cosignatures()
        tampering.without_guards()
        tampering.rewritten_with_the_key(school)
        same_size = asked(address, request(11).format())
        made_known(school.house, "新的一件")
        sign(Log.PUBLIC)
        longer = asked(address, request(11).format())

    assert (same_size, longer[0], collect_cosignatures()) == ((409, "text/x.tlog.size", "11\n"), 422, 0)


def test_what_the_witness_answers_is_what_the_standard_says(neighbour, school):
    head, stranger = Checkpoint.parse(published(Log.PUBLIC).text), SecretKey.new("elsewhere.example/log")
    other = Checkpoint("elsewhere.example/log", head.size, head.root).format()
    thief = SecretKey.new(head.origin)
    with witness(neighbour) as (address, _):
        answers = {
            "unknown log": asked(address, request(0, signed_by(stranger, other)).format())[0],
            "another key": asked(address, request(0, signed_by(thief, head.format())).format())[0],
            "wrong old size": asked(address, request(4).format()),
            "a proof from nothing": asked(address, request(0, proof=[bytes(32)]).format())[0],
            "old larger than new": asked(address, request(0).format().replace(b"old 0", b"old 12"))[0],
            "not a request": asked(address, b"old x\n")[0],
            "another address": asked(f"{address}/elsewhere", b"")[0],
            "good": asked(address, request(0).format())[0],
            "again": asked(address, request(11).format())[0],
        }

    expected = [404, 403, (409, "text/x.tlog.size", "0\n"), 422, 400, 400, 404, 200, 200]
    assert dict(zip(answers, expected, strict=True)) == answers
