"""Looking into a file before it is stored, without unpacking it."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

import puremagic

from gongkai.files.rules import Format, Inside

HEAD = 4096
CHUNK = 1 << 16
MEMBERS = 5_000
DIRECTORY = 1 << 20
UNPACKED = 512 << 20
RATIO = 200
RATIO_FROM = 10 << 20
"""How many parts, bytes of directory and unpacked bytes a packed document may have; its ratio counts from 10 MB on."""

_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_PDF_LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_OLE_LOCK = "EncryptedPackage".encode("utf-16-le")
_OFD_LOCKS = {"encryptions.xml", "decryptseed.dat"}


def look(content: IO[bytes], kind: Format) -> frozenset[Inside]:
    """Return what forbids storing the bytes as that kind of file; nothing if all is well."""
    content.seek(0)
    head = content.read(HEAD)
    if not kind.magic:
        return _look_at_text(content)
    if kind.magic not in _looks_like(head):
        return _look_at_stranger(content, kind)
    if kind.magic == ".zip":
        return _look_at_package(content, kind)
    if kind.magic == ".pdf" and _contains(content, _PDF_LOCK):
        return frozenset({Inside.ENCRYPTED})
    return frozenset()


def _looks_like(head: bytes) -> frozenset[str]:
    try:
        found = {match.extension for match in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return frozenset()
    return frozenset(found | {".zip"} if head.startswith(b"PK\x03\x04") else found)


def _look_at_text(content: IO[bytes]) -> frozenset[Inside]:
    """Accept UTF-8 and the Chinese national encoding, without control bytes."""
    content.seek(0)
    whole = content.read()
    if b"\0" in whole:
        return frozenset({Inside.OTHER_KIND})
    for encoding in ("utf-8", "gb18030"):
        try:
            whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        return frozenset()
    return frozenset({Inside.OTHER_KIND})


def _look_at_stranger(content: IO[bytes], kind: Format) -> frozenset[Inside]:
    """Tell a document locked with a password, which office programs wrap in their old format, from another kind."""
    locked = kind.magic == ".zip" and _contains(content, re.compile(re.escape(_OLE_LOCK)))
    return frozenset({Inside.ENCRYPTED if locked else Inside.OTHER_KIND})


def _look_at_package(content: IO[bytes], kind: Format) -> frozenset[Inside]:
    if not _directory_is_small(content):
        return frozenset({Inside.BLOATED})
    try:
        with zipfile.ZipFile(content) as package:
            return frozenset(_of_package(package, kind, _length(content)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, RuntimeError, OSError):
        return frozenset({Inside.BROKEN})


def _of_package(package: zipfile.ZipFile, kind: Format, length: int) -> Iterator[Inside]:
    parts = package.infolist()
    names = {part.filename.lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts) or names & _OFD_LOCKS:
        yield Inside.ENCRYPTED
        return
    if _is_bloated(parts, length):
        yield Inside.BLOATED
        return
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        yield Inside.BROKEN
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name or "/activex/" in name for name in names):
        yield Inside.MACROS
    yield from _of_kind(package, kind)


def _of_kind(package: zipfile.ZipFile, kind: Format) -> Iterator[Inside]:
    """Compare what the package says of itself with what its name says."""
    if kind.mark.endswith(".xml"):
        if kind.mark not in package.namelist():
            yield Inside.OTHER_KIND
        return
    if "[Content_Types].xml" not in package.namelist():
        yield Inside.OTHER_KIND
        return
    with package.open("[Content_Types].xml") as part:
        says = part.read(DIRECTORY)
    if b"macroEnabled" in says:
        yield Inside.MACROS
    elif kind.mark.encode() not in says:
        yield Inside.OTHER_KIND


def _is_bloated(parts: list[zipfile.ZipInfo], length: int) -> bool:
    """Tell bombs by what the directory says: too much in all, too dense, or parts that lie over each other."""
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    dense = unpacked > RATIO_FROM and unpacked > RATIO * packed
    return len(parts) > MEMBERS or unpacked > UNPACKED or dense or packed > length


def _directory_is_small(content: IO[bytes]) -> bool:
    """Read the size of the directory before anything reads the directory; one without an end is left to fail later."""
    length = _length(content)
    content.seek(max(0, length - CHUNK - len(_END)))
    tail = content.read()
    at = tail.rfind(_END)
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    return at < 0 or (size <= DIRECTORY and _END_64 not in tail)


def _length(content: IO[bytes]) -> int:
    return content.seek(0, 2)


def _contains(content: IO[bytes], pattern: re.Pattern[bytes]) -> bool:
    """Search a file in pieces that overlap, so that a match over a border is found."""
    content.seek(0)
    kept = b""
    while piece := content.read(CHUNK):
        if pattern.search(kept + piece):
            return True
        kept = piece[-64:]
    return False
