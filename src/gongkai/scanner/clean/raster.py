"""Pages of a PDF turned into pictures of themselves: what is not seen is then not there."""

import io
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Name
from PIL import Image

from gongkai.scanner.formats.drawing import drawn
from gongkai.scanner.formats.pdf_page import lacks_fonts
from gongkai.scanner.formats.source import Hazard

DOTS = 200
POINTS = 72
_PIXELS = 12_000_000


def picture_of(document: pdfium.PdfDocument, number: int) -> Image.Image:
    """Return a page, counted from 0, as it is seen, notes and all, at 200 dots an inch or as many as memory allows."""
    return drawn(document[number], DOTS / POINTS, _PIXELS).convert("RGB")


def replace_page(
    pdf: pikepdf.Pdf, document: pdfium.PdfDocument, number: int, change: Callable[[Image.Image], None] = lambda _: None
) -> None:
    """Put a picture of a page, changed if asked, in the place of all that the page held.

    :raises Hazard: if the picture would miss signs.
    """
    if lacks_fonts(document[number]):
        raise Hazard("file_unreadable", "字体没有嵌入文件，这里也没有，画不出这一页", f"第{number + 1}页")
    picture = picture_of(document, number)
    change(picture)
    width, height = document[number].get_size()
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=85)
    image = pdf.make_stream(
        kept.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    page = pdf.pages[number].obj
    for key in [key for key in page.keys() if key not in {"/Type", "/Parent"}]:  # noqa: SIM118  # no Python dictionary
        del page[key]
    page.MediaBox = Array([0, 0, width, height])
    page.Resources = Dictionary(XObject=Dictionary(Im0=image))
    page.Contents = pdf.make_stream(f"q {width} 0 0 {height} 0 0 cm /Im0 Do Q".encode())
