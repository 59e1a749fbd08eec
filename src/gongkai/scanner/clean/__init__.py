"""Clean copies: what readers get instead of the file itself, without anything they would not see on opening it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from gongkai.scanner.formats import NAME, read
from gongkai.scanner.formats.signature import Kind, recognised
from gongkai.scanner.formats.source import Hazard, Item, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

_CLEANERS = frozenset({Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.PDF, Kind.IMAGE})
_AS_THEY_ARE = frozenset({Kind.TEXT, Kind.CSV})
_FATAL = frozenset({"file_encrypted", "file_macros", "file_bloated", "file_broken"})
_STAYS = frozenset({"file_needs_ocr"})


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


def clean(content: bytes, name: str) -> Cleaned:
    """Return a copy without metadata, comments, changes, hidden parts, embedded files, scripts, earlier versions.

    The differences are not what was meant to go, but what reading finds in the file and not in its copy.

    :raises Hazard: if there is no cleaning such a file, because of its kind or its state.
    """
    kind = recognised(Source(content, name, lambda _: iter(()))).kind
    if kind in _AS_THEY_ARE:
        return Cleaned(content, ())
    if kind not in _CLEANERS:
        raise Hazard("file_unknown", "这种文件不能清理，请另存为 docx、xlsx、pptx、pdf 或图片")
    before = list(read(content, name))
    for item in before:
        if isinstance(item, Trouble) and item.kind in _FATAL and "·" not in item.part:
            raise Hazard(item.kind, item.detail, item.part)
    copy: bytes = import_module(f"gongkai.scanner.clean.{kind.value}").cleaned(content)
    return Cleaned(copy, tuple(_differences(before, list(read(copy, name)))))


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
