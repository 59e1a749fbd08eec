"""Which kind of file some bytes are, whatever their name says."""

import re
from dataclasses import dataclass
from enum import StrEnum

import puremagic

from gongkai.scanner.formats.archive import Archive
from gongkai.scanner.formats.plain import decoded
from gongkai.scanner.formats.source import Hazard, Source


class Kind(StrEnum):
    """A kind of file, by who reads it."""

    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    OFD = "ofd"
    ZIP = "zipped"
    PDF = "pdf"
    IMAGE = "image"
    OLE = "ole"
    BINARY_SHEET = "sheets"
    RTF = "rtf"
    HTML = "html"
    CSV = "table"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Found:
    """What the bytes are, and with which endings such a file goes by its right name."""

    kind: Kind
    endings: frozenset[str]


def _found(kind: Kind, endings: str) -> Found:
    return Found(kind, frozenset(endings.split()))


_STARTS = (
    (b"%PDF-", _found(Kind.PDF, "pdf")),
    (b"\x89PNG\r\n\x1a\n", _found(Kind.IMAGE, "png")),
    (b"\xff\xd8\xff", _found(Kind.IMAGE, "jpg jpeg jpe")),
    (b"GIF87a", _found(Kind.IMAGE, "gif")),
    (b"GIF89a", _found(Kind.IMAGE, "gif")),
    (b"II*\0", _found(Kind.IMAGE, "tif tiff")),
    (b"MM\0*", _found(Kind.IMAGE, "tif tiff")),
    (b"BM", _found(Kind.IMAGE, "bmp")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _found(Kind.OLE, "doc dot xls xlt ppt pot pps wps et dps msg bin")),
    (b"{\\rtf", _found(Kind.RTF, "rtf doc")),
)
_MAINS = (
    (re.compile(rb"wordprocessingml\.(document|template)\.main|ms-word\.(document|template)\.macro"),
     _found(Kind.DOCX, "docx dotx docm dotm")),
    (re.compile(rb"ms-excel\.sheet\.binary"), _found(Kind.BINARY_SHEET, "xlsb")),
    (re.compile(rb"spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template|addin)\.macro"),
     _found(Kind.XLSX, "xlsx xltx xlsm xltm")),
    (re.compile(rb"presentationml\.(presentation|slideshow|template)\.main|ms-powerpoint\.\w+\.macro"),
     _found(Kind.PPTX, "pptx ppsx potx pptm ppsm potm")),
)  # fmt: skip
_MARKUP = re.compile(rb"\s*(<\?xml|<!doctype|<html|<svg|<head|<body|<script)", re.IGNORECASE)
_HTML = _found(Kind.HTML, "html htm xhtml xht svg xml")
_TEXTS = (
    _HTML,
    _found(Kind.CSV, "csv tsv"),
    _found(Kind.TEXT, "txt text md log json ini yaml yml srt"),
)


def recognised(source: Source) -> Found:
    """Return what the bytes are.

    :raises Hazard: when they are nothing that can be read, or a packed file that must not be unpacked.
    """
    content = source.content
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(source)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _found(Kind.IMAGE, "webp")
    for start, found in _STARTS:
        if content.startswith(start):
            return found
    return _text(source)


def _packed(source: Source) -> Found:
    """Tell what a zip archive is by what it says of itself."""
    archive = Archive(source.content)
    if "OFD.xml" in archive.names:
        return _found(Kind.OFD, "ofd")
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in archive.names else b""
    for main, found in _MAINS:
        if main.search(types):
            return found
    return _found(Kind.ZIP, "zip")


def _text(source: Source) -> Found:
    """Take for text what can be decoded; by its look or its name it is a page, a table or plain.

    :raises Hazard: for all else.
    """
    if decoded(source.content) is None:
        raise Hazard("file_unknown", _guess(source.content))
    if _MARKUP.match(source.content.removeprefix(b"\xef\xbb\xbf")[:200]):
        return _HTML
    by_name = (found for found in _TEXTS if source.ending in found.endings)
    return next(by_name, _TEXTS[-1])


def _guess(content: bytes) -> str:
    """Say what unreadable bytes look like, for the one who has to do something about it."""
    try:
        guesses = [match.extension for match in puremagic.magic_string(content[:4096]) if match.extension]
    except (puremagic.PureError, ValueError):
        guesses = []
    return f"看上去是 {guesses[0]} 文件，读不了" if guesses else "认不出是什么文件，读不了"
