"""``gongkai verify ARCHIVE``: whoever has the file alone finds what was changed in it."""

import io
import json
from zipfile import ZipFile

import pytest

from gongkai.archives.rules.layout import MANIFEST, line_of
from gongkai.merkle.note import Key
from gongkai.verifier.command import AGREES, FINDINGS, UNKNOWN, main
from tests.archives.test_contents import with_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(house, archived):
    with_file(house)
    return archived()


def verified(path, *more):
    out = io.StringIO()
    return main([str(path), *more], out), out.getvalue()


def packed_anew(archive, change, *, listed=False):
    """Pack an archive again with each file as ``change`` leaves it; with ``listed``, its manifest agrees with that."""
    from hashlib import sha256

    path = archive.path.with_name("changed.zip")
    with ZipFile(archive.path) as old, ZipFile(path, "w") as new:
        found = {name: change(name.partition("/")[2], old.read(name)) for name in old.namelist()}
        found = {name: content for name, content in found.items() if content is not None}
        manifest = next(name for name in found if name.endswith(MANIFEST))
        if listed:
            digests = {name.partition("/")[2]: sha256(content).hexdigest() for name, content in found.items()}
            del digests[MANIFEST]
            found[manifest] = "".join(line_of(digest, name) for name, digest in sorted(digests.items())).encode()
        for name, content in found.items():
            new.writestr(name, content)
    return path


def test_an_archive_as_it_was_made_agrees(archive):
    ended, told = verified(archive.path)
    assert (ended, f"凭证 {archive.counts.proofs} 个" in told, "没有给出 --vkey" in told) == (AGREES, True, True)


def test_with_the_schools_own_key_nothing_is_taken_on_trust(archive):
    key = archive.root / "public" / "log" / "vkey"
    ended, told = verified(archive.path, "--vkey", str(key))
    assert (ended, "没有给出" in told) == (AGREES, False)


def test_a_key_that_did_not_sign_is_found_out(archive, tmp_path):
    real = Key.parse((archive.root / "public" / "log" / "vkey").read_text().strip())
    for name in (real.name, "another.example/log"):
        (tmp_path / "vkey").write_text(str(Key(name, real.kind, bytes(32))))
        ended, told = verified(archive.path, "--vkey", str(tmp_path / "vkey"))
        assert (ended, "[signature]" in told) == (FINDINGS, True)


def test_one_changed_byte_is_found(archive):
    path = packed_anew(archive, lambda name, content: content[:-1] + b"x" if "attachments" in name else content)
    ended, told = verified(path)
    assert (ended, told.count("["), "[changed] " in told) == (FINDINGS, 1, True)


@pytest.mark.parametrize(("ending", "found"), [("attachments/r1/01-明细.txt", "told_otherwise"),
                                                ("-publish.json", "proof"), ("log/checkpoint", None)])  # fmt: skip
def test_what_is_left_out_is_missed_even_where_the_manifest_was_written_anew(archive, ending, found):
    ended, told = verified(packed_anew(archive, lambda name, one: None if name.endswith(ending) else one, listed=True))
    assert ended == (FINDINGS if found else UNKNOWN)
    assert found is None or f"[{found}]" in told


def test_a_text_that_was_written_anew_with_its_manifest_is_found(archive):
    def rewritten(name, content):
        if not name.endswith("metadata.json"):
            return content
        said = json.loads(content)
        said["revisions"][0]["told"][0]["title"] = "另一个标题"
        return json.dumps(said).encode()

    ended, told = verified(packed_anew(archive, rewritten, listed=True))
    assert (ended, "[told_otherwise]" in told) == (FINDINGS, True)


def test_a_file_beside_and_one_packed_twice_are_found(archive):
    with ZipFile(archive.path, "a") as packed:
        root = packed.namelist()[0].partition("/")[0]
        packed.writestr(f"{root}/more.txt", "另外")
        with pytest.warns(UserWarning, match="Duplicate"):
            packed.writestr(f"{root}/README.txt", "别的")
    told = verified(archive.path)[1]
    assert [code for code in ("not_in_manifest", "packed_twice", "changed") if f"[{code}]" in told] == [
        "not_in_manifest", "packed_twice", "changed"]  # fmt: skip


def test_another_packed_file_is_none(tmp_path):
    with ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr("one.txt", "一")
    assert verified(tmp_path / "other.zip")[0] == UNKNOWN
