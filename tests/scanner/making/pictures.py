"""Pictures, made pixel by pixel."""

import io

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo


def stripes(width: int = 120, height: int = 90) -> Image.Image:
    """A picture of stripes."""
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    for at in range(0, width, 8):
        draw.line((at, 0, at, height), fill="navy")
    return picture


def saved(picture: Image.Image, kind: str, **more) -> bytes:
    """The bytes of a picture."""
    whole = io.BytesIO()
    picture.save(whole, kind, **more)
    return whole.getvalue()


def exif(**tags) -> Image.Exif:
    """What a camera writes: tags by their numbers in t270=…, a place in gps={…}."""
    found = Image.Exif()
    for name, value in tags.items():
        if name == "gps":
            found.get_ifd(0x8825).update(value)
        else:
            found[int(name[1:])] = value
    return found


def jpeg(**more) -> bytes:
    """A photograph."""
    return saved(stripes(), "JPEG", **more)


def png(**texts: str) -> bytes:
    """A drawing with texts kept beside it."""
    info = PngInfo()
    for key, text in texts.items():
        info.add_itxt(key, text)
    return saved(stripes(), "PNG", pnginfo=info)
