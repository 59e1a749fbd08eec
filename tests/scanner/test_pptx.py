"""In a presentation every slide is looked into, shown or not, and all that is kept beside the slides."""

import pytest

from tests.scanner.making.office import P, pptx, relations, row, shape, sheet, slide, xlsx
from tests.scanner.seen import MARK, places, troubles

CELL = "<a:tc><a:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:txBody></a:tc>"
ROWS = [f"<a:tr>{CELL.format(one)}{CELL.format(two)}</a:tr>" for one, two in (("姓名", "号码"), ("甲", MARK))]
TABLE = f"<p:graphicFrame><a:tbl>{''.join(ROWS)}</a:tbl></p:graphicFrame>"
FAR = '<a:xfrm><a:off x="99999999" y="0"/><a:ext cx="10" cy="10"/></a:xfrm>'
SLIDE_RELS = "ppt/slides/_rels/slide1.xml.rels"


def beside(kind, target, content):
    return pptx(**{f"ppt/{target}": content, SLIDE_RELS: relations((kind, f"../{target}"))})


PLACES = {
    "slide": (pptx([slide("甲"), slide(MARK)]), "第2张", "no"),
    "hidden slide": (pptx([slide("甲"), slide(MARK, about='show="0"')]), "第2张", "hidden_slide"),
    "slide not listed": (pptx(**{"ppt/slides/slide7.xml": slide(MARK)}), "第2张", "hidden_slide"),
    "table": (pptx([slide(TABLE)]), "第1张表格第2行第2列", "no"),
    "hidden shape": (pptx([slide(shape(MARK, 'hidden="1"'))]), "第1张", "hidden_text"),
    "beside the slide": (pptx([slide(shape(MARK, place=FAR))]), "第1张", "invisible"),
    "alternative text": (pptx([slide(shape("甲", f'descr="{MARK}"'))]), "第1张的说明文字", "no"),
    "notes": (beside("notesSlide", "notesSlides/n1.xml", slide(MARK, root="notes")), "第1张备注", "notes"),
    "comment": (
        beside("comments", "comments/c1.xml", f"<p:cmLst {P}><p:cm><p:text>{MARK}</p:text></p:cm></p:cmLst>"),
        "第1张批注",
        "comment",
    ),
    "new comment": (
        beside(
            "comments",
            "comments/m1.xml",
            f"<q:cmLst xmlns:q='x' {P}><q:cm><a:p><a:r><a:t>{MARK}</a:t></a:r></a:p></q:cm></q:cmLst>",
        ),
        "第1张批注",
        "comment",
    ),
    "notes of no slide": (pptx(**{"ppt/notesSlides/n9.xml": slide(MARK, root="notes")}), "备注", "notes"),
    "master": (pptx(**{"ppt/slideMasters/m1.xml": slide(MARK, root="sldMaster")}), "母版", "no"),
    "layout": (pptx(**{"ppt/slideLayouts/l1.xml": slide(MARK, root="sldLayout")}), "版式", "no"),
    "handout": (pptx(**{"ppt/handoutMasters/h1.xml": slide(MARK, root="handoutMaster")}), "讲义母版", "notes"),
    "diagram": (pptx(**{"ppt/diagrams/data1.xml": f"<d {P}><a:p><a:t>{MARK}</a:t></a:p></d>"}), "图示", "no"),
    "authors": (
        pptx(commentAuthors=f'<p:cmAuthorLst {P}><p:cmAuthor name="{MARK}"/></p:cmAuthorLst>'),
        "元数据",
        "metadata",
    ),
    "workbook": (
        pptx(**{"ppt/embeddings/b.xlsx": xlsx({"名单": sheet(row(1, MARK))})}),
        "嵌入对象“b.xlsx”·工作表“名单”!A1",
        "embedded",
    ),
    "author": (
        pptx(**{"docProps/core.xml": f"<P><lastModifiedBy>{MARK}</lastModifiedBy></P>"}),
        "元数据（最后修改者）",
        "metadata",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_text_is_found_where_it_lies(place):
    content, part, hidden = PLACES[place]

    assert (part, hidden) in places(content, "a.pptx")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PLACES["hidden slide"][0], "file_hidden"),
        (PLACES["notes"][0], "file_comments"),
        (PLACES["workbook"][0], "file_embedded"),
        (pptx(["<p:sld"]), "file_broken"),
        (pptx(**{"ppt/vbaProject.bin": b"x" * 40}), "file_macros"),
    ],
)
def test_what_is_the_matter_is_said(content, kind):
    assert kind in troubles(content, "a.pptx")


def test_a_plain_presentation_has_no_trouble():
    assert troubles(pptx(), "介绍.pptx") == set()
