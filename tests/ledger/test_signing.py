"""What is recorded is published: tiles, then the signer's memory, then the checkpoint, and never anything else."""

import logging
import os
import stat
from pathlib import Path

import pytest

from gongkai.ledger.actions import MayNotSign, run_due, sign, signing
from gongkai.ledger.actions.files import put
from gongkai.ledger.actions.keys import key_path
from gongkai.ledger.queries import entries_from, file_of, folder_of, published, size_of, vkey_of
from gongkai.ledger.queries.published import signed_path
from gongkai.ledger.rules.keys import verify
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.tree import EMPTY, Broken, leaf_hash
from tests.factories import NOON
from tests.ledger.logs import entries_of, files_of, head, recorded

pytestmark = pytest.mark.django_db


def test_the_first_checkpoint_is_of_an_empty_log(settings):
    settings.LEDGER_NAME = "school.example"

    assert sign(Log.INNER) == 0
    assert (head(Log.INNER).origin, head(Log.INNER).size, head(Log.INNER).root) == (
        "school.example/log/inner",
        0,
        EMPTY,
    )


def test_a_log_is_signed_by_its_own_published_key():
    sign(Log.PUBLIC)
    sign(Log.INNER)

    assert list(published(Log.PUBLIC).verified([vkey_of(Log.PUBLIC)], verify)) == [vkey_of(Log.PUBLIC)]
    with pytest.raises(Broken):
        published(Log.PUBLIC).verified([vkey_of(Log.INNER)], verify)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_key_is_readable_by_its_owner_alone_whatever_the_mask(mask):
    before = os.umask(mask)
    try:
        sign(Log.PUBLIC)
    finally:
        os.umask(before)

    assert stat.S_IMODE(key_path(Log.PUBLIC).stat().st_mode) == 0o600


def test_what_was_recorded_is_published_and_grows():
    recorded(3)
    counts = [sign(Log.PUBLIC), head().size]
    recorded(2, item="more/{}")

    assert [*counts, sign(Log.PUBLIC), head().size] == [3, 3, 2, 5]
    assert entries_of() == entries_from(Log.PUBLIC, 0, 5)


def test_signing_again_changes_no_file():
    recorded(3)
    sign(Log.PUBLIC)
    files = files_of()

    assert (sign(Log.PUBLIC), files_of()) == (0, files)


def test_a_full_tile_takes_the_place_of_the_partial_ones_and_is_read_through():
    paths = ["tile/0/000.p/200", "tile/entries/000.p/200"]
    recorded(200)
    sign(Log.PUBLIC)
    before = [file_of(Log.PUBLIC, path) for path in paths]
    recorded(100, item="more/{}")
    sign(Log.PUBLIC)

    assert sorted(name for name in files_of() if name.startswith("tile/")) == [
        "tile/0/000",
        "tile/0/001.p/44",
        "tile/1/000.p/1",
        "tile/entries/000",
        "tile/entries/001.p/44",
    ]
    assert [file_of(Log.PUBLIC, path) for path in paths] == before
    assert before[0] == b"".join(map(leaf_hash, entries_from(Log.PUBLIC, 0, 200)))


def test_after_a_long_pause_leaves_are_published_by_and_by(monkeypatch):
    monkeypatch.setattr(signing, "AT_ONCE", 3)
    sizes = []

    def watched(path, data, **more):
        put(path, data, **more)
        sizes.extend([head().size] if path.name == "checkpoint" else [])

    monkeypatch.setattr(signing, "put", watched)
    recorded(8)

    assert (sign(Log.PUBLIC), sizes, entries_of()) == (8, [3, 6, 8], entries_from(Log.PUBLIC, 0, 8))


def test_the_memory_is_written_after_the_tiles_and_before_the_checkpoint(monkeypatch):
    written = []
    monkeypatch.setattr(signing, "put", lambda path, data, **more: (written.append(path), put(path, data, **more)))
    recorded(1)
    sign(Log.PUBLIC)

    assert [path.relative_to(folder_of(Log.PUBLIC).parent).as_posix() for path in written] == [
        "public/tile/entries/000.p/1",
        "public/tile/0/000.p/1",
        "signed/public",
        "public/checkpoint",
    ]


