"""Pictures: what they carry beside what they show, and, if somebody reads pictures, the text they show."""

import io
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image, UnidentifiedImageError

from gongkai.scanner.formats import picture_ends
from gongkai.scanner.formats.leftover import texts_of
from gongkai.scanner.formats.markup import parsed
from gongkai.scanner.formats.runs import runs
from gongkai.scanner.formats.source import WHOLE, Hazard, Item, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

PIXELS = 60_000_000
FRAMES = 200
TEXTLESS = 64
"""How many pixels and frames a picture may have; below how many pixels a side it can hold no text."""

FAULTS = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, OverflowError)
_TECHNICAL = frozenset(
    [
        "exif",
        "icc_profile",
        "photoshop",
        "transparency",
        "dpi",
        "gamma",
        "jfif",
        "adobe",
        "mp",
        "version",
        "background",
        "compression",
        "duration",
        "loop",
        "extension",
    ]
)
_KINDS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "MPO")


def opened(content: bytes) -> Image.Image:
    """Return an open picture whose size was looked at before it is unpacked.

    :raises Hazard: if it is spoilt, or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(content), formats=_KINDS)
    except Image.DecompressionBombError:
        raise Hazard("file_bloated", "图片的尺寸太大") from None
    except FAULTS:
        raise Hazard("file_broken", "图片损坏，打不开") from None
    if picture.width * picture.height * min(getattr(picture, "n_frames", 1), FRAMES) > PIXELS:
        raise Hazard("file_bloated", f"图片的尺寸太大（{picture.width}×{picture.height}）")
    return picture


def read(source: Source) -> Iterator[Item]:
    """Yield metadata of every kind, what stands behind the picture's end, and the text in it."""
    picture = opened(source.content)
    yield from _metadata(picture)
    yield from _behind(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture.load()
    except Image.DecompressionBombError:
        raise Hazard("file_bloated", "图片的尺寸太大") from None
    except FAULTS:
        raise Hazard("file_broken", "图片不完整") from None
    if min(picture.size) < TEXTLESS:
        return
    if source.ocr is None:
        yield Trouble("file_needs_ocr", "图像", "图片里的文字没有读")
        return
    yield from (Passage(text, "图像") for text, _ in source.ocr(source.content))


def _metadata(picture: Image.Image) -> Iterator[Item]:
    try:
        exif = picture.getexif()
    except FAULTS:
        yield Trouble("file_broken", "元数据", "图片的元数据损坏")
        return
    places = exif.get_ifd(ExifTags.IFD.GPSInfo)
    if places:
        yield Trouble("file_location", "元数据", "图片里记着拍摄地点")
    if exif.get_ifd(ExifTags.IFD.IFD1):
        yield Trouble("file_hidden", "元数据", "图片里有一张缩略图，可能是裁剪或涂改以前的样子")
    tags = [*exif.items(), *exif.get_ifd(ExifTags.IFD.Exif).items()]
    for tag, value in tags:
        label = ExifTags.TAGS.get(tag, str(tag))
        yield from (Passage(text, f"元数据（{label}）", Hidden.METADATA) for text in _texts(value))
    for key, value in picture.info.items():
        if key not in _TECHNICAL:
            yield from _info(str(key), value)


def _info(key: str, value: object) -> Iterator[Item]:
    """Yield a text kept beside the picture; a packet of XMP is taken apart."""
    if key.lower() in {"xmp", "xml:com.adobe.xmp"} and isinstance(value, bytes | str):
        try:
            root = parsed(value if isinstance(value, bytes) else value.encode(), "元数据")
        except Hazard as hazard:
            yield hazard.trouble()
            return
        for element in root.iter():
            texts = (
                [*texts_of(element), *(str(one) for one in element.values())] if len(element) == 0 else element.values()
            )
            yield from (Passage(str(text), "元数据", Hidden.METADATA) for text in texts if str(text).strip())
        return
    yield from (Passage(text, f"元数据（{key}）", Hidden.METADATA) for text in _texts(value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        text = value.strip("\0 ")
        yield from [text] if text else []
    elif isinstance(value, bytes):
        yield from runs(value)


def _behind(source: Source) -> Iterator[Item]:
    """Read what stands behind a picture's end as the file that it may be, and blocks of text inside JPEG."""
    yield from (Passage(text, "元数据", Hidden.METADATA) for text in picture_ends.blocks(source.content))
    end = picture_ends.end_of(source.content)
    rest = source.content[end:].strip(b"\0") if end else b""
    if rest:
        kind = "file_hidden" if rest.startswith(picture_ends.JPEG) else "file_broken"  # cameras append small pictures
        yield Trouble(kind, WHOLE, "图片的结尾后面还有别的内容")
        yield from source.inside(rest, "图片后面的内容", "图片后面的内容", Hidden.EMBEDDED)
