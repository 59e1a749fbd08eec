"""In a workbook every cell is looked into, shown or not, and all that is kept beside the cells."""

import pytest

from gongkai.scanner.passage import Passage
from tests.scanner.making.office import S, relations, row, sheet, xlsx
from tests.scanner.seen import MARK, items, places, troubles

PLAIN = sheet(row(1, "姓名", "号码"))
WITH = sheet(row(1, "甲", MARK))
STRINGS = f"<sst {S}><si><t>{MARK}</t></si><si><r><t>乙</t></r><r><t>丙</t></r></si></sst>"
STYLES = (
    f'<styleSheet {S}><numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts>'
    '<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="164"/><xf numFmtId="0" fontId="1" fillId="0"/><xf numFmtId="0" fontId="1" fillId="2"/>'
    "</cellXfs></styleSheet>"
)
SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels"


def styled(style, value=MARK):
    return xlsx({"名单": sheet(f'<row r="1"><c r="A1" s="{style}" t="str"><v>{value}</v></c></row>')}, styles=STYLES)


def beside(kind, target, content):
    parts = {f"xl/{target}": content, SHEET_RELS: relations((kind, f"../{target}"))}
    return xlsx({"名单": PLAIN}, **parts)


COMMENT = f'<comment ref="B2"><text><t>{MARK}</t></text></comment>'
COMMENTS = f"<comments {S}><authors><author>乙</author></authors><commentList>{COMMENT}</commentList></comments>"
THREAD = f'<T xmlns:t="x"><t:threadedComment ref="C3"><t:text>{MARK}</t:text></t:threadedComment></T>'
PIVOT = f'<p {S}><cacheField name="姓名"><sharedItems><s v="{MARK}"/></sharedItems></cacheField></p>'
LINK = f"<externalLink {S}><sheetDataSet><row><cell><v>{MARK}</v></cell></row></sheetDataSet></externalLink>"
PLACES = {
    "cell": (xlsx({"名单": WITH}), "工作表“名单”!B1", "no"),
    "hidden sheet": (
        xlsx({"一": PLAIN, "名单": WITH}, states=("visible", "hidden")),
        "工作表“名单”!B1",
        "hidden_sheet",
    ),
    "very hidden sheet": (
        xlsx({"一": PLAIN, "名单": WITH}, states=("visible", "veryHidden")),
        "工作表“名单”!B1",
        "hidden_sheet",
    ),
    "sheet not listed": (
        xlsx(**{"xl/worksheets/sheet9.xml": WITH}),
        "工作表“没有列出的工作表 sheet9.xml”!B1",
        "hidden_sheet",
    ),
    "hidden row": (xlsx({"名单": sheet(row(1, "甲", MARK, about='hidden="1"'))}), "工作表“名单”!B1", "hidden_cells"),
    "row without height": (
        xlsx({"名单": sheet(row(1, "甲", MARK, about='ht="0"'))}),
        "工作表“名单”!B1",
        "hidden_cells",
    ),
    "hidden column": (
        xlsx({"名单": sheet(row(1, "甲", MARK), '<cols><col min="2" max="4" hidden="1"/></cols>')}),
        "工作表“名单”!B1",
        "hidden_cells",
    ),
    "shared string": (
        xlsx({"名单": sheet('<row r="7"><c r="C7" t="s"><v>0</v></c></row>')}, sharedStrings=STRINGS),
        "工作表“名单”!C7",
        "no",
    ),
    "string of no cell": (xlsx({"名单": PLAIN}, sharedStrings=STRINGS), "共享字符串（没有单元格引用）", "cache"),
    "format that shows nothing": (styled(2), "工作表“名单”!A1", "invisible"),
    "white": (styled(3), "工作表“名单”!A1", "invisible"),
    "white on a colour": (styled(4), "工作表“名单”!A1", "no"),
    "formula": (
        xlsx({"名单": sheet(f'<row r="1"><c r="A1"><f>IF(1,"{MARK}")</f><v>1</v></c></row>')}),
        "工作表“名单”!A1公式",
        "no",
    ),
    "page header": (
        xlsx({"名单": sheet("", after=f"<headerFooter><oddHeader>{MARK}</oddHeader></headerFooter>")}),
        "工作表“名单”的设置",
        "no",
    ),
    "prompt": (
        xlsx({"名单": sheet("", after=f'<dataValidations><dataValidation prompt="{MARK}"/></dataValidations>')}),
        "工作表“名单”的设置",
        "no",
    ),
    "comment": (beside("comments", "comments1.xml", COMMENTS), "工作表“名单”!B2批注", "comment"),
    "thread of comments": (
        beside("threadedComment", "threadedComments/t1.xml", THREAD),
        "工作表“名单”!C3批注",
        "comment",
    ),
    "name": (xlsx(names=f'<definedNames><definedName name="x">"{MARK}"</definedName></definedNames>'), "名称“x”", "no"),
    "hidden name": (
        xlsx(names=f'<definedNames><definedName name="x" hidden="1">"{MARK}"</definedName></definedNames>'),
        "名称“x”",
        "hidden_text",
    ),
    "name of a sheet": (xlsx({MARK: PLAIN}), "工作表名称", "no"),
    "pivot cache": (xlsx(**{"xl/pivotCache/pivotCacheDefinition1.xml": PIVOT}), "透视表缓存", "cache"),
    "external link": (xlsx(**{"xl/externalLinks/externalLink1.xml": LINK}), "外部链接的缓存", "cache"),
    "connection": (
        xlsx(connections=f'<c {S}><connection><dbPr connection="PWD={MARK}"/></connection></c>'),
        "数据连接",
        "cache",
    ),
    "chart": (xlsx(**{"xl/charts/chart1.xml": f"<c><v>{MARK}</v></c>"}), "图表", "no"),
    "drawing": (
        xlsx(**{"xl/drawings/drawing1.xml": f"<d><t>{MARK}</t></d>"}),
        "其他部分“xl/drawings/drawing1.xml”",
        "no",
    ),
    "author": (xlsx(**{"docProps/app.xml": f"<P><Company>{MARK}</Company></P>"}), "元数据（单位）", "metadata"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_text_is_found_where_it_lies(place):
    content, part, hidden = PLACES[place]

    assert (part, hidden) in places(content, "a.xlsx")
    assert {why for at, why in places(content, "a.xlsx") if at != "工作表“名单”!A1"} | {hidden} == {hidden}


@pytest.mark.parametrize(
    ("stored", "style", "read"),
    [
        ("1.1010119900307E+17", 0, "110101199003070000"),
        ("13800138000", 0, "13800138000"),
        ("1.3800138E10", 0, "13800138000"),
        ("32874", 1, "1990-01-01"),
        ("0.1", 0, "0.1"),
        ("1E+999", 0, "1E+999"),
    ],
)
def test_numbers_are_read_in_full_and_dates_as_dates(stored, style, read):
    content = xlsx({"名单": sheet(f'<row r="1"><c r="A1" s="{style}"><v>{stored}</v></c></row>')}, styles=STYLES)

    assert [item.text for item in items(content, "a.xlsx") if item.part == "工作表“名单”!A1"] == [read]


def test_a_title_above_a_table_is_not_the_heading_of_its_first_column():
    content = xlsx({"名单": sheet(row(1, "学生名单") + row(2, "姓名", "学号") + row(3, "甲", MARK))})

    found = [item for item in items(content, "a.xlsx") if isinstance(item, Passage) and item.text == MARK]

    assert [(item.row, item.heading) for item in found] == [(("甲",), "学号")]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PLACES["hidden sheet"][0], "file_hidden"),
        (PLACES["comment"][0], "file_comments"),
        (PLACES["external link"][0], "file_external_link"),
        (xlsx(**{"xl/macrosheets/sheet1.xml": "<x/>"}), "file_macros"),
        (xlsx({"名单": "<worksheet><row>"}), "file_broken"),
        (xlsx({"名单": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet/>'}), "file_script"),
    ],
)
def test_what_is_the_matter_is_said(content, kind):
    assert kind in troubles(content, "a.xlsx")


def test_a_plain_workbook_has_no_trouble():
    assert troubles(xlsx(), "名单.xlsx") == set()
