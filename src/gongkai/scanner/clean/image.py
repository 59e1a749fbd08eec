"""A clean copy of a picture: what it shows and nothing else, without loss where that can be."""

import io

from PIL import Image, ImageOps

from gongkai.scanner.formats.image import FAULTS, opened
from gongkai.scanner.formats.picture_ends import JPEG, PNG, chunks, end_of, segments
from gongkai.scanner.formats.source import Hazard

_SHOWING = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD"}
)
_JPEG_SHOWING = {0xE0, 0xEE}
_TURNED = 0x0112


def cleaned(content: bytes) -> bytes:
    """Return the copy, upright.

    :raises Hazard: if the picture is spoilt or too large.
    """
    picture = opened(content)
    if content.startswith(PNG) and end_of(content) and not picture.getexif().get(_TURNED, 1) > 1:
        return _png(content)
    if content.startswith(JPEG) and end_of(content) and picture.getexif().get(_TURNED, 1) == 1:
        return _jpeg(content)
    return drawn_anew(picture)


def _png(content: bytes) -> bytes:
    """Keep the chunks that change what is seen, without animation."""
    kept = [content[at : at + 12 + size] for name, at, size in chunks(content) if name in _SHOWING]
    return PNG + b"".join(kept)


def _jpeg(content: bytes) -> bytes:
    """Keep the blocks without which the picture looks otherwise, and the picture's data up to its end."""
    kept = b""
    for marker, at, size in segments(content):
        if marker == 0xDA:
            return JPEG + kept + content[at : end_of(content)]
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in _JPEG_SHOWING:
            kept += _first_block(content[at : at + size]) if marker == 0xE0 else content[at : at + size]
    raise Hazard("file_broken", "图片不完整")


def _first_block(block: bytes) -> bytes:
    """Return the opening block without the small picture it may hold."""
    return block[:2] + b"\0\x10" + block[4:16] + b"\0\0" if block[4:9] == b"JFIF\0" else b""


def drawn_anew(picture: Image.Image, *, lossless: bool = False) -> bytes:
    """Return a picture's points saved as a new file of its kind.

    :raises Hazard: if it is spoilt.
    """
    kind = "PNG" if lossless else {"MPO": "JPEG"}.get(picture.format or "PNG", picture.format or "PNG")
    try:
        upright = ImageOps.exif_transpose(picture)
        bare = Image.new(upright.mode, upright.size)
        if upright.mode == "P":
            bare.putpalette(upright.getpalette() or [])
        bare.paste(upright)
        kept = io.BytesIO()
        bare.save(kept, kind, **({"quality": 92} if kind == "JPEG" else {}))
    except FAULTS:
        raise Hazard("file_broken", "图片不完整") from None
    return kept.getvalue()


def blank() -> bytes:
    """Return an empty picture, in the place of one that cannot be cleaned."""
    kept = io.BytesIO()
    Image.new("L", (1, 1), 255).save(kept, "PNG")
    return kept.getvalue()
