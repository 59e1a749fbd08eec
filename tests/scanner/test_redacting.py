"""Under black there is nothing: not in the text, not in the points, not in any byte of the file."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from gongkai.scanner.child import redact_safely
from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.pages import Area
from gongkai.scanner.passage import Trouble
from gongkai.scanner.redact import redact_image, redact_pdf
from tests.scanner.making.office import docx
from tests.scanner.making.pdfs import made, text
from tests.scanner.making.pictures import exif, saved
from tests.scanner.seen import MARK, places, troubles
from tests.scanner.test_cleaning import raw
from tests.scanner.test_pdf import described, informed, outlined

LINE = Area(2, left=0.1, top=0.14, right=0.6, bottom=0.19)
"""Where the line of the second page stands: 700 points above the foot of 842."""


def redacted(change=None):
    return redact_pdf(made(text("first"), text(MARK) + text("below", y=300), change=change), [LINE])


@pytest.mark.parametrize("change", [None, described, informed, outlined])
def test_nothing_of_the_blackened_text_is_left(change):
    copy = redacted(change)

    assert (places(copy, "a.pdf"), MARK.encode() in raw(copy)) == (set(), False)


def test_other_pages_keep_their_text_and_the_touched_one_is_a_picture():
    copy = redacted()

    assert places(copy, "a.pdf", "first") == {("第1页", "no")}
    assert troubles(copy, "a.pdf") == {"file_needs_ocr"}


def test_the_area_is_black_and_what_stands_outside_is_still_seen():
    with pdfium.PdfDocument(redacted()) as document:
        page = document[1].render(scale=1).to_pil().convert("L")

    assert page.crop((62, 120, 355, 158)).getextrema() == (0, 0)
    assert page.crop((70, 525, 120, 545)).getextrema()[0] < 100
    assert document_size(redacted()) == [(595, 842), (595, 842)]


def document_size(content):
    with pdfium.PdfDocument(content) as document:
        return [tuple(map(round, document.get_page_size(number))) for number in range(len(document))]


def turned(pdf):
    pdf.pages[1].obj.Rotate = 90


def test_areas_are_told_as_the_page_is_seen_however_it_is_turned():
    beside = Area(2, left=1 - 0.19, top=0.1, right=1 - 0.14, bottom=0.6)
    copy = redact_pdf(made(text("first"), text(MARK), change=turned), [beside])
    with pdfium.PdfDocument(copy) as document:
        page = document[1].render(scale=1).to_pil().convert("L")

    assert document_size(copy)[1] == (842, 595)
    assert page.crop((690, 70, 720, 350)).getextrema() == (0, 0)


def test_a_picture_is_black_where_asked_and_forgets_what_it_carried():
    picture = Image.new("RGB", (200, 100), "white")
    ImageDraw.Draw(picture).text((20, 40), MARK, fill="red")
    content = saved(picture, "PNG", exif=exif(t270=MARK))
    copy = redact_image(content, [Area(1, left=0.05, top=0.3, right=0.6, bottom=0.6)])
    points = Image.open(io.BytesIO(copy)).convert("L")

    assert (MARK.encode() in copy, places(copy, "a.png")) == (False, set())
    assert points.crop((10, 30, 120, 60)).getextrema() == (0, 0)
    assert points.crop((140, 0, 200, 100)).getextrema() == (255, 255)


def test_a_page_that_is_not_there_is_refused():
    with pytest.raises(Hazard, match="没有要涂黑的那一页"):
        redact_pdf(made(), [LINE])


def test_a_locked_file_is_refused():
    with pytest.raises(Hazard, match="file_encrypted"):
        redact_pdf(made(encryption=pikepdf.Encryption(owner="a", user="b")), [LINE])


def test_in_a_child_too_nothing_of_the_blackened_text_is_left():
    copy = redact_safely(made(text("first"), text(MARK) + text("below", y=300), change=outlined), "a.pdf", [LINE])
    with pdfium.PdfDocument(copy) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]

    assert (places(copy, "a.pdf"), MARK.encode() in raw(copy), texts) == (set(), False, ["first", ""])


def test_in_a_child_too_a_picture_is_black_where_asked():
    copy = redact_safely(saved(Image.new("RGB", (200, 100), "white"), "PNG"), "a.png", [Area(1, 0.1, 0.3, 0.6, 0.6)])
    points = Image.open(io.BytesIO(copy)).convert("L")

    assert (points.crop((20, 30, 120, 60)).getextrema(), points.getpixel((150, 45))) == ((0, 0), 255)


def test_what_lay_under_clear_points_does_not_come_to_light():
    copy = redact_image(saved(Image.new("RGBA", (90, 90), (0, 0, 0, 0)), "PNG"), [Area(1, 0, 0, 0.1, 0.1)])

    assert Image.open(io.BytesIO(copy)).convert("L").crop((20, 20, 90, 90)).getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("content", "name", "page", "trouble"),
    [
        (made(), "a.pdf", 2, Trouble("file_broken", "文件", "没有要涂黑的那一页")),
        (saved(Image.new("L", (9, 9)), "PNG"), "a.png", 2, Trouble("file_broken", "文件", "没有要涂黑的那一页")),
        (made(encryption=pikepdf.Encryption(owner="a", user="b")), "a.pdf", 1,
         Trouble("file_encrypted", "文件", "打开文件需要密码")),
        (docx(), "a.docx", 1, Trouble("file_unknown", "文件", "只能在 PDF 和图片上涂黑，请另存为 PDF")),
    ],
)  # fmt: skip
def test_what_is_not_blackened_says_why(content, name, page, trouble):
    assert redact_safely(content, name, [Area(page, 0, 0, 1, 1)]) == trouble


def test_more_areas_than_can_be_told_at_once_are_refused():
    areas = [Area(1, 0.123456789, 0.123456789, 0.987654321, 0.987654321)] * 5_000

    assert redact_safely(made(), "a.pdf", areas) == Trouble("file_bloated", "文件", "一次要做的太多，请分几次做")


def test_an_area_without_a_place_is_no_area():
    with pytest.raises(ValueError, match="涂黑的位置必须是数"):
        Area(1, 0, float("nan"), 1, 1)
