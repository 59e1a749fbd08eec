"""What a workbook keeps of a masked value beside its cell is masked or gone, and what says nothing of it stays."""

import io
import zipfile

import openpyxl
import pytest

from gongkai.scanner.formats import read
from gongkai.scanner.mask_table import mask_columns
from gongkai.scanner.masking import Mask
from gongkai.scanner.passage import Trouble
from tests.scanner.making.office import S, relations, row, sheet, xlsx
from tests.scanner.test_cleaning import raw
from tests.scanner.test_mask_table import book, shown

NUMBER = "13812345678"
CHOSEN = {("名单", 2): Mask.PHONE}
CELL = f'<c r="B2"><v>{NUMBER}</v></c>'
RELS = "xl/worksheets/_rels/sheet1.xml.rels"


def listed(beside="", *, before="", after="", rows="", rels=(), outside=(), sheets=None, **more):
    """A list of one person whose telephone number is masked; ``beside`` are cells of the same row."""
    cells = row(2, "李雪", CELL, *([beside] if beside else []))
    first = sheet(row(1, "姓名", "手机", "备注") + cells + rows, before, after)
    return xlsx({"名单": first, **(sheets or {})}, **{RELS: relations(*rels, outside=outside), **more})


def computed(place, formula, value, about=""):
    return f'<c r="{place}" t="str"><f {about}>{formula}</f><v>{value}</v></c>'


def chart(kind):
    return f'<c:chart xmlns:c="c"><c:{kind}><c:f>名单!$B$2</c:f><c:pt><c:v>{NUMBER}</c:v></c:pt></c:{kind}></c:chart>'


def under(name, inner, about=""):
    """A list with an element after its cells."""
    return listed(after=f"<{name} {about}>{inner}</{name}>")


