"""A page is shown as readers see it, in a picture made where the file can do no harm."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from gongkai.scanner.child import Limits, drawn_safely, pages_safely, redact_safely
from gongkai.scanner.pages import Area
from gongkai.scanner.passage import Trouble
from tests.scanner.making.office import docx
from tests.scanner.making.pdfs import box, made, text
from tests.scanner.making.pictures import exif, saved

PAGES = made(text("first"), box(0, 421, 595, 421, "1 0 0 rg"))


def points(drawing):
    return Image.open(io.BytesIO(drawing.picture)).convert("RGB")


def test_a_page_is_drawn_as_wide_as_asked():
    drawing = drawn_safely(PAGES, "a.pdf", 2, width=600)

    assert (drawing.page, drawing.pages, points(drawing).size) == (2, 2, (600, 850))
    assert [points(drawing).getpixel((300, y)) for y in (100, 700)] == [(255, 0, 0), (255, 255, 255)]


def test_a_turned_page_is_drawn_as_it_is_seen():
    def turned(pdf):
        pdf.pages[0].obj.Rotate = 90

    drawing = drawn_safely(made(box(0, 421, 595, 421, "1 0 0 rg"), change=turned), "a.pdf", 1, width=842)

    assert points(drawing).size == (842, 595)
    assert [points(drawing).getpixel((x, 300)) for x in (100, 700)] == [(255, 255, 255), (255, 0, 0)]


def test_a_photograph_is_drawn_upright_and_smaller():
    half = Image.new("RGB", (400, 200), "white")
    half.paste("blue", (0, 0, 200, 200))
    drawing = drawn_safely(saved(half, "JPEG", quality=95, exif=exif(t274=6)), "a.jpg", 1, width=100)

    assert (drawing.page, drawing.pages, points(drawing).size) == (1, 1, (100, 200))
    assert [points(drawing).getpixel((50, y))[0] < 9 for y in (20, 180)] == [True, False]


def test_a_small_picture_is_not_made_larger():
    assert points(drawn_safely(saved(Image.new("L", (30, 20)), "PNG"), "a.png", 1)).size == (30, 20)


def test_what_shows_through_is_drawn_on_white_whatever_colour_lies_under_it():
    clear = saved(Image.new("RGBA", (30, 20), (255, 0, 0, 0)), "PNG")

    assert points(drawn_safely(clear, "a.png", 1)).getextrema() == ((255, 255),) * 3


CALLED = (
    b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0001> <738B> endbfchar endcmap"
)


def of_missing_font(pdf):
    """A Chinese font that is not in the file, with a code for which no machine has a sign, and which is called 王."""
    info = Dictionary(Registry="Adobe", Ordering="GB1", Supplement=0)
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name.Nowhere, DW=1000, CIDSystemInfo=info)
    pdf.pages[0].obj.Resources.Font.F2 = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Nowhere, Encoding=Name("/GBK-EUC-H"),
        DescendantFonts=Array([below]), ToUnicode=pdf.make_stream(CALLED),
    )  # fmt: skip


LACKING = made(text("first") + "BT /F2 12 Tf 72 500 Td <0001> Tj ET", change=of_missing_font)
NO_FONT = Trouble("file_unreadable", "第1页", "字体没有嵌入文件，这里也没有，画不出这一页")
LOCKED = made(encryption=pikepdf.Encryption(owner="a", user="b"))
NOT_DRAWN = {
    "missing font": (LACKING, "a.pdf", 1, NO_FONT),
    "locked": (LOCKED, "a.pdf", 1, Trouble("file_encrypted", "文件", "打开文件需要密码")),
    "no such page": (PAGES, "a.pdf", 3, Trouble("file_broken", "第3页", "没有这一页")),
    "page before the first": (PAGES, "a.pdf", 0, Trouble("file_broken", "第0页", "没有这一页")),
    "second page of a picture": (saved(Image.new("L", (9, 9)), "PNG"), "a.png", 2,
                                 Trouble("file_broken", "第2页", "没有这一页")),
    "picture cut off": (saved(Image.new("L", (900, 900)), "PNG")[:200], "a.png", 1,
                        Trouble("file_broken", "文件", "图片不完整")),
    "document": (docx(), "a.docx", 1, Trouble("file_unknown", "文件", "只能显示 PDF 和图片的页面，请另存为 PDF")),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_DRAWN)
def test_what_is_not_drawn_says_why(case):
    content, name, page, trouble = NOT_DRAWN[case]

    assert drawn_safely(content, name, page) == trouble


def test_pages_are_counted_even_where_one_of_them_is_not_drawn():
    photograph = saved(Image.new("L", (9, 9)), "PNG")

    assert [pages_safely(PAGES, "a.pdf"), pages_safely(LACKING, "a.pdf"), pages_safely(photograph, "a.png")] == [
        2, 1, 1,
    ]  # fmt: skip


@pytest.mark.parametrize("case", ["locked", "document"])
def test_what_has_no_pages_that_can_be_counted_says_why(case):
    content, name, _, trouble = NOT_DRAWN[case]

    assert pages_safely(content, name) == trouble


def test_a_page_whose_fonts_are_missing_is_not_blackened_either():
    assert redact_safely(LACKING, "a.pdf", [Area(1, 0, 0, 1, 1)]) == NO_FONT


def test_a_page_that_takes_too_long_is_not_waited_for():
    heavy = made("q " * 500_000 + "0 0 m 1 1 l S " * 400_000)

    assert drawn_safely(heavy, "a.pdf", 1, limits=Limits(seconds=1)) == Trouble(
        "file_unreadable", "文件", "1 秒内没有读完，已停止"
    )


def test_a_picture_larger_than_memory_is_a_trouble():
    large = saved(Image.new("RGB", (7_000, 7_000)), "PNG")

    assert drawn_safely(large, "a.png", 1, limits=Limits(memory=220 << 20)).kind == "file_bloated"
