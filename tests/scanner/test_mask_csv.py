"""A csv with masked columns is written as it was: encoding, separators, ends of lines."""

import codecs

import pytest

from gongkai.scanner.child import mask_table_safely, table_columns_safely
from gongkai.scanner.mask_table import Column, columns, mask_columns
from gongkai.scanner.masking import Mask
from gongkai.scanner.passage import Trouble
from tests.scanner.test_mask_table import must

TEXT = '姓名,身份证号,备注\n王小明,210303199003070019,"沈阳,和平"\n李雪,210303199003070035,\n'
MASKED = '姓名,身份证号,备注\n王**,210*************19,"沈阳,和平"\n李*,210*************35,\n'
CHOSEN = {("", 1): Mask.NAME, ("", 2): Mask.IDENTITY}


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (b"", "gb18030"),
        (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)  # fmt: skip
def test_the_encoding_stays(mark, encoding):
    assert mask_columns(mark + TEXT.encode(encoding), "a.csv", CHOSEN) == mark + MASKED.encode(encoding)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.removesuffix("\n"),
        lambda text: text.replace(",", "\t").replace("沈阳\t", "沈阳,").replace('"', ""),
        lambda text: text.replace(",", ";").replace("沈阳;", "沈阳,").replace('"', ""),
        lambda text: text.replace("\n李", "\n\n李"),
    ],
)
def test_separators_and_ends_of_lines_stay(change):
    assert mask_columns(change(TEXT).encode(), "a.csv", CHOSEN).decode() == change(MASKED)


def test_the_columns_are_told_and_masked_in_a_child():
    content = TEXT.encode("gb18030")

    assert table_columns_safely(content, "a.csv") == columns(content, "a.csv") == [
        Column("", 1, "A", "姓名", 2, Mask.NAME, "王**", is_found=True),
        Column("", 2, "B", "身份证号", 2, Mask.IDENTITY, "210*************19", is_found=True),
        Column("", 3, "C", "备注", 1, None, "", is_found=False),
    ]  # fmt: skip
    assert mask_table_safely(content, "a.csv", CHOSEN) == MASKED.encode("gb18030")
    assert must(MASKED.encode(), "a.csv") == []


def test_a_guess_says_whether_values_were_found_or_the_heading_alone_says_so():
    told = columns("证件,身份证号\n210303199003070019,见附表\n210303199003070035,见附表\n".encode(), "a.csv")

    assert [(one.guess, one.is_found) for one in told] == [(Mask.IDENTITY, True), (Mask.IDENTITY, False)]


def test_a_column_that_is_not_there_is_refused():
    assert mask_table_safely(TEXT.encode(), "a.csv", {("", 9): Mask.NAME}) == Trouble(
        "file_broken", "文件", "没有要遮盖的第9列，或者这一列是空的"
    )


def test_a_table_that_no_reader_reads_to_its_end_is_not_masked():
    assert mask_table_safely(b"a,b\rc,d\n", "a.csv", {("", 1): Mask.NAME}) == Trouble(
        "file_broken", "文件", "表格损坏，没有读完"
    )


def test_full_width_digits_are_masked():
    copy = mask_columns("姓名,手机\n李雪,１３８１２３４５６７８\n".encode(), "a.csv", {("", 2): Mask.PHONE})

    assert copy.decode() == "姓名,手机\n李雪,１３８******７８\n"
