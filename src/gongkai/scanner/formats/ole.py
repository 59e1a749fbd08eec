"""Office documents of before 2007: their streams as far as free libraries read them; what is not read is said."""

import io
import re
import struct
from collections.abc import Iterator

import olefile

from gongkai.scanner.formats import sheets
from gongkai.scanner.formats.runs import runs
from gongkai.scanner.formats.source import WHOLE, Hazard, Item, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

_LOCKS = ("EncryptedPackage", "EncryptedSummary", "DataSpaces/Version")
_MACROS = ("_vba_project", "vba/dir", "macros/", "_vba_project_cur")
_PACKED = ("\x01Ole10Native", "Package", "CONTENTS", "EmbeddedOdf")
_FILEPASS, _BOUNDSHEET = 0x2F, 0x85
_POWERPOINT_LOCK = b"\xdf\xc4\xd1\xf3"
_FIELDS = {"author": "作者", "last_saved_by": "最后修改者", "company": "单位", "manager": "主管", "title": "标题",
           "subject": "主题", "keywords": "关键词", "comments": "备注", "creating_application": "程序"}  # fmt: skip


def read(source: Source) -> Iterator[Item]:
    """Yield metadata, cells, runs of text and embedded files."""
    try:
        file = olefile.OleFileIO(io.BytesIO(source.content))
    except (OSError, ValueError, IndexError, struct.error, TypeError) as fault:
        raise Hazard("file_broken", f"文件损坏，打不开（{type(fault).__name__}）") from None
    streams = {"/".join(path): path for path in file.listdir()}
    _refuse_locked(file, streams)
    if any(piece in f"{name.lower()}/" for name in streams for piece in _MACROS):
        yield Trouble("file_macros", WHOLE, "文件里有宏")
    yield from _metadata(file)
    if {"Workbook", "Book"} & set(streams):
        yield from sheets.of_cells(source.content)
    for name, path in streams.items():
        yield from _stream(source, name, file.openstream(path).read())
    if set(streams) - set(_PACKED) - {"\x01CompObj", "\x03ObjInfo", "\x01Ole"}:
        yield Trouble("file_unreadable", WHOLE, "2007 年以前的旧格式只能读出部分内容，请另存为新格式")


def _refuse_locked(file: olefile.OleFileIO, streams: dict[str, list[str]]) -> None:
    """Refuse what only its password opens.

    :raises Hazard: if it needs one.
    """
    locked = any(name.endswith(_LOCKS) for name in streams)
    if "WordDocument" in streams:
        head = file.openstream("WordDocument").read(12)
        locked |= len(head) == 12 and bool(head[11] & 1)
    if "Current User" in streams:
        locked |= _POWERPOINT_LOCK in file.openstream("Current User").read(20)
    for book in {"Workbook", "Book"} & set(streams):
        kinds = [kind for kind, _ in _records(file.openstream(book).read())]
        locked |= _FILEPASS in kinds
    if locked:
        raise Hazard("file_encrypted", "打开文件需要密码")


def _records(book: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of an old workbook: kind and content."""
    at = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + size]
        at += 4 + size


def _metadata(file: olefile.OleFileIO) -> Iterator[Item]:
    try:
        said = file.get_metadata()
    except Exception as fault:  # noqa: BLE001  # the library lets anything through that spoilt properties cause
        yield Trouble("file_broken", "元数据", f"元数据损坏（{type(fault).__name__}）")
        return
    for field, label in _FIELDS.items():
        value = getattr(said, field, None)
        text = value.decode("gb18030", "replace") if isinstance(value, bytes) else str(value or "")
        if text.strip("\0 "):
            yield Passage(text.strip("\0 "), f"元数据（{label}）", Hidden.METADATA)


def _stream(source: Source, name: str, content: bytes) -> Iterator[Item]:
    last = name.rpartition("/")[2]
    if last in _PACKED:
        yield Trouble("file_embedded", f"嵌入对象“{last.strip()}”", "文件里嵌着别的文件")
        called, inner = _unwrapped(content) if last == "\x01Ole10Native" else ("嵌入的文件", content)
        yield from source.inside(inner, called, f"嵌入对象“{called}”")
        return
    if last == "Workbook" and name == last:
        yield from (
            Trouble("file_macros", WHOLE, "有宏表") for kind, about in _records(content) if _is_macro(kind, about)
        )
    part, hidden = ("正文", Hidden.NO) if last in {"WordDocument", "1Table", "0Table"} else ("旧格式的数据", Hidden.NO)
    for text in runs(content):
        yield Passage(text, part, hidden)


def _is_macro(kind: int, about: bytes) -> bool:
    return kind == _BOUNDSHEET and len(about) > 5 and about[5] == 1


def _unwrapped(content: bytes) -> tuple[str, bytes]:
    """Return the name and the bytes of a file that was dropped into a document."""
    match = re.match(rb"(?s)....\x02\x00([^\0]*)\0[^\0]*\0.{4}(.{4})", content)
    if not match:
        return "嵌入的文件", content
    at = match.end() + int.from_bytes(match.group(2), "little")
    size = int.from_bytes(content[at : at + 4], "little")
    return match.group(1).decode("gb18030", "replace") or "嵌入的文件", content[at + 4 : at + 4 + size]
