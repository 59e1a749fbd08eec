"""The text that pictures show is read where the extra is installed, and by anything else that reads pictures."""

from importlib.util import find_spec

import pytest
from PIL import Image, ImageDraw, ImageFont

from gongkai.scanner.child import read_safely
from gongkai.scanner.formats import read
from gongkai.scanner.passage import Passage, Trouble
from tests.scanner.making.pdfs import made, picture, with_picture
from tests.scanner.making.pictures import png, saved

SCAN = made("q 500 0 0 700 40 60 cm /Im1 Do Q", change=lambda pdf: with_picture(pdf.pages[0], picture(pdf)))


def always(_):
    return [("110101199003070011", (0.0, 0.0, 9.0, 9.0))]


@pytest.mark.parametrize(
    ("content", "name", "part"), [(png(), "a.png", "图像"), (SCAN, "a.pdf", "第1页（图片里的文字）")]
)
def test_what_reads_pictures_is_asked_and_believed(content, name, part):
    found = list(read(content, name, ocr=always))

    assert Passage("110101199003070011", part) in found
    assert [item for item in found if isinstance(item, Trouble)] == []


@pytest.mark.skipif(find_spec("rapidocr") is not None, reason="the extra ocr is installed")
def test_without_the_extra_a_picture_is_told_as_unread():
    assert Trouble("file_needs_ocr", "图像", "图片里的文字没有读") in read_safely(png(), "a.png", ocr=True)


def test_a_number_in_a_picture_is_read_in_the_child():
    pytest.importorskip("rapidocr", reason="the extra ocr is not installed")
    sheet = Image.new("RGB", (900, 200), "white")
    ImageDraw.Draw(sheet).text((20, 60), "ID 110101199003070011", fill="black", font=ImageFont.load_default(48))

    found = read_safely(saved(sheet, "PNG"), "a.png", ocr=True)

    assert [item.text.replace(" ", "") for item in found if item.part == "图像"] == ["ID110101199003070011"]
