"""Blackening: the touched page or picture becomes points of colour, and what was under the black is gone."""

from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageOps

from gongkai.scanner.clean.image import drawn_anew
from gongkai.scanner.clean.pdf import saved, strip
from gongkai.scanner.clean.raster import replace_page
from gongkai.scanner.formats.image import FAULTS
from gongkai.scanner.formats.image import opened as opened_picture
from gongkai.scanner.formats.pdf import counted, opened
from gongkai.scanner.formats.pdf_objects import refuse_bloated
from gongkai.scanner.formats.source import Hazard

_AROUND = 2
"""Pixels by which black goes over its edges, so that no rim of a letter stays."""


@dataclass(frozen=True, slots=True)
class Area:
    """What is to be blackened: a page counted from 1, and the sides as shares (0 to 1) of the page seen upright."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def on(self, picture: Image.Image) -> tuple[float, float, float, float]:
        """Return the sides in pixels of a picture, a little outside."""
        across, down = sorted((self.left, self.right)), sorted((self.top, self.bottom))
        return (
            across[0] * picture.width - _AROUND,
            down[0] * picture.height - _AROUND,
            across[1] * picture.width + _AROUND,
            down[1] * picture.height + _AROUND,
        )


def redact_pdf(content: bytes, areas: Iterable[Area]) -> bytes:
    """Return a clean copy whose touched pages are pictures with the areas black; bookmarks and descriptions are gone.

    :raises Hazard: if the file is locked or spoilt, or has no such page.
    """
    wanted = list(areas)
    with opened(content) as pdf, pdfium.PdfDocument(content) as document:
        refuse_bloated(pdf)
        pages = counted(pdf)
        if not all(1 <= area.page <= pages for area in wanted):
            raise Hazard("file_broken", "没有要涂黑的那一页")
        document.init_forms()
        for number in sorted({area.page for area in wanted}):
            here = [area for area in wanted if area.page == number]
            replace_page(pdf, document, number - 1, lambda picture, here=here: _blacken(picture, here))  # type: ignore[misc]
        for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines"):
            if key in pdf.Root:
                del pdf.Root[key]
        strip(pdf)
        return saved(pdf)


def redact_image(content: bytes, areas: Iterable[Area]) -> bytes:
    """Return a picture with the areas black, and nothing in it but its points.

    :raises Hazard: if the picture is spoilt or too large.
    """
    source = opened_picture(content)
    try:
        upright = ImageOps.exif_transpose(source)
        picture = upright if upright.mode in {"L", "RGB"} else upright.convert("RGB")
    except FAULTS:
        raise Hazard("file_broken", "图片不完整") from None
    _blacken(picture, areas)
    picture.format = source.format
    return drawn_anew(picture)


def _blacken(picture: Image.Image, areas: Iterable[Area]) -> None:
    draw = ImageDraw.Draw(picture)
    for area in areas:
        draw.rectangle(area.on(picture), fill="black")
