"""Pages as pictures, for people who look at them and mark on them what is to go."""

import io

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from gongkai.scanner.formats.drawing import drawn
from gongkai.scanner.formats.image import FAULTS
from gongkai.scanner.formats.image import opened as opened_picture
from gongkai.scanner.formats.pdf import counted, opened
from gongkai.scanner.formats.pdf_objects import refuse_bloated
from gongkai.scanner.formats.pdf_page import lacks_fonts
from gongkai.scanner.formats.signature import Kind, recognised
from gongkai.scanner.formats.source import Hazard, Source
from gongkai.scanner.pages import Drawing

_NO_PAGES = "只能显示 PDF 和图片的页面，请另存为 PDF"


def drawing(content: bytes, name: str, page: int, width: int) -> Drawing:
    """Return a page of a PDF, counted from 1, or a picture, upright and at most ``width`` pixels wide.

    :raises Hazard: if it is neither, locked, spoilt, has no such page, or would be drawn without some of its signs.
    """
    kind = recognised(Source(content, name, lambda _: iter(()))).kind
    if kind is Kind.PDF:
        picture, pages = _page(content, page, width)
    elif kind is Kind.IMAGE:
        picture, pages = upright(opened_picture(content)), 1
    else:
        raise Hazard("file_unknown", _NO_PAGES)
    if not 1 <= page <= pages:
        raise Hazard("file_broken", "没有这一页", f"第{page}页")
    picture.thumbnail((max(width, 1), picture.height))
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return Drawing(kept.getvalue(), page, pages)


def page_count(content: bytes, name: str) -> int:
    """Return how many pages a PDF has; a picture has one.

    :raises Hazard: if it is neither, locked or spoilt.
    """
    kind = recognised(Source(content, name, lambda _: iter(()))).kind
    if kind is Kind.PDF:
        with opened(content) as pdf:
            return counted(pdf)
    if kind is Kind.IMAGE:
        opened_picture(content)
        return 1
    raise Hazard("file_unknown", _NO_PAGES)


def upright(picture: Image.Image) -> Image.Image:
    """Return the points of a picture as it is seen: turned as the camera says, on white where it lets light through.

    :raises Hazard: if it is spoilt.
    """
    try:
        turned = ImageOps.exif_transpose(picture)
        if not turned.has_transparency_data:
            return turned.copy() if turned.mode in {"L", "RGB"} else turned.convert("RGB")
        clear = turned.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    except FAULTS:
        raise Hazard("file_broken", "图片不完整") from None


def _page(content: bytes, number: int, width: int) -> tuple[Image.Image, int]:
    with opened(content) as pdf:
        refuse_bloated(pdf)
        pages = counted(pdf)
    if not 1 <= number <= pages:
        raise Hazard("file_broken", "没有这一页", f"第{number}页")
    try:
        with pdfium.PdfDocument(content) as document:
            document.init_forms()
            page = document[number - 1]
            if lacks_fonts(page):
                raise Hazard("file_unreadable", "字体没有嵌入文件，这里也没有，画不出这一页", f"第{number}页")
            return drawn(page, width / max(page.get_width(), 1)).convert("RGB"), pages
    except pdfium.PdfiumError:
        raise Hazard("file_broken", "PDF 的页面画不出来", f"第{number}页") from None
