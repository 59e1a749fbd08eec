"""Taking files in."""

import hashlib
from datetime import UTC, datetime

import pytest
from small_files import JPG, LOCKED_PDF, OLE, PDF, PNG, TYPES, locked, office, packed, upload

from gongkai.files.actions import store
from gongkai.files.models import StoredFile
from gongkai.files.queries import file_with, opened
from gongkai.measures.refusal import Refused

NOON = datetime(2026, 9, 14, 4, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def codes(name: str, content: bytes) -> list[str]:
    with pytest.raises(Refused) as refused:
        store(upload(content), name=name, at=NOON)
    return [refusal.code for refusal in refused.value.refusals]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("通知.pdf", PDF, "application/pdf"),
        ("通知.PDF", PDF, "application/pdf"),
        ("图.png", PNG, "image/png"),
        ("图.jpg", JPG, "image/jpeg"),
        ("表.csv", "序号,事项\n1,党费".encode(), "text/csv"),
        ("旧编码.txt", "党务公开".encode("gb18030"), "text/plain"),
        ("版式.ofd", packed({"OFD.xml": b"<OFD/>"}), "application/ofd"),
    ],
)
def test_a_sound_file_is_stored_with_its_digest_and_kind(name, content, media_type):
    stored = store(upload(content), name=name, at=NOON)

    assert stored.digest == hashlib.sha256(content).hexdigest()
    assert (stored.size, stored.media_type, stored.created_at) == (len(content), media_type, NOON)
    with opened(stored) as kept:
        assert kept.read() == content


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pptx"])
def test_an_office_document_is_stored(ending):
    assert file_with(store(upload(office(ending)), name=f"文.{ending}", at=NOON).digest) is not None


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("空.pdf", b"", ["file_empty"]),
        ("", PDF, ["file_name_missing"]),
        ("...", PDF, ["file_name_missing"]),
        ("长" * 117 + ".pdf", PDF, ["file_name_too_long"]),
        ("发票\u202efdp.pdf", PDF, ["file_name_has_hidden_signs"]),
        ("两\n行.pdf", PDF, ["file_name_has_hidden_signs"]),
        ("../上.pdf", PDF, ["file_name_has_hidden_signs"]),
        ("程序.exe", b"MZ", ["file_kind_unknown"]),
        ("没有后缀", PDF, ["file_kind_unknown"]),
        ("旧.doc", OLE, ["file_kind_old"]),
        ("包.zip", packed({"a": b"a"}), ["file_kind_unknown"]),
        ("假.pdf", PNG, ["file_kind_differs"]),
        ("假.png", PDF, ["file_kind_differs"]),
        ("假.txt", b"MZ\0\0", ["file_kind_differs"]),
        ("乱.txt", b"\xff\xfe\xff\xff", ["file_kind_differs"]),
        ("假.docx", office("xlsx"), ["file_kind_differs"]),
        ("假.xlsx", packed({"a.txt": b"a"}), ["file_kind_differs"]),
        ("假.ofd", office(), ["file_kind_differs"]),
        ("旧.docx", OLE + b"\0" * 600, ["file_kind_differs"]),
        ("密.pdf", LOCKED_PDF, ["file_encrypted"]),
        ("密.docx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), ["file_encrypted"]),
        ("密.xlsx", locked(office("xlsx")), ["file_encrypted"]),
        ("密.ofd", packed({"OFD.xml": b"", "Encryptions.xml": b""}), ["file_encrypted"]),
        ("宏.docx", office(**{"word/vbaProject.bin": b"x"}), ["file_has_macros"]),
        ("宏.xlsx", office("xlsx", **{"xl/macrosheets/sheet1.xml": b"x"}), ["file_has_macros"]),
        ("宏.docx", packed({TYPES: b"application/vnd.ms-word.document.macroEnabled.main+xml"}), ["file_has_macros"]),
        ("截.docx", office()[:-30], ["file_broken"]),
        ("滑.docx", office(**{"../../etc/passwd": b"x"}), ["file_broken"]),
        ("弹.docx", office(**{"word/bomb.xml": b"0" * (30 << 20)}), ["file_unpacks_too_large"]),
    ],
)
def test_an_unsound_file_is_refused(name, content, why):
    assert codes(name, content) == why
    assert StoredFile.objects.count() == 0


def test_too_many_parts_are_refused_before_they_are_listed():
    assert codes("多.docx", packed({f"part-{number}": b"" for number in range(5_001)})) == ["file_unpacks_too_large"]


def test_every_reason_is_given_at_once(settings):
    settings.UPLOAD_LIMIT = 3
    assert codes("a\u200b.exe", b"MZ90") == ["file_name_has_hidden_signs", "file_kind_unknown", "file_too_large"]


def test_the_largest_permitted_file_is_stored_and_one_byte_more_is_not(settings):
    settings.UPLOAD_LIMIT = len(PDF)
    store(upload(PDF), name="a.pdf", at=NOON)

    assert codes("b.pdf", PDF + b"\n") == ["file_too_large"]


def test_the_same_bytes_are_kept_once_whatever_they_are_called(tmp_path):
    first = store(upload(PDF), name="a.pdf", at=NOON)
    second = store(upload(PDF), name="b.pdf", at=NOON)

    assert first == second
    assert [file.stat().st_size for file in tmp_path.rglob("*") if file.is_file()] == [len(PDF)]


def test_the_place_of_a_file_says_nothing_of_its_content_or_name(tmp_path):
    stored = store(upload(PDF), name="机密名称.pdf", at=NOON)
    folder, name = stored.key.split("/")

    assert (len(name), folder) == (32, name[:2])
    assert stored.digest[:8] not in stored.key


def test_a_lock_is_found_over_the_border_of_two_pieces():
    content = b"%PDF-1.7\n" + b"x" * ((1 << 16) - 12) + b"/Encrypt 5 0 R"
    assert codes("密.pdf", content) == ["file_encrypted"]
