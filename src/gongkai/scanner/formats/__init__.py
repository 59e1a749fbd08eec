"""Bytes in, passages and troubles out: one module for each kind of file, chosen by what the bytes are.

Anything that is locked, spoilt, unknown or only partly read is a trouble, never a silent pass.
"""

from collections.abc import Iterator
from importlib import import_module
from types import MappingProxyType

from gongkai.scanner.formats.plain import UNSEEN
from gongkai.scanner.formats.signature import Kind, recognised
from gongkai.scanner.formats.source import WHOLE, Hazard, Item, Ocr, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

NAME = "文件名"
LONGEST = 255

TOLD = MappingProxyType(
    {
        Hidden.COMMENT: "file_comments",
        Hidden.REVISION: "file_revisions",
        Hidden.HIDDEN_TEXT: "file_hidden",
        Hidden.HIDDEN_SHEET: "file_hidden",
        Hidden.HIDDEN_CELLS: "file_hidden",
        Hidden.HIDDEN_SLIDE: "file_hidden",
        Hidden.NOTES: "file_comments",
        Hidden.CACHE: "file_hidden",
        Hidden.EMBEDDED: "file_embedded",
        Hidden.METADATA: "file_metadata",
        Hidden.COVERED: "file_hidden",
        Hidden.INVISIBLE: "file_hidden",
        Hidden.EARLIER: "file_earlier_version",
    }
)
"""What is said about a file that hides something: once for each way of hiding, with the first place."""


def read(content: bytes, name: str, *, ocr: Ocr | None = None) -> Iterator[Item]:
    """Take a file apart into passages of text, and say what is the matter with it.

    Runs in this process and trusts the libraries with the bytes: for files of strangers use
    :func:`gongkai.scanner.child.read_safely`. ``ocr`` reads the text of pictures; without it pictures are a trouble.
    """
    return _read(Source(content, name, _read, ocr))


def _read(source: Source) -> Iterator[Item]:
    yield Passage(source.name, NAME)
    yield from _of_name(source.name, is_outer=not source.depth)
    told: set[Hidden] = set()
    for item in _guarded(source):
        yield item
        if isinstance(item, Passage) and item.hidden in TOLD and item.hidden not in told:
            told.add(item.hidden)
            yield Trouble(TOLD[item.hidden], item.part, item.hidden.zh)


def _guarded(source: Source) -> Iterator[Item]:
    """Turn whatever goes wrong while reading into a trouble."""
    try:
        yield from _by_kind(source)
    except Hazard as hazard:
        yield hazard.trouble()
    except MemoryError:
        yield Trouble("file_bloated", WHOLE, "读这个文件需要的内存太多")
    except Exception as fault:  # noqa: BLE001  # whatever a parser trips over, the file was not read to its end
        yield Trouble("file_broken", WHOLE, f"文件损坏，没有读完（{type(fault).__name__}）")


def _by_kind(source: Source) -> Iterator[Item]:
    if not source.content:
        raise Hazard("file_broken", "文件是空的")
    found = recognised(source)
    if source.ending not in found.endings and not (found.kind is Kind.TEXT and not source.ending):
        yield Trouble(
            "file_unknown", NAME, f"名称的结尾是“{source.ending}”，内容却是 {'/'.join(sorted(found.endings))}"
        )
    reader = import_module(f"gongkai.scanner.formats.{found.kind.value}")  # only what is needed: a child starts quickly
    yield from reader.read(source)


def _of_name(name: str, *, is_outer: bool) -> Iterator[Trouble]:
    """Find signs in a name that turn or hide part of it, or that lead elsewhere."""
    if UNSEEN.search(name) or any(
        sign < " " or "\x7f" <= sign < "\xa0" or "\ud800" <= sign < "\ue000" for sign in name
    ):
        yield Trouble("file_broken", NAME, "文件名里有看不见的控制符")
    if is_outer and ("/" in name or "\\" in name or len(name) > LONGEST):
        yield Trouble("file_broken", NAME, "文件名太长，或者带着路径")
