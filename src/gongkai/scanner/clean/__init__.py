"""Clean copies: what readers get instead of the file itself, without anything they would not see on opening it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from gongkai.scanner.formats import NAME, read
from gongkai.scanner.formats.signature import Kind, recognised
from gongkai.scanner.formats.source import WHOLE, Hazard, Item, Ocr, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

_CLEANERS = frozenset({Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.PDF, Kind.IMAGE})
_AS_THEY_ARE = frozenset({Kind.TEXT, Kind.CSV})
_FATAL = frozenset({"file_encrypted", "file_macros", "file_bloated", "file_broken"})
_STAYS = frozenset({"file_needs_ocr"})
NO_CLEANING = Trouble("file_unknown", WHOLE, "这种文件不能清理，请另存为 docx、xlsx、pptx、pdf 或图片")
"""Why there is no copy of a file that can be read but is of a kind that cannot be cleaned: not wrong in itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is in the file and no longer in its copy: ``part`` says where, ``what`` what it was, both in Chinese."""

    part: str
    what: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean copy and how it differs from the file."""

    content: bytes
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Screened:
    """What readers would get of a file, and what reading that yields.

    ``items`` are read from the copy, or from the file itself where there is no ``copy``; ``changes`` are how the copy
    differs from the file; ``why_not`` says why there is no copy. A fault is then among the items too.
    """

    items: list[Item]
    copy: bytes | None
    changes: tuple[Change, ...] = ()
    why_not: Trouble | None = None


def clean(content: bytes, name: str) -> Cleaned:
    """Return a copy without metadata, comments, changes, hidden parts, embedded files, scripts, earlier versions.

    The differences are not what was meant to go, but what reading finds in the file and not in its copy.

    :raises Hazard: if there is no cleaning such a file, because of its kind or its state.
    """
    screened = screen(content, name)
    if screened.copy is None:
        why = screened.why_not or NO_CLEANING
        raise Hazard(why.kind, why.detail, why.part)
    return Cleaned(screened.copy, screened.changes)


def screen(content: bytes, name: str, *, ocr: Ocr | None = None) -> Screened:
    """Clean a file and read what readers would get. ``ocr`` reads the pictures in that, and in nothing else."""
    try:
        kind = recognised(Source(content, name, lambda _: iter(()))).kind
    except Hazard as hazard:
        return _uncleaned(list(read(content, name)), hazard.trouble())
    if kind in _AS_THEY_ARE:
        return Screened(list(read(content, name, ocr=ocr)), content)
    if kind not in _CLEANERS:
        return Screened(list(read(content, name, ocr=ocr)), None, (), NO_CLEANING)
    before = list(read(content, name))
    try:
        copy = _copy(content, kind, before)
    except Hazard as hazard:
        return _uncleaned(before, hazard.trouble())
    after = list(read(copy, name, ocr=ocr))
    return Screened(after, copy, tuple(_differences(before, after)))


def _copy(content: bytes, kind: Kind, items: list[Item]) -> bytes:
    """Return a clean copy of what was read.

    :raises Hazard: if the file is not sound, or its copy cannot be made.
    """
    for item in items:
        if isinstance(item, Trouble) and item.kind in _FATAL and "·" not in item.part:
            raise Hazard(item.kind, item.detail, item.part)
    cleaner = import_module(f"gongkai.scanner.clean.{kind.value}")
    try:
        copy: bytes = cleaner.cleaned(content)
    except Hazard:
        raise
    except MemoryError:
        raise Hazard("file_bloated", "清理这个文件需要的内存太多") from None
    except Exception as fault:  # noqa: BLE001  # whatever a library trips over, there is no copy
        raise Hazard("file_broken", f"文件损坏，清理不了（{type(fault).__name__}）") from None
    return copy


def _uncleaned(items: list[Item], fault: Trouble) -> Screened:
    """Say why there is no copy; a fault that reading the file did not meet is told as if it had."""
    return Screened([*items, *([] if fault in items else [fault])], None, (), fault)


def _differences(before: list[Item], after: list[Item]) -> Iterator[Change]:
    """Yield, once for each place and reason, what reading finds in a file and not in its copy."""
    left = {_essence(item) for item in after}
    told: set[Change] = set()
    for item in before:
        if _essence(item) in left or item.part == NAME or (isinstance(item, Trouble) and item.kind in _STAYS):
            continue
        if isinstance(item, Passage) and item.hidden is Hidden.NO:
            continue
        change = Change(item.part, item.hidden.zh if isinstance(item, Passage) else item.detail)
        if change not in told:
            told.add(change)
            yield change


def _essence(item: Item) -> tuple[str, str]:
    return (item.text, item.hidden.value) if isinstance(item, Passage) else (item.kind, item.part)
