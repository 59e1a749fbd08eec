"""In a Word document every place is looked into, and told by the name people have for it."""

from io import BytesIO

import docx as python_docx
import pytest

from gongkai.scanner.formats import read
from gongkai.scanner.passage import Passage
from tests.scanner.making.office import W, core, docx, paragraph, row, run, sheet, table, xlsx
from tests.scanner.making.pictures import jpeg
from tests.scanner.seen import MARK, items, places, troubles

WORDS = paragraph(MARK)
BOX = f"<w:r><w:pict><w:txbxContent>{WORDS}</w:txbxContent></w:pict></w:r>"
CHANGED = 'w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z"'
STYLES = (
    f'<w:styles {W}><w:style w:styleId="藏"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="仿"><w:basedOn w:val="藏"/></w:style></w:styles>'
)
NOTES = "<w:{0}s {1}><w:{0}>{2}</w:{0}></w:{0}s>"


def note(kind):
    return NOTES.format(kind, W, WORDS)


PLACES = {
    "body": (docx(paragraph("甲") + WORDS), "第2段", "no"),
    "split over runs": (docx(paragraph(MARK[:3], MARK[3:])), "第1段", "no"),
    "content control": (docx(f"<w:sdt><w:sdtContent>{WORDS}</w:sdtContent></w:sdt>"), "第1段", "no"),
    "table": (docx(table(("姓名", "号码"), ("甲", MARK))), "表1第2行第2列", "no"),
    "table in a table": (docx(f"<w:tbl><w:tr><w:tc>{table((MARK,))}</w:tc></w:tr></w:tbl>"), "表2第1行第1列", "no"),
    "hidden row": (docx(table((MARK,), row="<w:hidden/>")), "表1第1行第1列", "hidden_text"),
    "deleted row": (docx(table((MARK,), row=f"<w:del {CHANGED}/>")), "表1第1行第1列", "revision"),
    "text box": (docx(paragraph(BOX)), "文本框", "no"),
    "text box in a cell": (docx(f"<w:tbl><w:tr><w:tc>{paragraph(BOX)}</w:tc></w:tr></w:tbl>"), "文本框", "no"),
    "insertion": (docx(f"<w:p><w:ins {CHANGED}>{run(MARK)}</w:ins></w:p>"), "第1段", "no"),
    "deletion": (
        docx(f"<w:p><w:del {CHANGED}><w:r><w:delText>{MARK}</w:delText></w:r></w:del></w:p>"),
        "第1段（删除的文字）",
        "revision",
    ),
    "moved away": (
        docx(f"<w:p><w:moveFrom {CHANGED}>{run(MARK)}</w:moveFrom></w:p>"),
        "第1段（删除的文字）",
        "revision",
    ),
    "hidden": (docx(paragraph(run(MARK, "<w:vanish/>"))), "第1段", "hidden_text"),
    "hidden by style": (docx(paragraph(run(MARK, '<w:rStyle w:val="仿"/>')), styles=STYLES), "第1段", "hidden_text"),
    "white": (docx(paragraph(run(MARK, '<w:color w:val="FFFFFF"/>'))), "第1段", "invisible"),
    "white on blue": (docx(paragraph(run(MARK, '<w:color w:val="FFFFFF"/><w:shd w:fill="0000FF"/>'))), "第1段", "no"),
    "tiny": (docx(paragraph(run(MARK, '<w:sz w:val="2"/>'))), "第1段", "invisible"),
    "field": (docx(f"<w:p><w:r><w:instrText>QUOTE {MARK}</w:instrText></w:r></w:p>"), "域", "hidden_text"),
    "header": (docx(links=[("header", "header1.xml")], header1=f"<w:hdr {W}>{WORDS}</w:hdr>"), "页眉·第1段", "no"),
    "footer": (
        docx(links=[("footer", "footer2.xml")], footer2=f"<w:ftr {W}>{table((MARK,))}</w:ftr>"),
        "页脚·表1第1行第1列",
        "no",
    ),
    "footnote": (docx(links=[("footnotes", "footnotes.xml")], footnotes=note("footnote")), "脚注·第1段", "no"),
    "endnote": (docx(links=[("endnotes", "endnotes.xml")], endnotes=note("endnote")), "尾注·第1段", "no"),
    "comment": (docx(comments=note("comment")), "批注·第1段", "comment"),
    "author of a change": (docx(f'<w:p><w:ins w:author="{MARK}">{run("甲")}</w:ins></w:p>'), "作者", "metadata"),
    "alternative text": (docx(f'<w:p><w:r><w:drawing descr="{MARK}"/></w:r></w:p>'), "说明文字", "no"),
    "building block": (
        docx(**{"word/glossary/document.xml": f"<w:d {W}>{WORDS}</w:d>"}),
        "文档部件·第1段",
        "hidden_text",
    ),
    "variable": (
        docx(settings=f'<w:settings {W}><w:docVar w:name="x" w:val="{MARK}"/></w:settings>'),
        "设置",
        "metadata",
    ),
    "author": (docx(**{"docProps/core.xml": core(creator=MARK)}), "元数据（作者）", "metadata"),
    "own property": (
        docx(**{"docProps/custom.xml": f'<P><p name="档号"><v>{MARK}</v></p></P>'}),
        "元数据（档号）",
        "metadata",
    ),
    "custom xml": (docx(**{"customXml/item1.xml": f"<a><b>{MARK}</b></a>"}), "元数据", "metadata"),
    "link": (docx(outside=[("hyperlink", f"mailto:{MARK}@x.cn")]), "链接", "no"),
    "picture": (docx(**{"word/media/image1.jpeg": jpeg(comment=f"taken by {MARK}")}), "图片·元数据", "metadata"),
    "diagram": (
        docx(**{"word/diagrams/data1.xml": f"<d><t>{MARK}</t></d>"}),
        "其他部分“word/diagrams/data1.xml”",
        "no",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_text_is_found_where_it_lies(place):
    content, part, hidden = PLACES[place]

    assert (part, hidden) in places(content, "a.docx")
    assert {why for _, why in places(content, "a.docx")} == {hidden}


def test_a_workbook_in_a_document_is_read_too():
    inner = xlsx({"名单": sheet(row(1, "甲", MARK))})
    content = docx(**{"word/embeddings/b.xlsx": inner})

    assert places(content, "a.docx") == {("嵌入对象“b.xlsx”·工作表“名单”!B1", "embedded")}
    assert "file_embedded" in troubles(content, "a.docx")


def test_a_cell_knows_its_row_and_heading():
    content = docx(table(("姓名", "身份证号"), ("甲", MARK)))

    found = [item for item in items(content, "a.docx") if isinstance(item, Passage) and item.text == MARK]

    assert [(item.row, item.heading) for item in found] == [(("甲",), "身份证号")]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (docx(f"<w:p><w:ins {CHANGED}>{run('甲')}</w:ins></w:p>"), "file_revisions"),
        (PLACES["comment"][0], "file_comments"),
        (PLACES["hidden"][0], "file_hidden"),
        (PLACES["author"][0], "file_metadata"),
        (docx(outside=[("attachedTemplate", "http://x.cn/t.dotm")]), "file_external_link"),
        (docx("<w:p><w:r><w:instrText>DDEAUTO c:\\x</w:instrText></w:r></w:p>"), "file_external_link"),
        (docx(**{"word/vbaProject.bin": b"x" * 40}), "file_macros"),
        (docx(**{"word/media/image1.jpeg": jpeg()}), "file_needs_ocr"),
        (docx(header1="<w:hdr"), "file_broken"),
        (docx(header1=f"<!DOCTYPE x><w:hdr {W}/>"), "file_script"),
    ],
)
def test_what_is_the_matter_is_said(content, kind):
    assert kind in troubles(content, "a.docx")


def test_a_plain_document_has_no_trouble():
    assert troubles(docx(), "通知.docx") == set()


def test_settings_that_every_word_processor_writes_say_nothing_of_anybody():
    content = BytesIO()
    python_docx.Document().save(content)

    assert [item for item in read(content.getvalue(), "a.docx") if item.part == "设置"] == []
