"""A clean copy holds what is seen and nothing else, and says what it left out."""

import zipfile
from io import BytesIO

import docx as python_docx
import openpyxl
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from gongkai.scanner.clean import Change, clean
from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.passage import Passage
from tests.scanner import test_docx, test_pdf, test_pictures, test_pptx, test_xlsx
from tests.scanner.making.office import docx, run
from tests.scanner.making.packed import packed
from tests.scanner.making.pdfs import annotated, made
from tests.scanner.making.pictures import exif, jpeg
from tests.scanner.seen import MARK, items, places, troubles

UNSEEN = [
    (name, place)
    for name, module in (("a.docx", test_docx), ("a.xlsx", test_xlsx), ("a.pptx", test_pptx), ("a.pdf", test_pdf))
    for place, (_, _, hidden) in module.PLACES.items()
    if hidden != "no"
]
SEEN = [
    (name, place)
    for name, module in (("a.docx", test_docx), ("a.xlsx", test_xlsx), ("a.pptx", test_pptx), ("a.pdf", test_pdf))
    for place, (_, part, hidden) in module.PLACES.items()
    if hidden == "no" and part[:1] in "第表页脚尾工" and "设置" not in part and "公式" not in part and part != "表单"
]
MODULES = {"a.docx": test_docx, "a.xlsx": test_xlsx, "a.pptx": test_pptx, "a.pdf": test_pdf}


@pytest.mark.parametrize(("name", "place"), UNSEEN)
def test_what_is_not_seen_is_not_in_the_copy(name, place):
    content, part, _ = MODULES[name].PLACES[place]
    copy = clean(content, name)

    assert places(copy.content, name) == set()
    assert MARK.encode() not in raw(copy.content)
    assert part.split("·")[0] in {change.part.split("·")[0] for change in copy.changes}


def raw(content):
    """All bytes of a file, unpacked as far as they can be."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            return b"".join(package.read(name) for name in package.namelist())
    if content.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(content)) as pdf:
            streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
            return content + b"".join(
                one.read_bytes() for one in streams if one.get("/Filter") != pikepdf.Name.DCTDecode
            )
    return content


@pytest.mark.parametrize(("name", "place"), SEEN)
def test_what_is_seen_stays(name, place):
    content, part, _ = MODULES[name].PLACES[place]

    assert (part, "no") in places(clean(content, name).content, name)


@pytest.mark.parametrize("place", test_pictures.PLACES)
def test_a_picture_keeps_only_what_it_shows(place):
    content, name, _ = test_pictures.PLACES[place]
    copy = clean(content, name)

    assert (places(copy.content, name), MARK.encode() in copy.content) == (set(), False)


def test_a_photograph_forgets_where_it_was_taken_and_loses_nothing_else():
    content = jpeg(exif=exif(gps=test_pictures.GPS))
    copy = clean(content, "a.jpg")

    assert copy.changes == (Change("元数据", "图片里记着拍摄地点"),)
    assert troubles(copy.content, "a.jpg") == {"file_needs_ocr"}
    assert jpeg()[-3000:] == copy.content[-3000:]


def test_a_clean_document_opens_and_reads_as_with_all_changes_accepted():
    changed = (
        f"<w:p><w:r><w:t>甲</w:t></w:r><w:ins {test_docx.CHANGED}>{run('乙')}</w:ins>{run('丙', '<w:vanish/>')}</w:p>"
    )
    copy = clean(docx(changed, **{"docProps/core.xml": "<x/>"}), "a.docx").content
    opened = python_docx.Document(BytesIO(copy))

    assert [one.text for one in opened.paragraphs] == ["甲乙"]
    assert troubles(copy, "a.docx") == set()


def test_a_clean_workbook_opens_without_its_hidden_sheets():
    content, _, _ = test_xlsx.PLACES["very hidden sheet"]
    book = openpyxl.load_workbook(BytesIO(clean(content, "a.xlsx").content))

    assert (book.sheetnames, book["一"]["A1"].value) == (["一"], "姓名")


def test_every_copy_reads_without_trouble_except_for_pictures():
    for name, module in MODULES.items():
        for content, _, _ in module.PLACES.values():
            assert troubles(clean(content, name).content, name) <= {"file_needs_ocr"}


def filled_form(pdf):
    """A form whose field stands on the page."""
    field = Dictionary(
        FT=Name.Tx,
        T="x",
        V=MARK,
        Subtype=Name.Widget,
        Type=Name.Annot,
        Rect=Array([72, 500, 300, 520]),
        DA="/F1 12 Tf 0 g",
        F=4,
    )
    field = pdf.make_indirect(field)
    fonts = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=fonts, DA="/F1 12 Tf 0 g", NeedAppearances=True)
    pdf.pages[0].obj.Annots = Array([field])


def test_what_was_filled_into_a_form_stays_as_text_of_the_page():
    copy = clean(made(change=filled_form), "a.pdf").content

    assert places(copy, "a.pdf") == {("第1页", "no")}


def test_links_of_a_page_stay_and_lead_where_they_led():
    def linked(pdf):
        annotated(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://x.cn/a"))

    found = items(clean(made(change=linked), "a.pdf").content, "a.pdf")

    assert "https://x.cn/a" in {item.text for item in found if isinstance(item, Passage)}


def test_plain_text_is_its_own_copy():
    assert clean("甲".encode(), "a.txt").content == "甲".encode()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (packed({"a.txt": "x"}), "a.zip", "file_unknown"),
        (made(encryption=pikepdf.Encryption(owner="a", user="b")), "a.pdf", "file_encrypted"),
        (docx(**{"word/vbaProject.bin": b"x" * 40}), "a.docx", "file_macros"),
        (docx()[:-40], "a.docx", "file_broken"),
        (test_xlsx.xlsx({"名单": test_xlsx.PLAIN}, states=("hidden",)), "a.xlsx", "file_broken"),
    ],
)
def test_what_cannot_be_cleaned_is_refused(content, name, kind):
    with pytest.raises(Hazard) as refused:
        clean(content, name)

    assert refused.value.kind == kind
