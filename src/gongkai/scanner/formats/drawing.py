"""A page of a PDF drawn as a picture, on which can be looked whether there is anything where a text should be."""

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from gongkai.scanner.formats.layers import Bounds

PIXELS = 4_000_000
_SCALE = 1.5
_EVEN = 24
_FAR = 1_000
"""Most pixels of a drawn page; its scale; how far apart the greys of one even colour are; and how many points apart
places are asked for, so that rounding to whole pixels does not matter."""


def drawn(page: pdfium.PdfPage, scale: float, pixels: int = PIXELS) -> Image.Image:
    """Return a page as a picture, made smaller where it would have too many pixels."""
    width, height = page.get_size()
    fits = (pixels / max(width * height, 1)) ** 0.5
    smallest = 1 / max(width, height, 1)
    picture: Image.Image = page.render(scale=max(min(scale, fits), smallest), may_draw_forms=True).to_pil()
    return picture


class Drawing:
    """A page in greys, and where on it the page's points are."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._picture = drawn(page, _SCALE).convert("L")
        origin, right, up = (self._asked(page, x, y) for x, y in ((0, 0), (_FAR, 0), (0, _FAR)))
        self._origin = origin
        self._across = ((right[0] - origin[0]) / _FAR, (right[1] - origin[1]) / _FAR)
        self._up = ((up[0] - origin[0]) / _FAR, (up[1] - origin[1]) / _FAR)

    def _asked(self, page: pdfium.PdfPage, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        size = (self._picture.width, self._picture.height)
        pdfium_c.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        return across.value, down.value

    def _pixel(self, x: float, y: float) -> tuple[float, float]:
        return (
            self._origin[0] + self._across[0] * x + self._up[0] * y,
            self._origin[1] + self._across[1] * x + self._up[1] * y,
        )

    def place(self, box: Bounds) -> tuple[int, int, int, int] | None:
        """Return where on the picture a box is, a pixel around it included; nothing if it is off the page."""
        (x, y), (other_x, other_y) = self._pixel(box[0], box[1]), self._pixel(box[2], box[3])
        left, top = max(int(min(x, other_x)) - 1, 0), max(int(min(y, other_y)) - 1, 0)
        right = min(int(max(x, other_x)) + 2, self._picture.width)
        bottom = min(int(max(y, other_y)) + 2, self._picture.height)
        return (left, top, right, bottom) if left < right and top < bottom else None

    def shows(self, box: Bounds) -> bool:
        """Tell whether there is anything but one even colour in a box."""
        place = self.place(box)
        if place is None:
            return False
        darkest, lightest = self._picture.crop(place).getextrema()
        return bool(lightest - darkest > _EVEN)  # type: ignore[operator]