PIECES = f"<r><t>电话{NUMBER[:5]}</t></r><r><t>{NUMBER[5:]}</t></r>"
AUTHORS = "<authors><author>乙</author></authors>"
LIST = f'<commentList><comment ref="A2" authorId="0"><text>{PIECES}</text></comment></commentList>'
COMMENT = f"<comments {S}>{AUTHORS}{LIST}</comments>"
FILTER = f'<filterColumn colId="1"><filters><filter val="{NUMBER}"/></filters></filterColumn>'
OTHER = sheet(f'<row r="1">{computed("A1", "名单!B2", NUMBER)}</row>')
CASES = {
    "result of another column": listed(computed("C2", "B2", NUMBER)),
    "part of a result": listed(computed("C2", "A2&amp;B2", f"李雪{NUMBER}")),
    "quoted by a formula": listed(computed("C2", f'IF(B2="{NUMBER}",1,2)', "1")),
    "result on another sheet": listed(sheets={"乙": OTHER}),
    "result on a hidden sheet": listed(sheets={"乙": OTHER}, states=("visible", "hidden")),
    "filter": under("autoFilter", FILTER, 'ref="A1:B2"'),
    "filter of a table": listed(rels=[("table", "../tables/table1.xml")],
                                **{"xl/tables/table1.xml": f"<table {S}><autoFilter>{FILTER}</autoFilter></table>"}),
    "rule of looks": under("conditionalFormatting", f"<cfRule><formula>{NUMBER}</formula></cfRule>", 'sqref="B2"'),
    "rule of looks, newer": under("extLst", f'<ext uri="x"><cfRule><f>{NUMBER}</f></cfRule></ext>'),
    "list to choose from": under("dataValidations", f"<dataValidation><f>{NUMBER}</f></dataValidation>", 'count="1"'),
    "scenario": under("scenarios", f'<scenario><inputCells r="B2" val="{NUMBER}"/></scenario>'),
    "name": listed(names=f'<definedNames><definedName name="x">{NUMBER}</definedName></definedNames>'),
    "link of the cell": listed(after='<hyperlinks><hyperlink ref="B2" r:id="x1"/></hyperlinks>',
                               outside=[("hyperlink", f"tel:{NUMBER}")]),
    "link of another cell": listed(after='<hyperlinks><hyperlink ref="A2" r:id="x1"/></hyperlinks>',
                                   outside=[("hyperlink", f"tel:{NUMBER}")]),
    "tip of a link": under("hyperlinks", f'<hyperlink ref="A2" location="名单!A1" tooltip="{NUMBER}"/>'),
    "comment": listed(rels=[("comments", "../comments1.xml")],
                      **{"xl/comments1.xml": COMMENT}),
    "thread": listed(rels=[("threadedComment", "../threadedComments/t1.xml")], **{
        "xl/threadedComments/t1.xml": f"<T><threadedComment><text>{NUMBER}</text></threadedComment></T>"}),
    "text of a linked shape": listed(rels=[("drawing", "../drawings/drawing1.xml")], **{
        "xl/drawings/drawing1.xml": f'<d><sp textlink="名单!B2"><t>{NUMBER}</t></sp></d>'}),
    "texts of a chart": listed(rels=[("chart", "../charts/chart1.xml")], **{"xl/charts/chart1.xml": chart("strCache")}),
    "numbers of a chart": listed(rels=[("chart", "../charts/chart1.xml")],
                                 **{"xl/charts/chart1.xml": chart("numCache")}),
    "pivot table": listed(rels=[("pivotTable", "../pivotTables/p1.xml")], **{
        "xl/pivotTables/p1.xml": f"<p {S}/>", "xl/pivotTables/_rels/p1.xml.rels": relations(
            ("pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")),
        "xl/pivotCache/pivotCacheDefinition1.xml": f'<p {S}><s v="{NUMBER}"/></p>'}),
    "earlier values": listed(rels=[("revisions", "../revisions/r1.xml")],
                             **{"xl/revisions/r1.xml": f"<r><v>{NUMBER}</v></r>"}),
    "picture of the first page": listed(**{"docProps/thumbnail.jpeg": NUMBER}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_no_copy_is_left_and_the_workbook_opens(case):
    content = CASES[case]
    copy = mask_columns(content, "a.xlsx", CHOSEN)

    assert (b"3812345" in raw(content), b"3812345" in raw(copy)) == (True, False)
    assert [one for one in read(copy, "a.xlsx") if isinstance(one, Trouble) and one.kind == "file_broken"] == []
    assert openpyxl.load_workbook(io.BytesIO(copy))["名单"]["B2"].value == "138******78"


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def first_sheet(content):
    return part(content, "xl/worksheets/sheet1.xml")


def test_a_formula_that_yields_something_else_stays():
    copy = mask_columns(listed(computed("C2", "LEN(B2)", "11")), "a.xlsx", CHOSEN)

    assert "<f>LEN(B2)</f>" in first_sheet(copy).replace("<f >", "<f>")


def test_what_a_formula_yielded_is_masked_in_its_place():
    copy = mask_columns(CASES["part of a result"], "a.xlsx", CHOSEN)

    assert shown(copy)[1] == ("李雪", "138******78", "李雪138******78")


def test_a_comment_keeps_its_other_words():
    assert "电话138******78" in part(mask_columns(CASES["comment"], "a.xlsx", CHOSEN), "xl/comments1.xml")


def test_the_link_of_a_masked_cell_goes_wherever_it_leads():
    link = '<hyperlinks><hyperlink ref="B2" r:id="x1"/></hyperlinks>'
    copy = mask_columns(listed(after=link, outside=[("hyperlink", "mailto:lixue@x.cn")]), "a.xlsx", CHOSEN)

    assert (b"lixue" in raw(copy), b"hyperlink" in raw(copy)) == (False, False)


def test_a_number_is_known_by_the_way_it_was_stored_too():
    stored = "1.3812345678E10"
    content = listed(
        rels=[("chart", "../charts/chart1.xml")],
        **{"xl/charts/chart1.xml": chart("numCache").replace(NUMBER, stored)},
        rows=f'<row r="3"><c r="B3"><v>{stored}</v></c></row>',
    )

    assert stored.encode() not in raw(mask_columns(content, "a.xlsx", CHOSEN))


def test_rules_links_and_filters_that_quote_nothing_stay():
    kept = (
        f"<autoFilter>{FILTER.replace(NUMBER, '1')}</autoFilter>"
        '<conditionalFormatting sqref="A1"><cfRule><formula>1</formula></cfRule></conditionalFormatting>'
        '<hyperlinks><hyperlink ref="A2" r:id="x1"/></hyperlinks>'
    )
    content = listed(after=kept, outside=[("hyperlink", "https://x.cn/")])
    copy = mask_columns(content, "a.xlsx", CHOSEN)

    assert [one for one in ("filter val", "cfRule", "hyperlink ref") if one not in first_sheet(copy)] == []
    assert "https://x.cn/" in part(copy, RELS)


SHARED = 't="shared" si="0"'


def test_formulas_told_once_for_many_cells_keep_their_values_where_that_cell_is_masked():
    rows = f'<row r="3"><c r="B3" t="str"><f {SHARED} ref="B3:C3">A3&amp;"x"</f><v>{NUMBER}</v></c>'
    rows += f'<c r="C3" t="str"><f {SHARED}/><v>乙</v></c></row>'
    copy = mask_columns(listed(rows=rows), "a.xlsx", CHOSEN)

    assert (shown(copy)[2], "<f" in first_sheet(copy)) == ((None, "138******78", "乙"), False)


def test_a_formula_that_fills_masked_cells_from_beside_fills_them_no_more():
    filling = computed("A3", "名单!C1:D1", "甲", 't="array" ref="A3:B3"')
    rows = f'<row r="3">{filling}<c r="B3"><v>{NUMBER}</v></c></row>'
    copy = mask_columns(listed(rows=rows), "a.xlsx", CHOSEN)

    assert (shown(copy)[2], "<f" in first_sheet(copy)) == (("甲", "138******78", None), False)


def test_what_other_workbooks_lent_becomes_values():
    content = listed(
        computed("C2", "[1]表!A1", "乙"),
        names='<externalReferences><externalReference r:id="r9"/></externalReferences>',
        **{"xl/externalLinks/externalLink1.xml": f"<externalLink {S}><v>{NUMBER}</v></externalLink>"},
    )
    copy = mask_columns(content, "a.xlsx", CHOSEN)

    assert (shown(copy)[1][2], b"externalReference" in raw(copy), b"3812345" in raw(copy)) == ("乙", False, False)


def test_the_list_of_formulas_goes_with_them():
    copy = mask_columns(listed(calcChain=f'<calcChain {S}><c r="B2"/></calcChain>'), "a.xlsx", CHOSEN)

    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert "xl/calcChain.xml" not in package.namelist()


@pytest.mark.parametrize(("result", "kept"), [("41235", "41235"), ("第123号", "第1**号")])
def test_a_short_number_is_no_stretch_of_a_longer_one(result, kept):
    cells = row(2, "李雪", "123", computed("C2", "X1", result))
    content = xlsx({"名单": sheet(row(1, "姓名", "学号") + cells)})

    assert f">{kept}</" in first_sheet(mask_columns(content, "a.xlsx", {("名单", 2): Mask.IDENTITY}))


def test_looks_and_other_sheets_stay():
    def dressed(whole):
        whole["名单"]["A1"].font = openpyxl.styles.Font(bold=True)
        whole["名单"].column_dimensions["B"].width = 33
        whole["名单"].freeze_panes = "A2"
        whole.create_sheet("说明")["A1"] = "依据"

    content = book(("姓名", "手机"), ("李雪", NUMBER), change=dressed)
    opened = openpyxl.load_workbook(io.BytesIO(mask_columns(content, "a.xlsx", CHOSEN)))
    first = opened["名单"]

    assert (first["A1"].font.b, first.column_dimensions["B"].width, first.freeze_panes) == (True, 33, "A2")
    assert opened["说明"]["A1"].value == "依据"
