"""The text that pictures show, read by rapidocr (extra ``ocr``), on this machine and without network."""

import io
from importlib import import_module
from typing import Any

from PIL import Image, ImageOps

from gongkai.scanner.formats.source import Box, Ocr

_SIDE = 3_000
"""Pictures are made smaller than this many pixels a side: letters stay readable, memory stays bounded."""


def reader() -> Ocr:
    """Return what reads pictures; its models are loaded once.

    :raises ModuleNotFoundError: if the extra ``ocr`` is not installed.
    """
    engine: Any = import_module("rapidocr").RapidOCR(params={"Global.log_level": "critical"})

    def lines(content: bytes) -> list[tuple[str, Box]]:
        found = engine(_prepared(content))
        if found.txts is None:
            return []
        return [(text, _box(corners)) for text, corners in zip(found.txts, found.boxes, strict=True)]

    return lines


def _prepared(content: bytes) -> bytes:
    """Return a picture as PNG, upright and not too large."""
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB")
    picture.thumbnail((_SIDE, _SIDE))
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def _box(corners: Any) -> Box:  # noqa: ANN401  # an array of numpy, which is not installed without the extra
    across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return min(across), min(down), max(across), max(down)
