"""Tables out of files, with their merged cells and hidden rows; what is made to do harm is refused."""

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest

from gongkai.scanner.child import tables_safely
from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.mask_table.grid import Merge
from gongkai.scanner.passage import Trouble
from gongkai.scanner.tables import MOST_COLUMNS, MOST_SIGNS, Table, tables
from gongkai.scanner.tables.plain import as_plain, of_plain
from tests.scanner.making.office import docx as document
from tests.scanner.making.office import row, sheet, xlsx
from tests.scanner.making.packed import packed


def book(*lines, change=None):
    whole = openpyxl.Workbook()
    whole.active.title = "目录"
    for line in lines:
        whole.active.append(line)
    if change:
        change(whole)
    kept = BytesIO()
    whole.save(kept)
    return kept.getvalue()


def merge_and_hide(whole):
    whole.active.merge_cells("A1:B2")
    whole.active.row_dimensions[3].hidden = True
    whole.create_sheet("旧").append(["旧目录"])
    whole["旧"].sheet_state = "hidden"


def test_a_workbook():
    content = book(["事项", None, "时限"], [None, None, "每年"], ["党费", "乙", 3], change=merge_and_hide)

    assert tables(content, "a.xlsx") == [
        Table(
            "目录",
            {1: {1: "事项", 3: "时限"}, 2: {3: "每年"}, 3: {1: "党费", 2: "乙", 3: "3"}},
            (Merge(1, 1, 2, 2),),
            frozenset({3}),
        ),
        Table("旧", {1: {1: "旧目录"}}, is_hidden=True),
    ]


def test_a_document():
    whole = docx.Document()
    table = whole.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "事项"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "党费"
    table.cell(2, 2).text = "每年\n10月"
    kept = BytesIO()
    whole.save(kept)

    assert tables(kept.getvalue(), "a.docx") == [
        Table("表1", {1: {1: "事项"}, 2: {1: "党费"}, 3: {3: "每年\n10月"}}, (Merge(1, 1, 1, 2), Merge(2, 1, 3, 1)))
    ]


def test_a_csv():
    assert tables("事项,时限\n党费,\n".encode("gbk"), "a.csv") == [
        Table("", {1: {1: "事项", 2: "时限"}, 2: {1: "党费"}})
    ]


def test_what_a_child_read_comes_back_whole():
    content = book(["事项", None], ["党费", "乙"], change=merge_and_hide)

    assert tables_safely(content, "a.xlsx") == tables(content, "a.xlsx")
    assert [of_plain(as_plain(table)) for table in tables(content, "a.xlsx")] == tables(content, "a.xlsx")


def test_no_more_is_read_than_a_table_has():
    wide = book([f"列{number}" for number in range(1, MOST_COLUMNS + 2)], ["长" * (MOST_SIGNS + 1)])

    (table,) = tables(wide, "a.xlsx")

    assert (max(table.rows[1]), len(table.rows[2][1])) == (MOST_COLUMNS, MOST_SIGNS)


def merged_far():
    """A sheet with a cell far below, and merged cells down to it, told in a few bytes."""
    far = "".join(f'<mergeCell ref="{letter}1:{letter}1048576"/>' for letter in "ABCDEFGHIJ")
    rows = row(1, "事项") + row(1048576, "远")
    return xlsx({"目录": sheet(rows, after=f"<mergeCells>{far}</mergeCells>")})


def bomb():
    """A workbook that unpacks to more than it may, within what an archive may have."""
    content = BytesIO(book(["事项"]))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(60):
            archive.writestr(f"xl/media/{number}.bin", b"x" * (1 << 20) + bytes([number]))
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (merged_far(), "a.xlsx", "file_bloated"),
        (bomb(), "a.xlsx", "file_bloated"),
        (b"a," * (3 << 20), "a.csv", "file_bloated"),
        (b"a\n" * 12_001, "a.csv", "file_bloated"),
        (b"%PDF-1.7", "a.xlsx", "file_unknown"),
        (b"\xff\xfe\x00", "a.csv", "file_unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls", "file_unknown"),
        (packed({"a.txt": "x"}), "a.zip", "file_unknown"),
        (book(["事项"])[:-30], "a.xlsx", "file_broken"),
        (xlsx()[:-8], "a.xlsx", "file_broken"),
        (document('<!DOCTYPE x [<!ENTITY a "b">]>'), "a.docx", "file_script"),
    ],
)
def test_what_is_no_table_or_made_to_do_harm_is_refused(content, name, kind):
    with pytest.raises(Hazard) as refused:
        tables(content, name)
    told = tables_safely(content, name)

    assert refused.value.kind == kind
    assert isinstance(told, Trouble)
    assert told.kind == kind
