"""Zip archives, looked at before anything in them is unpacked."""

import contextlib
import io
import stat
import zipfile
import zlib

from gongkai.scanner.formats.source import MEMBERS, UNPACKED, Budget, Hazard

DIRECTORY = 1 << 20
PART = 64 << 20
RATIO = 200
RATIO_FROM = 1 << 20
"""Bytes the directory and one part may have; how many times over an archive may unpack, counted from 1 MB on."""

_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_END_SIZE = 22
_HEAD_SIZE = 30
_BETWEEN = 32
"""A part may be followed by a record of its size; whatever is longer was put there to be found by nobody."""

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, RuntimeError, OSError)


class Archive:
    """A zip archive whose directory promises nothing dangerous; reading a part keeps to what was promised.

    :raises Hazard: on opening, if it is locked, bloated, spoilt, or made to deceive.
    """

    def __init__(self, content: bytes, budget: Budget | None = None) -> None:
        self._budget = budget or Budget()
        _check_end(content)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _FAULTS:
            raise Hazard("file_broken", "压缩包的目录损坏") from None
        parts = self._zip.infolist()
        _check_locks(parts)
        _check_sizes(parts, len(content))
        _check_names(parts)
        _check_places(parts, content, self._zip.start_dir)
        self._budget.spend(0, len(parts))
        self._parts = {part.filename: part for part in parts if not part.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts but folders, in the order of the directory."""
        return tuple(self._parts)

    @property
    def unpacked(self) -> int:
        """How many bytes all parts have together, as the directory promises; reading keeps to that."""
        return sum(part.file_size for part in self._parts.values())

    @property
    def comment(self) -> bytes:
        """What is written at the archive's end; office programs write nothing there."""
        return self._zip.comment

    def spoken(self, name: str) -> str:
        """Return a part's name as its author saw it: archives of Chinese Windows do not say their encoding."""
        if self._parts[name].flag_bits & 0x800:
            return name
        try:
            return name.encode("cp437").decode("gb18030")
        except UnicodeError:
            return name

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        :raises Hazard: if it is spoilt or larger than it may be.
        """
        part = self._parts[name]
        if part.file_size > PART:
            raise Hazard("file_bloated", f"“{self.spoken(name)}”解开后太大")
        self._budget.spend(part.file_size)
        content = None
        with contextlib.suppress(*_FAULTS), self._zip.open(part) as packed:
            content = packed.read(part.file_size + 1)
        if content is None or len(content) != part.file_size:
            raise Hazard("file_broken", f"“{self.spoken(name)}”损坏，解不开")
        return content


def _check_end(content: bytes) -> None:
    """Look at the last record, which says how large the directory is, before anything reads the directory."""
    at = content.rfind(_END)
    if at < 0 or at + _END_SIZE > len(content):
        raise Hazard("file_broken", "压缩包不完整")
    size = int.from_bytes(content[at + 12 : at + 16], "little")
    count = int.from_bytes(content[at + 10 : at + 12], "little")
    if size > DIRECTORY or count > MEMBERS or _END_64 in content[max(0, at - 64) : at]:
        raise Hazard("file_bloated", "里面的文件太多")
    if at + _END_SIZE + int.from_bytes(content[at + 20 : at + 22], "little") != len(content):
        raise Hazard("file_broken", "压缩包后面还有别的内容")


def _check_locks(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise Hazard("file_encrypted", "压缩包有密码")


def _check_sizes(parts: list[zipfile.ZipInfo], length: int) -> None:
    """Tell bombs by what the directory says: too much in all, too dense, or more than the file has."""
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > UNPACKED or packed > length or (unpacked > RATIO_FROM and unpacked > RATIO * packed):
        raise Hazard("file_bloated", "解开后的内容太大")


def _check_names(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.orig_filename.replace("\\", "/").lower() for part in parts]
    if len(set(names)) < len(names):
        raise Hazard("file_broken", "压缩包里有两个同名的文件")
    if any(name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\0" in name for name in names):
        raise Hazard("file_broken", "压缩包里的文件名要跳出所在的文件夹")
    if any(stat.S_ISLNK(part.external_attr >> 16) for part in parts):
        raise Hazard("file_broken", "压缩包里有指向别处的链接")


def _check_places(parts: list[zipfile.ZipInfo], content: bytes, directory: int) -> None:
    """Let parts neither lie over each other nor leave room for what the directory does not name."""
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        start = part.header_offset
        if start < end:
            raise Hazard("file_bloated", "压缩包里的文件互相重叠")
        if start > end + (_BETWEEN if end else 0):
            raise Hazard("file_broken", "压缩包里夹着目录没有写的内容")
        head = content[start : start + _HEAD_SIZE]
        names = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        end = start + _HEAD_SIZE + names + part.compress_size
    if not end <= directory <= end + _BETWEEN:
        raise Hazard("file_broken", "压缩包里夹着目录没有写的内容")
