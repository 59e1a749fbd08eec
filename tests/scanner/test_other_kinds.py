"""OFD, old office documents, archives, web pages and plain text are looked into as well."""

import struct

import pytest

from gongkai.scanner.passage import Passage
from tests.scanner.making.ofds import O, box, ofd, text
from tests.scanner.making.office import docx, paragraph
from tests.scanner.making.old import compound, doc, dropped, locked_doc, record, xls
from tests.scanner.making.packed import packed
from tests.scanner.seen import MARK, items, places, troubles

HIDING = '<ofd:FillColor Value="255 255 255"/>'
LISTED = '<ofd:Attachment Name="b.txt"><ofd:FileLoc>f1.txt</ofd:FileLoc></ofd:Attachment>'
ATTACHED = {
    "Doc_0/Attachs/Attachments.xml": f"<a {O}>{LISTED}</a>",
    "Doc_0/Attachs/f1.txt": MARK,
}
ANNOTATED = {"Doc_0/Annots/Page_0/Annotation.xml": f"<ofd:Annot {O}><ofd:Remark>{MARK}</ofd:Remark></ofd:Annot>"}
SUMMARY = (
    b"\xfe\xff\0\0"
    + b"\0" * 20
    + struct.pack("<I", 1)
    + bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
    + struct.pack("<I", 48)
    + struct.pack("<II", 40, 1)
    + struct.pack("<II", 4, 16)
    + struct.pack("<II", 30, 8)
    + MARK.encode()
    + b"\0"
)

