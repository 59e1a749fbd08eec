"""What is drawn on a page of a PDF in which order, so that it can be told what lies over a text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

Handle = Any
"""An object on a page, as the library hands it out."""

Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)
_FORMS = 12
_OBJECTS = 100_000
_PICTURE = 0.05
_PATHS = 300
_SOLID = 250
_BAND = 20
_HIGHEST = 15_000
"""How deep drawings may lie in drawings; how many objects are looked at; which share of a page a picture must fill to
matter; from how many strokes on a page without text may be one of letters drawn as lines; from which opacity
(of 255) on nothing shows through; how high a band is and how far up there may be any, in points."""


@dataclass(frozen=True, slots=True)
class _Cover:
    """Something that covers what was drawn before it; a picture may do so only in places."""

    order: int
    bounds: Bounds
    picture: Handle | None

    def holds(self, across: float, up: float) -> bool:
        left, bottom, right, top = self.bounds
        return left <= across <= right and bottom <= up <= top


class Layers:
    """The objects of a page: where each stands in the order of drawing, and which of them cover what is under them."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._order: dict[int, int] = {}
        self._page = page
        self._covers: dict[int, list[_Cover]] = {}
        self._clear: dict[int, Image.Image | None] = {}
        self._pictures: list[Bounds] = []
        self._paths = 0
        self._size = page.get_size()
        for order, (one, matrix) in enumerate(_objects(page)):
            self._take(one, matrix, order)

    def _take(self, one: Handle, matrix: _Matrix, order: int) -> None:
        kind = pdfium_c.FPDFPageObj_GetType(one)
        self._order[ctypes.addressof(one.contents)] = order
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            return
        self._paths += kind == pdfium_c.FPDF_PAGEOBJ_PATH
        bounds = _bounds(one, matrix)
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            self._pictures.append(bounds)
        if _is_opaque(one, kind):
            self._cover(_Cover(order, bounds, one if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE else None))

    def _cover(self, cover: "_Cover") -> None:
        """Note a cover in every band across the page that it reaches, so that a sign is compared with few."""
        _, bottom, _, top = cover.bounds
        for band in range(int(max(bottom, -_HIGHEST) // _BAND), int(min(top, _HIGHEST) // _BAND) + 1):
            self._covers.setdefault(band, []).append(cover)

    def is_over(self, text: Handle, box: Bounds) -> bool:
        """Tell whether something opaque was drawn over the middle of a text's sign after the text was."""
        order = self._order.get(ctypes.addressof(text.contents), _OBJECTS)
        across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        near = self._covers.get(int(up // _BAND), [])
        over = (cover for cover in near if cover.order > order and cover.holds(across, up))
        return any(cover.picture is None or self._hides(cover, box) for cover in over)

    def _hides(self, cover: "_Cover", box: Bounds) -> bool:
        """Tell whether a picture lets nothing through at the place of a sign: seals are mostly clear."""
        if cover.order not in self._clear:
            self._clear[cover.order] = _clearness(self._page, cover.picture)
        clear = self._clear[cover.order]
        if clear is None:
            return True
        left, bottom, right, top = cover.bounds
        across, up = clear.width / max(right - left, 1e-6), clear.height / max(top - bottom, 1e-6)
        place = ((box[0] - left) * across, (top - box[3]) * up, (box[2] - left) * across, (top - box[1]) * up)
        whole = (max(int(place[0]), 0), max(int(place[1]), 0), int(place[2]) + 1, int(place[3]) + 1)
        lowest, _ = clear.crop(whole).getextrema()
        return bool(lowest >= _SOLID)  # type: ignore[operator]

    def needs_eyes(self, *, has_text: bool) -> bool:
        """Tell whether there is a picture that may hold text, or a page of lines that may be letters."""
        page = max(self._size[0] * self._size[1], 1)
        large = any((box[2] - box[0]) * (box[3] - box[1]) > _PICTURE * page for box in self._pictures)
        return large or (not has_text and bool(self._pictures or self._paths > _PATHS))


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[Handle, _Matrix]]:
    """Yield the objects of a page in the order in which they are drawn, those of drawings in drawings too."""
    count = min(pdfium_c.FPDFPage_CountObjects(page), _OBJECTS)
    yield from _walk([pdfium_c.FPDFPage_GetObject(page, at) for at in range(count)], _SAME, 0)


def _walk(objects: list[Handle], matrix: _Matrix, deep: int) -> Iterator[tuple[Handle, _Matrix]]:
    for one in objects:
        yield one, matrix
        if pdfium_c.FPDFPageObj_GetType(one) == pdfium_c.FPDF_PAGEOBJ_FORM and deep < _FORMS:
            count = min(pdfium_c.FPDFFormObj_CountObjects(one), _OBJECTS)
            inner = [pdfium_c.FPDFFormObj_GetObject(one, at) for at in range(count)]
            yield from _walk(inner, _times(_matrix(one), matrix), deep + 1)


def _matrix(one: Handle) -> _Matrix:
    got = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(one, got)
    return (got.a, got.b, got.c, got.d, got.e, got.f)


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _bounds(one: Handle, matrix: _Matrix) -> Bounds:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(one, left, bottom, right, top)
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)


def _is_opaque(one: Handle, kind: int) -> bool:
    """Tell whether nothing shows through an object: seals with a clear ground do let a text through."""
    if pdfium_c.FPDFPageObj_HasTransparency(one):
        return False
    if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(one, mode, stroke)
        return bool(mode.value != pdfium_c.FPDF_FILLMODE_NONE)
    return bool(kind in {pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING})


def _clearness(page: pdfium.PdfPage, one: Handle | None) -> Image.Image | None:
    """Return how opaque a picture is at each of its points, as it is drawn; nothing if it is so everywhere."""
    raw = pdfium_c.FPDFImageObj_GetRenderedBitmap(page.pdf.raw, page.raw, one)
    if not raw:
        return None
    picture: Image.Image = pdfium.PdfBitmap.from_raw(raw).to_pil()
    return picture.getchannel("A") if "A" in picture.getbands() else None
