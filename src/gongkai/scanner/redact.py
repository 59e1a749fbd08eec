"""Blackening: the touched page or picture becomes points of colour, and what was under the black is gone."""

from collections.abc import Iterable

import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from gongkai.scanner.clean.image import drawn_anew
from gongkai.scanner.clean.pdf import saved, strip
from gongkai.scanner.clean.raster import replace_page
from gongkai.scanner.draw import upright
from gongkai.scanner.formats.image import opened as opened_picture
from gongkai.scanner.formats.pdf import counted, opened
from gongkai.scanner.formats.pdf_objects import refuse_bloated
from gongkai.scanner.formats.signature import Kind, recognised
from gongkai.scanner.formats.source import Hazard, Source
from gongkai.scanner.pages import Area


def redacted(content: bytes, name: str, areas: Iterable[Area]) -> bytes:
    """Return a PDF or a picture with the areas black.

    :raises Hazard: if it is neither, locked, spoilt, or has no such page.
    """
    kind = recognised(Source(content, name, lambda _: iter(()))).kind
    if kind is Kind.PDF:
        return redact_pdf(content, areas)
    if kind is Kind.IMAGE:
        return redact_image(content, areas)
    raise Hazard("file_unknown", "只能在 PDF 和图片上涂黑，请另存为 PDF")


def redact_pdf(content: bytes, areas: Iterable[Area]) -> bytes:
    """Return a clean copy whose touched pages are pictures with the areas black; bookmarks and descriptions are gone.

    :raises Hazard: if the file is locked or spoilt, or has no such page.
    """
    wanted = list(areas)
    with opened(content) as pdf:
        refuse_bloated(pdf)
        pages = counted(pdf)
        if not all(1 <= area.page <= pages for area in wanted):
            raise Hazard("file_broken", "没有要涂黑的那一页")
        try:
            _blacken_pages(pdf, content, wanted)
        except pdfium.PdfiumError:
            raise Hazard("file_broken", "PDF 的页面画不出来") from None
        for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines"):
            if key in pdf.Root:
                del pdf.Root[key]
        strip(pdf)
        return saved(pdf)


def redact_image(content: bytes, areas: Iterable[Area]) -> bytes:
    """Return a picture with the areas black, and nothing in it but its points.

    :raises Hazard: if the picture is spoilt or too large, or an area lies on another page.
    """
    wanted = list(areas)
    if any(area.page != 1 for area in wanted):
        raise Hazard("file_broken", "没有要涂黑的那一页")
    source = opened_picture(content)
    picture = upright(source)
    _blacken(picture, wanted)
    picture.format = source.format
    return drawn_anew(picture)


def _blacken_pages(pdf: pikepdf.Pdf, content: bytes, areas: list[Area]) -> None:
    with pdfium.PdfDocument(content) as document:
        document.init_forms()
        for number in sorted({area.page for area in areas}):
            here = [area for area in areas if area.page == number]
            replace_page(pdf, document, number - 1, lambda picture, here=here: _blacken(picture, here))  # type: ignore[misc]


def _blacken(picture: Image.Image, areas: Iterable[Area]) -> None:
    draw = ImageDraw.Draw(picture)
    for area in areas:
        draw.rectangle(area.on(*picture.size), fill="black")