def test_a_checkpoint_older_than_the_memory_is_put_right():
    sign(Log.PUBLIC)
    old = file_of(Log.PUBLIC, "checkpoint")
    recorded(2)
    sign(Log.PUBLIC)
    put(folder_of(Log.PUBLIC) / "checkpoint", old)

    assert (sign(Log.PUBLIC), head().size) == (0, 2)


@pytest.mark.parametrize("more", [0, 2])
def test_a_signer_that_has_lost_its_memory_goes_on_from_what_it_has_published(more, monkeypatch):
    monkeypatch.setattr(signing, "AT_ONCE", 3)
    recorded(5)
    sign(Log.PUBLIC)
    signed_path(Log.PUBLIC).unlink()
    recorded(more, item="more/{}")

    assert (sign(Log.PUBLIC), head().size) == (more, 5 + more)


def test_a_signer_without_memory_signs_nothing_of_an_older_database(lost_afterwards):
    with lost_afterwards():
        recorded(5)
        sign(Log.PUBLIC)
    signed_path(Log.PUBLIC).unlink()

    with pytest.raises(MayNotSign, match="ledger_behind"):
        sign(Log.PUBLIC)


def test_what_does_not_go_on_is_not_signed(lost_afterwards):
    with lost_afterwards():
        recorded(3)
        sign(Log.PUBLIC)
    files = files_of()

    with pytest.raises(MayNotSign, match="public: ledger_behind"):
        sign(Log.PUBLIC)
    assert files_of() == files


def test_tiles_that_do_not_make_what_was_signed_are_not_built_upon(monkeypatch):
    recorded(3)
    sign(Log.PUBLIC)
    tile = folder_of(Log.PUBLIC) / "tile/0/000.p/3"
    tile.write_bytes(tile.read_bytes()[::-1])
    recorded(1, item="more/{}")

    with pytest.raises(MayNotSign, match="ledger_tiles_damaged"):
        sign(Log.PUBLIC)
    monkeypatch.setattr(signing, "trouble_of", lambda _: None)
    with pytest.raises(MayNotSign, match="ledger_tiles_damaged"):
        sign(Log.PUBLIC)


def test_a_log_whose_key_is_gone_is_not_signed_with_a_new_one():
    sign(Log.PUBLIC)
    key_path(Log.PUBLIC).unlink()
    recorded(1)

    with pytest.raises(FileNotFoundError):
        sign(Log.PUBLIC)
    assert head().size == 0


def no_key():
    key_path(Log.PUBLIC).unlink()


def another_key():
    key_path(Log.PUBLIC).write_bytes(b"\xff")


def no_memory_to_speak_of():
    signed_path(Log.PUBLIC).write_text("x", encoding="utf-8")


@pytest.mark.parametrize("damage", [no_key, another_key, no_memory_to_speak_of])
def test_where_one_log_cannot_be_signed_it_is_said_aloud_and_the_others_are(damage, caplog):
    run_due(NOON)
    for log in Log:
        recorded(2, log)
    damage()

    assert (run_due(NOON), head(Log.PUBLIC).size, head(Log.INNER).size, head(Log.AUDIT).size) == (4, 0, 2, 2)
    assert [record.levelno for record in caplog.records if "public log" in record.message] == [logging.CRITICAL]


def test_where_the_database_is_older_it_is_said_aloud_and_the_others_are_signed(lost_afterwards, caplog):
    run_due(NOON)
    with lost_afterwards():
        recorded(2)
        sign(Log.PUBLIC)
    recorded(2, Log.INNER)

    assert (run_due(NOON), size_of(Log.PUBLIC), head(Log.INNER).size) == (2, 0, 2)
    assert [record.levelno for record in caplog.records if "ledger_behind" in record.message] == [logging.CRITICAL]


def test_a_file_is_the_old_or_the_new_one_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "a" / "b" / "file"
    put(path, b"old")
    (path.parent / ".file.new").write_bytes(b"left behind by a crash")
    put(path, b"new")

    assert [(one.name, one.read_bytes()) for one in Path(path.parent).iterdir()] == [("file", b"new")]
