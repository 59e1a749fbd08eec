"""Pages of a PDF: the text that is seen, and the text that is there but covered, invisible or off the page.

A sign is not seen where the drawn page shows one even colour in its place, or where something opaque was drawn over
it later.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from unicodedata import category

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gongkai.scanner.formats.drawing import Drawing, drawn
from gongkai.scanner.formats.layers import Bounds, Handle, Layers
from gongkai.scanner.formats.source import WHOLE, Hazard, Item, Ocr, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

_SMALL = 1.2
_UNMAPPED = 10
_LIGHT = 235
_FAR = 0x2E80
_DENSE = 2.5
"""Points below which a sign is too small to read; one in how many signs may be without meaning; from which share of
each colour (of 255) on letters are white; from which sign on a font may be missing, all others can always be drawn; the
scale at which letters in pictures can be read."""


def items(source: Source, pages: int) -> Iterator[Item]:
    """Yield, page by page, the text that is seen, each piece that is not, and what only a reader of pictures reads."""
    try:
        document = pdfium.PdfDocument(source.content)
    except pdfium.PdfiumError:
        raise Hazard("file_broken", "PDF 的页面打不开") from None
    with document:
        if len(document) != pages:
            yield Trouble("file_broken", WHOLE, "PDF 的页数读出来不一样")
        for number in range(min(len(document), pages)):
            try:
                yield from _page(document[number], f"第{number + 1}页", source.ocr)
            except pdfium.PdfiumError:
                yield Trouble("file_broken", f"第{number + 1}页", "这一页读不出来")


def _page(page: pdfium.PdfPage, part: str, ocr: Ocr | None) -> Iterator[Item]:
    signs = _signs(page)
    seen = "".join(sign.text for sign in signs if sign.hidden is Hidden.NO)
    if seen.strip():
        yield Passage(seen, part)
    for hidden, text in _pieces(signs):
        yield Passage(text, part, hidden)
    unmapped = sum(sign.is_unmapped for sign in signs)
    if Layers(page).needs_eyes(has_text=bool(seen.strip())) or unmapped * _UNMAPPED > len(signs):
        yield from _looked_at(page, part, ocr)


def hides(page: pdfium.PdfPage) -> bool:
    """Tell whether there is text on a page that is not seen."""
    return next(_pieces(_signs(page)), None) is not None


def lacks_fonts(page: pdfium.PdfPage) -> bool:
    """Tell whether a picture of the page would miss signs, because their fonts are neither in the file nor here."""
    return any(sign.lacks_font for sign in _signs(page))


def _looked_at(page: pdfium.PdfPage, part: str, ocr: Ocr | None) -> Iterator[Item]:
    if ocr is None:
        yield Trouble("file_needs_ocr", part, "页面上有图片，图片里的文字没有读")
        return
    kept = BytesIO()
    drawn(page, _DENSE).save(kept, "PNG")
    for text, _ in ocr(kept.getvalue()):
        yield Passage(text, f"{part}（图片里的文字）")


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign of a page: itself, why it is not seen, whether its font tells its meaning, and whether it is here."""

    text: str
    hidden: Hidden
    is_unmapped: bool = False
    lacks_font: bool = False


def _signs(page: pdfium.PdfPage) -> list[_Sign]:
    textpage, layers, drawing = page.get_textpage(), Layers(page), Drawing(page)
    found: list[_Sign] = []
    for at in range(textpage.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(textpage, at)
        text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if text.isspace() or category(text) == "Cf" or pdfium_c.FPDFText_IsGenerated(textpage, at) == 1:
            found.append(_Sign(text, found[-1].hidden if found else Hidden.NO))
        else:
            found.append(_sign(text, textpage, at, layers, drawing))
    return found


def _sign(text: str, textpage: pdfium.PdfTextPage, at: int, layers: Layers, drawing: Drawing) -> _Sign:
    unmapped = pdfium_c.FPDFText_HasUnicodeMapError(textpage, at) == 1 or text == "\ufffd"
    box = _box(textpage, at)
    owner = pdfium_c.FPDFText_GetTextObject(textpage, at)
    if owner and layers.is_over(owner, box):
        return _Sign(text, Hidden.COVERED, unmapped)
    if _is_small(textpage, at, box) or (owner and pdfium_c.FPDFTextObj_GetTextRenderMode(owner) in {3, 7}):
        return _Sign(text, Hidden.INVISIBLE, unmapped)
    if drawing.shows(box):
        return _Sign(text, Hidden.NO, unmapped)
    lacks_font = ord(text) >= _FAR and bool(owner) and drawing.place(box) is not None and _is_of_missing_font(owner)
    return _Sign(text, Hidden.NO if lacks_font else Hidden.INVISIBLE, unmapped, lacks_font)


def _box(textpage: pdfium.PdfTextPage, at: int) -> Bounds:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium_c.FPDFText_GetCharBox(textpage, at, left, right, bottom, top)
    return (left.value, bottom.value, right.value, top.value)


def _is_small(textpage: pdfium.PdfTextPage, at: int, box: Bounds) -> bool:
    """Tell whether nobody could read the line that a sign stands in; a full stop alone may well be small."""
    if max(box[2] - box[0], box[3] - box[1]) >= _SMALL:
        return False
    line = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(textpage, at, line)
    return bool(max(abs(line.top - line.bottom), abs(line.right - line.left)) < _SMALL)


def _is_of_missing_font(owner: Handle) -> bool:
    """Tell whether a sign is only not drawn here because its font is on readers' machines and not on this one."""
    font = pdfium_c.FPDFTextObj_GetFont(owner)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium_c.FPDFPageObj_GetFillColor(owner, red, green, blue, alpha)
    is_light = min(red.value, green.value, blue.value) > _LIGHT
    return not (pdfium_c.FPDFFont_GetIsEmbedded(font) == 1 or is_light or alpha.value == 0)


def _pieces(signs: list[_Sign]) -> Iterator[tuple[Hidden, str]]:
    """Join signs that follow each other and are hidden in the same way; a lone bracket or stroke says nothing."""
    kept: list[str] = []
    why = Hidden.NO
    for sign in [*signs, _Sign("", Hidden.NO)]:
        if sign.hidden is not why:
            if why is not Hidden.NO and any(map(str.isalnum, kept)):
                yield why, "".join(kept).strip()
            kept, why = [], sign.hidden
        kept.append(sign.text)
