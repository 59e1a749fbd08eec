"""PDF: pages as they are seen and what lies under them, everything beside the pages, and earlier versions."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pikepdf

from gongkai.scanner.formats import pdf_objects, pdf_page
from gongkai.scanner.formats.source import WHOLE, Hazard, Item, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

PAGES = 3_000
VERSIONS = 20
_END = re.compile(rb"%%EOF[ \t]*\r?\n?")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_AFTER = 64
_DAMAGE = ("file is damaged", "reconstruct", "oop detected", "excessively", "limits error")
"""What the library says when it read something else than what was written."""


def read(source: Source) -> Iterator[Item]:
    """Yield the text of all pages, then objects, files and metadata, then what earlier versions said otherwise."""
    yield from _of_ends(source.content)
    now: set[str] = set()
    for item in _version(source):
        if isinstance(item, Passage):
            now.add(item.text)
        yield item
    yield from _earlier(source, now)


def _version(source: Source) -> Iterator[Item]:
    """Yield what one version of the file holds."""
    with opened(source.content) as pdf:
        if pdf.is_encrypted:
            yield Trouble("file_encrypted", WHOLE, "文件加了密，限制打印或复制")
        pdf_objects.refuse_bloated(pdf)
        pages = counted(pdf)
        beside = list(_as_far_as_possible(pdf_objects.items(pdf, source)))
        if any(word in warning for warning in pdf.get_warnings() for word in _DAMAGE):
            yield Trouble("file_broken", WHOLE, "PDF 有损坏的地方，修补后才读出")
    yield from pdf_page.items(source, pages)
    yield from beside


def _as_far_as_possible(items: Iterator[Item]) -> Iterator[Item]:
    """Let a spoilt object not keep the pages from being read."""
    try:
        yield from items
    except Hazard as hazard:
        yield hazard.trouble()
    except (pikepdf.PdfError, ValueError, RuntimeError) as fault:
        yield Trouble("file_broken", WHOLE, f"PDF 里有读不出的对象（{type(fault).__name__}）")


def opened(content: bytes) -> pikepdf.Pdf:
    """Return an open file.

    :raises Hazard: if it needs a password or is too broken to have pages.
    """
    try:
        return pikepdf.open(io.BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Hazard("file_encrypted", "打开文件需要密码") from None
    except (pikepdf.PdfError, ValueError, RuntimeError) as fault:
        raise Hazard("file_broken", f"PDF 损坏，打不开（{type(fault).__name__}）") from None


def counted(pdf: pikepdf.Pdf) -> int:
    """Return the number of pages, looked at before they are counted one by one.

    :raises Hazard: if there are none, too many, or their tree goes in circles.
    """
    try:
        said = int(pdf.Root.Pages.get("/Count", 0))
        if said > PAGES or len(pdf.objects) > pdf_objects.OBJECTS:
            raise Hazard("file_bloated", f"超过 {PAGES} 页，没有读")
        pages = len(pdf.pages)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError) as fault:
        raise Hazard("file_broken", f"PDF 的页面目录损坏（{type(fault).__name__}）") from None
    if not pages or pages != said:
        raise Hazard("file_broken", "PDF 的页数和目录说的不一样")
    return pages


def _of_ends(content: bytes) -> Iterator[Item]:
    """Find what stands before the start or after the end of a PDF: other programs may read that instead."""
    ends = list(_END.finditer(content))
    if not ends:
        yield Trouble("file_broken", WHOLE, "PDF 没有结尾，可能不完整")
    elif content[ends[-1].end() :].strip(b"\0\r\n \t"):
        yield Trouble("file_broken", WHOLE, "PDF 的结尾后面还有别的内容")


def _ends_of_versions(content: bytes) -> list[int]:
    """Return where each version but the last ends; the first end of a file made for the web is none."""
    ends = []
    for match in _END.finditer(content):
        start = _START.search(content, max(0, match.start() - _AFTER), match.end())
        if start and 0 < int(start.group(1)) < match.start():
            ends.append(match.end())
    return ends[:-1] if ends and not content[ends[-1] :].strip(b"\0\r\n \t") else ends


def _earlier(source: Source, now: set[str]) -> Iterator[Item]:
    ends = _ends_of_versions(source.content)
    if len(ends) > VERSIONS:
        yield Trouble("file_bloated", WHOLE, f"文件里留着 {len(ends)} 个早先的版本，只读了 {VERSIONS} 个")
    for number, end in enumerate(ends[:VERSIONS], 1):
        part = f"早先的版本{number}"
        yield Trouble("file_earlier_version", part, "文件里留着修改以前的内容")
        try:
            for item in _version(replace(source, content=source.content[:end])):
                if isinstance(item, Passage) and item.text not in now:
                    now.add(item.text)
                    yield replace(item, part=f"{part}·{item.part}", hidden=Hidden.EARLIER)
        except Hazard as hazard:
            yield Trouble(hazard.kind, part, hazard.detail)