PLACES = {
    "ofd page": (ofd(text("甲"), text(MARK)), "a.ofd", "第2页", "no"),
    "ofd line in pieces": (ofd(text(MARK[:3]) + text(MARK[3:], "60 20 50 5")), "a.ofd", "第1页", "no"),
    "ofd under a box": (ofd(text(MARK) + box()), "a.ofd", "第1页", "covered"),
    "ofd on a box": (ofd(box() + text(MARK, inner=HIDING)), "a.ofd", "第1页", "no"),
    "ofd white": (ofd(text(MARK, inner=HIDING)), "a.ofd", "第1页", "invisible"),
    "ofd clear": (ofd(text(MARK, about='Alpha="0"')), "a.ofd", "第1页", "invisible"),
    "ofd not visible": (ofd(text(MARK, about='Visible="false"')), "a.ofd", "第1页", "hidden_text"),
    "ofd note": (ofd(**ANNOTATED), "a.ofd", "批注", "comment"),
    "ofd attached": (ofd(**ATTACHED), "a.ofd", "附件“b.txt”·第1行", "embedded"),
    "ofd author": (ofd(info=f"<ofd:Author>{MARK}</ofd:Author>"), "a.ofd", "元数据（作者）", "metadata"),
    "ofd own property": (
        ofd(info=f'<ofd:CustomDatas><ofd:CustomData Name="x">{MARK}</ofd:CustomData></ofd:CustomDatas>'),
        "a.ofd",
        "元数据（自定义）",
        "metadata",
    ),
    "doc": (doc(f"旧的文件 {MARK} 内容"), "a.doc", "正文", "no"),
    "doc author": (doc("旧的文件", **{"\x05SummaryInformation": SUMMARY}), "a.doc", "元数据（作者）", "metadata"),
    "doc embedded": (
        doc("旧的文件", **{"\x01Ole10Native": dropped("b.txt", MARK.encode())}),
        "a.doc",
        "嵌入对象“b.txt”·第1行",
        "embedded",
    ),
    "xls": (xls(MARK), "a.xls", "工作表“名单”!B2", "no"),
    "xls hidden": (xls(MARK, state=2), "a.xls", "工作表“名单”!B2", "hidden_sheet"),
    "zip": (packed({"a/名单.docx": docx(paragraph(MARK))}), "a.zip", "压缩包里的“a/名单.docx”·第1段", "no"),
    "zip in a zip": (
        packed({"b.zip": packed({"c.txt": MARK})}),
        "a.zip",
        "压缩包里的“b.zip”·压缩包里的“c.txt”·第1行",
        "no",
    ),
    "name in a zip": (packed({f"{MARK}.txt": "x"}), "a.zip", f"压缩包里的“{MARK}.txt”·文件名", "no"),
    "name": (docx(), f"{MARK}.docx", "文件名", "no"),
    "txt": (f"一\n{MARK}".encode(), "a.txt", "第2行", "no"),
    "txt in gb18030": (f"一\n{MARK}二".encode("gb18030"), "a.txt", "第2行", "no"),
    "txt in utf-16": (f"一\n{MARK}".encode("utf-16"), "a.txt", "第2行", "no"),
    "csv": (f"姓名;号码\n甲;{MARK}".encode("gb18030"), "a.csv", "第2行第2列", "no"),
    "html": (
        f"<html><body><p>甲</p><p>{MARK[:3]}<b>{MARK[3:]}</b></p></body></html>".encode(),
        "a.html",
        "第2段",
        "no",
    ),
    "html not shown": (
        f'<html><body><p style="display:none">{MARK}</p></body></html>'.encode(),
        "a.html",
        "第1段",
        "hidden_text",
    ),
    "html comment": (f"<html><body><!-- {MARK} --></body></html>".encode(), "a.html", "网页里的注释", "comment"),
    "html field": (
        f'<html><body><input type="hidden" value="{MARK}"></body></html>'.encode(),
        "a.html",
        "<input> 的 value",
        "hidden_text",
    ),
    "rtf": (b"{\\rtf1 \\'bc\\'d7\\par " + MARK.encode() + b"}", "a.rtf", "第2段", "no"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_text_is_found_where_it_lies(place):
    content, name, part, hidden = PLACES[place]

    assert (part, hidden) in places(content, name)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (doc("旧的文件"), "a.doc", "file_unreadable"),
        (locked_doc(), "a.doc", "file_encrypted"),
        (xls("x", more=record(0x2F, b"\0" * 6)), "a.xls", "file_encrypted"),
        (xls("x", sheet=1), "a.xls", "file_macros"),
        (doc("x", **{"Macros/VBA": b"x"}), "a.doc", "file_macros"),
        (compound({"EncryptedPackage": b"x"}), "a.docx", "file_encrypted"),
        (ofd(**{"Doc_0/Encryptions.xml": "<x/>"}), "a.ofd", "file_encrypted"),
        (ofd(**ATTACHED), "a.ofd", "file_attachment"),
        (b"{\\rtf1 x}", "a.rtf", "file_unknown"),
        (b"<html><script>1</script></html>", "a.html", "file_script"),
        (b'<html><p onclick="x()">1</p></html>', "a.html", "file_script"),
        (b"MZ\x90\x00\x03\0\0\0", "a.exe", "file_unknown"),
        (b"", "a.txt", "file_broken"),
        (b"plain", "a.docx", "file_unknown"),
        (docx(), "a.xlsx", "file_unknown"),
        ("甲\u202e乙".encode(), "a.txt", "file_hidden"),
        (b"x", "a\u202etxt.txt", "file_broken"),
        (b"x", "a\0.txt", "file_broken"),
    ],
)
def test_what_is_the_matter_is_said(content, name, kind):
    assert kind in troubles(content, name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (ofd(), "a.ofd"),
        (packed({"a.txt": "甲"}), "a.zip"),
        ("甲".encode(), "说明.txt"),
        ("姓名,分数\n甲,1".encode(), "a.csv"),
        (b"<html><p>x</p></html>", "a.html"),
    ],
)
def test_a_plain_file_has_no_trouble(content, name):
    assert troubles(content, name) == set()


def test_a_cell_of_a_table_as_text_knows_its_row_and_heading():
    found = [
        item
        for item in items(f"姓名,号码\n甲,{MARK}".encode(), "a.csv")
        if isinstance(item, Passage) and item.text == MARK
    ]

    assert [(item.row, item.heading) for item in found] == [(("甲",), "号码")]


def test_names_in_archives_of_chinese_windows_are_read_as_they_were_written():
    name = "名单.txt".encode("gb18030")
    archive = packed({"xxxxxxxx": "甲"}).replace(b"xxxxxxxx", name.ljust(8)[:8])

    assert "名单.txt" in {item.text for item in items(archive, "a.zip") if isinstance(item, Passage)}
