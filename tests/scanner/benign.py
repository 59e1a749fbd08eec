"""Files as people make them every day: name → how to make it, and how it is called."""

import io
from collections.abc import Callable
from functools import partial

import docx as python_docx
import openpyxl

from tests.scanner.making.ofds import box, ofd
from tests.scanner.making.ofds import text as ofd_text
from tests.scanner.making.office import core, docx, paragraph, pptx, row, sheet, slide, table, xlsx
from tests.scanner.making.packed import packed
from tests.scanner.making.pdfs import attached, made, picture, plain, text, with_picture
from tests.scanner.making.pictures import exif, jpeg, png, saved, stripes

Maker = Callable[[], bytes]
WORDS = "各党支部：现将有关事项通知如下。"


def word(paragraphs: int, rows: int = 0) -> bytes:
    """A document written by a program."""
    document = python_docx.Document()
    document.add_heading("关于开展学习的通知", 1)
    for _ in range(paragraphs):
        document.add_paragraph(WORDS)
    if rows:
        grid = document.add_table(rows, 3)
        for at in range(rows):
            grid.cell(at, 0).text = f"第{at}项"
    return kept(document)


def book(sheets: int, rows: int) -> bytes:
    """A workbook written by a program."""
    whole = openpyxl.Workbook()
    for number in range(sheets):
        page = whole.create_sheet(f"表{number}")
        page.append(["序号", "项目", "金额"])
        for at in range(rows):
            page.append([at, f"项目{at}", at * 1.5])
    return kept(whole)


def kept(document) -> bytes:
    """The bytes of a document."""
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def pages(count: int) -> bytes:
    """A PDF of pages of text."""
    return made(*("".join(text(f"line {at} of page {n}", y=780 - at * 14) for at in range(40)) for n in range(count)))


def illustrated() -> bytes:
    """A PDF with a picture above its text."""
    return made(
        "q 200 0 0 100 72 500 cm /Im1 Do Q " + text("words"),
        change=lambda pdf: with_picture(pdf.pages[0], picture(pdf)),
    )


def benign() -> dict[str, tuple[Maker, str]]:
    """All of them."""
    found: dict[str, tuple[Maker, str]] = {}
    for n in range(1, 13):
        found[f"word {n}"] = (partial(word, n * 7, n % 4 * 3), f"通知{n}.docx")
        found[f"book {n}"] = (partial(book, n % 4 + 1, n * 25), f"明细{n}.xlsx")
        found[f"pdf {n}"] = (partial(pages, n), f"公示{n}.pdf")
        found[f"slides {n}"] = (lambda n=n: pptx([slide(WORDS) for _ in range(n)]), f"汇报{n}.pptx")
        found[f"ofd {n}"] = (lambda n=n: ofd(*[ofd_text(WORDS)] * n), f"文件{n}.ofd")
        found[f"text {n}"] = (
            lambda n=n: (WORDS + "\n").encode("gb18030" if n % 2 else "utf-8") * n * 50,
            f"说明{n}.txt",
        )
        found[f"table {n}"] = (
            lambda n=n: ("序号,项目\n" + "1,甲\n" * n * 20).encode("utf-8-sig" if n % 2 else "gb18030"),
            f"表{n}.csv",
        )
    for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"):
        found[f"picture {kind}"] = (partial(saved, stripes(300, 200), kind), f"照片.{kind.lower()}")
    return found | {
        "photograph": (lambda: jpeg(exif=exif(t271="Camera", gps={1: "N", 2: (41.0, 7.0, 30.0)})), "照片.jpg"),
        "drawing": (lambda: png(Author="办公室"), "图.png"),
        "archive": (lambda: packed({"名单/a.docx": docx(), "b.pdf": made(), "c.txt": WORDS}), "材料.zip"),
        "by hand": (lambda: docx(paragraph(WORDS) + table(("甲", "乙"))), "a.docx"),
        "with an author": (lambda: docx(**{"docProps/core.xml": core(creator="办公室")}), "a.docx"),
        "with a picture": (lambda: docx(**{"word/media/image1.png": png()}), "a.docx"),
        "with a workbook": (lambda: docx(**{"word/embeddings/a.xlsx": xlsx()}), "a.docx"),
        "hidden rows": (lambda: xlsx({"表": sheet(row(1, "甲", about='hidden="1"'))}), "a.xlsx"),
        "for the web": (lambda: made(linearize=True), "a.pdf"),
        "old pdf": (lambda: plain("words"), "a.pdf"),
        "picture in a pdf": (illustrated, "a.pdf"),
        "attached": (lambda: made(change=lambda pdf: attached(pdf, "a.docx", docx())), "a.pdf"),
        "drawn ofd": (partial(ofd, box() + ofd_text(WORDS)), "a.ofd"),
        "page": (f"<html><body><h1>通知</h1><p>{WORDS}</p></body></html>".encode, "a.html"),
    }


BENIGN = benign()
