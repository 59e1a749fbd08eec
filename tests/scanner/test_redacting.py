"""Under black there is nothing: not in the text, not in the points, not in any byte of the file."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.redact import Area, redact_image, redact_pdf
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
