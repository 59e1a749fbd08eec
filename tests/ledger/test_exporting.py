"""A log can be taken elsewhere as plain files, complete, and be read there without this program's folders."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gongkai.ledger.actions import rotate
from gongkai.ledger.queries import folder_of
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.tiles import Hashes
from tests.factories import NOON


def files_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def exported(folder, *words):
    out = StringIO()
    call_command("log", "export", folder, *words, stdout=out, skip_checks=True)
    return out.getvalue()


def test_an_export_holds_every_file_that_its_checkpoint_needs(school, tmp_path):
    rotate(Log.PUBLIC, at=NOON)
    folder = tmp_path / "copy"
    told = exported(folder)
    head = Checkpoint.parse(Note.parse((folder / "checkpoint").read_bytes()).text)
    hashes = Hashes(head.size, lambda tile: (folder / tile.path).read_bytes(), head.root)

    assert (told, len(hashes.entries(0))) == (f"已导出 12 条到 {folder}。\n", 12)
    assert {path for path in files_in(folder) if "tile" not in path} == {"checkpoint", "vkey", "rotation/11"}


def test_another_log_is_exported_by_its_name(school, tmp_path):
    exported(tmp_path / "copy", "--log", "inner")

    assert files_in(tmp_path / "copy") == files_in(folder_of(Log.INNER))


def test_a_log_of_which_nothing_is_published_cannot_be_exported(db, tmp_path):
    with pytest.raises(CommandError, match="checkpoint"):
        exported(tmp_path / "copy")
