"""In a picture all that it carries beside what it shows is looked into."""

import pytest

from tests.scanner.making.pictures import exif, jpeg, png, saved, stripes
from tests.scanner.seen import MARK, places, troubles

GPS = {1: "N", 2: (41.0, 7.0, 30.0), 3: "E", 4: (123.0, 0.0, 0.0)}
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><c>{MARK}</c></x:xmpmeta>'.encode()
CAPTION = b"\xff\xed\x00\x20Photoshop 3.0\x00 by " + MARK.encode() + b"  "

PLACES = {
    "description": (jpeg(exif=exif(t270=MARK)), "a.jpg", "元数据（ImageDescription）"),
    "artist": (jpeg(exif=exif(t315=MARK)), "a.jpg", "元数据（Artist）"),
    "windows title": (jpeg(exif=exif(t40091=MARK.encode("utf-16-le"))), "a.jpg", "元数据（XPTitle）"),
    "comment": (jpeg(comment=MARK), "a.jpg", "元数据"),
    "xmp": (jpeg(xmp=XMP), "a.jpg", "元数据"),
    "png text": (png(Author=MARK), "a.png", "元数据（Author）"),
    "gif comment": (saved(stripes(), "GIF", comment=MARK.encode()), "a.gif", "元数据（comment）"),
    "webp": (saved(stripes(), "WEBP", exif=exif(t270=MARK)), "a.webp", "元数据（ImageDescription）"),
    "tiff": (saved(stripes(), "TIFF", description=MARK), "a.tiff", "元数据（ImageDescription）"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_text_is_found_where_it_lies(place):
    content, name, part = PLACES[place]

    assert (part, "metadata") in places(content, name)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (jpeg(exif=exif(gps=GPS)), "a.jpg", "file_location"),
        (jpeg(), "a.jpg", "file_needs_ocr"),
        (png(), "a.png", "file_needs_ocr"),
        (png() + b"PK\x03\x04", "a.png", "file_broken"),
        (jpeg() + b"%PDF-1.7", "a.jpg", "file_broken"),
        (jpeg() + jpeg(), "a.jpg", "file_hidden"),
        (jpeg()[:700], "a.jpg", "file_broken"),
        (png()[:150], "a.png", "file_broken"),
        (jpeg(), "a.png", "file_unknown"),
    ],
)
def test_what_is_the_matter_is_said(content, name, kind):
    assert kind in troubles(content, name)


def test_a_document_behind_a_picture_is_read():
    assert places(png() + MARK.encode(), "a.png") == {("图片后面的内容·第1行", "embedded")}


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_small_picture_without_more_has_no_trouble(kind):
    assert troubles(saved(stripes(40, 40), kind), f"a.{kind.lower()}") == set()
