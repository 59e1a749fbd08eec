"""Five thousand texts leave the program in tables, and no spreadsheet runs one of them. Practice: N7c."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tests.architecture.tree import ROOT, modules

from gongkai.exports.rules import Format, Table
from gongkai.exports.writing import file_of
from gongkai.ui import commas, workbook
from gongkai.ui.cells import harmless, writable

AT_ONCE, ROUNDS = 50, 100
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HOSTILE = st.sampled_from(["1+1", 'HYPERLINK("http://a","b")', "cmd|' /C calc'!A0", "SUM(A1:A9)", "", "='", "\t=1"])
TEXTS = st.builds("{}{}".format, st.sampled_from(("", *SIGNS)), HOSTILE | st.text(max_size=30))
LISTS = st.lists(TEXTS, min_size=AT_ONCE, max_size=AT_ONCE)


def cells(file):
    return [row[0] for row in load_workbook(BytesIO(file)).active.iter_rows()]


@settings(max_examples=ROUNDS, deadline=None)
@given(LISTS)
def test_five_thousand_texts_in_workbooks_are_no_formulas(texts):
    found = cells(workbook.written({"表": [[text] for text in texts]}))

    assert [cell.coordinate for cell in found if cell.data_type == "f"] == []
    assert [cell.quotePrefix for cell in found] == [writable(text).startswith(SIGNS) for text in texts]


@settings(max_examples=ROUNDS, deadline=None)
@given(LISTS)
def test_five_thousand_texts_as_comma_separated_values_are_no_formulas(texts):
    whole = "".join(commas.written([[text] for text in texts])).removeprefix("\ufeff")
    rows = list(csv.reader(StringIO(whole, newline="")))

    assert [row for row in rows if row and row[0].startswith(SIGNS)] == []
    assert [row[0] if row else "" for row in rows] == [f"'{one}" if one.startswith(SIGNS) else one for one in texts]


@settings(max_examples=ROUNDS, deadline=None)
@given(LISTS)
def test_five_thousand_texts_in_a_list_that_is_taken_out_are_no_formulas(texts):
    def taken_out(kind):
        return file_of(Table("表", ["标题"], len(texts), [[text] for text in texts], frozenset()), kind)

    rows = list(csv.reader(StringIO(taken_out(Format.CSV).decode(), newline="")))
    found = cells(taken_out(Format.XLSX))[1:]
    assert [row for row in rows if row and row[0].startswith(SIGNS)] == []
    assert [cell.data_type for cell in found if cell.data_type == "f"] == []
    assert [cell.quotePrefix for cell in found] == [writable(text).startswith(SIGNS) for text in texts]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_text_that_begins_like_a_formula_in_either_width_is_quoted(sign):
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"
    assert harmless(f"1{sign}1") == f"1{sign}1"


def test_a_workbook_written_any_other_way_would_have_held_a_formula():
    naive = Workbook()
    naive.active.append(["=1+1"])
    file = BytesIO()
    naive.save(file)

    assert [cell.data_type for cell in cells(file.getvalue())] == ["f"]


def test_no_other_module_writes_tables():
    writing = {
        path.relative_to(ROOT / "src" / "gongkai").as_posix()
        for path in modules()
        if any(sign in path.read_text(encoding="utf-8") for sign in ("csv.writer", "DictWriter", "Workbook("))
    }

    # the second gives people their own file back, with some of its columns masked
    assert writing == {"ui/commas.py", "ui/workbook.py", "scanner/mask_table/lines.py"}
