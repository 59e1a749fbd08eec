"""A masked column shows that values are there, and the file holds them no more."""

import io
from html import unescape

import openpyxl
import pytest

from gongkai.scanner.child import Limits, mask_table_safely, table_columns_safely
from gongkai.scanner.finding import Severity
from gongkai.scanner.formats import read
from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.mask_table import Column, columns, mask_columns
from gongkai.scanner.masking import Mask
from gongkai.scanner.passage import Passage, Trouble
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import scan_text
from tests.scanner.making.office import S, docx, row, sheet, xlsx
from tests.scanner.test_cleaning import raw

PEOPLE = [
    ("王小明", "210303199003070019", 13812345678, "沈阳"),
    ("欧阳伟", "210303199003070027", 13912345678, "鞍山"),
    ("李雪", "210303199003070035", 13712345678, "大连"),
]
CHOSEN = {("名单", 1): Mask.NAME, ("名单", 2): Mask.IDENTITY, ("名单", 3): Mask.PHONE}
SHOWN = [
    ("王**", "210*************19", "138******78", "沈阳"),
    ("欧**", "210*************27", "139******78", "鞍山"),
    ("李*", "210*************35", "137******78", "大连"),
]


def book(*rows, merged=(), change=None):
    """A workbook as programs write it, its texts kept aside from the cells."""
    whole = openpyxl.Workbook()
    whole.active.title = "名单"
    for one in rows:
        whole.active.append(one)
    for area in merged:
        whole.active.merge_cells(area)
    if change:
        change(whole)
    kept = io.BytesIO()
    whole.save(kept)
    return kept.getvalue()


HEADING = ("姓名", "身份证号", "手机", "籍贯")
LIST = book(HEADING, *PEOPLE)


def shown(content):
    return list(openpyxl.load_workbook(io.BytesIO(content))["名单"].iter_rows(values_only=True))


def left(content, people=PEOPLE):
    """The values of people that stand anywhere in the bytes of a file, however their signs are written."""
    whole = unescape(raw(content).decode(errors="replace"))
    return [value for one in people for value in map(str, one[:3]) if value in whole]


def must(content, name="a.xlsx"):
    found = scan_text([item for item in read(content, name) if isinstance(item, Passage)], Rules.default())
    return [(one.kind, one.place.part) for one in found if one.severity is Severity.MUST]


def test_the_columns_of_a_list_are_told_with_a_guess_and_an_example():
    assert columns(LIST, "a.xlsx") == [
        Column("名单", 1, "A", "姓名", 3, Mask.NAME, "王**", is_found=True),
        Column("名单", 2, "B", "身份证号", 3, Mask.IDENTITY, "210*************19", is_found=True),
        Column("名单", 3, "C", "手机", 3, Mask.PHONE, "138******78", is_found=True),
        Column("名单", 4, "D", "籍贯", 3, None, "", is_found=False),
    ]


def test_chosen_columns_are_masked_and_the_others_stay_as_they_are():
    copy = mask_columns(LIST, "a.xlsx", CHOSEN)

    assert shown(copy) == [HEADING, *SHOWN]
    assert (len(left(LIST)), left(copy)) == (9, [])
    assert (len(must(LIST)) > 0, must(copy)) == (True, [])


def test_in_a_child_the_same_is_told_and_done():
    assert table_columns_safely(LIST, "a.xlsx") == columns(LIST, "a.xlsx")
    assert shown(mask_table_safely(LIST, "a.xlsx", CHOSEN)) == [HEADING, *SHOWN]


def test_a_value_that_another_column_holds_too_stays_there():
    copy = mask_columns(book(("姓名", "推荐人"), ("王小明", "王小明")), "a.xlsx", {("名单", 1): Mask.NAME})

    assert shown(copy) == [("姓名", "推荐人"), ("王**", "王小明")]


TITLED = ("困难学生资助名单", None, None, None)
TWO_ROWS = [("姓名", "证件", "联系方式", None), (None, "号码", "手机", "籍贯")]
HEADS = {
    "a title above": ([TITLED, HEADING], ["A1:D1"]),
    "a line about the list above": ([TITLED, ("填表：学生处", None, "日期：2026年3月1日", None), HEADING], ["A1:D1"]),
    "a long number above": ([TITLED, ("填表：学生处", None, "编号：20260301", None), HEADING], ["A1:D1"]),
    "words that no column is known by": ([("谁", "哪一个", "怎么找", "从哪里来")], []),
    "a second row that goes on naming columns": ([HEADING, ("Name", "ID", "Phone", "备注")], []),
    "a second row under merged cells": ([("姓名", "身份证号", "其他", None), (None, None, "手机", "来处")],
                                        ["A1:A2", "B1:B2", "C1:D1"]),
    "a second row under one cell that is merged": (TWO_ROWS, ["C1:D1"]),
    "a column called like a person": ([("姓名", "身份证号", "手机", "曾用字")], []),
}  # fmt: skip


@pytest.mark.parametrize("case", HEADS)
def test_a_heading_stays_however_many_rows_it_has(case):
    heading, merged = HEADS[case]
    copy = mask_columns(book(*heading, *PEOPLE, merged=merged), "a.xlsx", CHOSEN)

    assert shown(copy) == [*heading, *SHOWN]


def test_what_stands_over_several_columns_is_told_of_each():
    content = book(*TWO_ROWS, *PEOPLE, merged=["C1:D1"])

    assert [column.heading for column in columns(content, "a.xlsx")] == [
        "姓名", "证件 号码", "联系方式 手机", "联系方式 籍贯",
    ]  # fmt: skip


def test_a_heading_said_again_further_down_stays():
    copy = mask_columns(book(HEADING, *PEOPLE, HEADING, *PEOPLE), "a.xlsx", CHOSEN)

    assert shown(copy) == [HEADING, *SHOWN, HEADING, *SHOWN]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_without_a_heading_is_masked_from_its_first_row_on(count):
    content = book(*[one[:count] for one in PEOPLE])
    chosen = {place: mask for place, mask in CHOSEN.items() if place[1] <= count}
    copy = mask_columns(content, "a.xlsx", chosen)

    assert (shown(copy), [one.heading for one in columns(content, "a.xlsx")]) == (
        [one[:count] for one in SHOWN], [""] * count,
    )  # fmt: skip


def test_a_list_of_one_column_has_a_heading_too():
    copy = mask_columns(book(("获奖名单",), ("姓名",), ("王小明",)), "a.xlsx", {("名单", 1): Mask.NAME})

    assert shown(copy) == [("获奖名单",), ("姓名",), ("王**",)]


def test_numbers_under_merged_cells_of_the_heading_are_values():
    content = book(("姓名", "电话", None), (None, 13812345678, "024-12345678"), merged=["A1:A2", "B1:C1"])

    assert shown(mask_columns(content, "a.xlsx", {("名单", 2): Mask.PHONE}))[1] == (None, "138******78", "024-12345678")


def test_a_cell_of_the_heading_that_reaches_far_down_hides_no_value():
    copy = mask_columns(book(("年级", *HEADING), *((None, *one) for one in PEOPLE), merged=["A1:A4"]), "a.xlsx", {
        ("名单", number + 1): mask for (_, number), mask in CHOSEN.items()
    })  # fmt: skip

    assert [one[1:] for one in shown(copy)] == [HEADING, *SHOWN]


def test_values_in_merged_cells_are_masked():
    content = book(HEADING, *PEOPLE[:2], (None, None, None, "抚顺"), merged=["A3:A4", "B3:B4", "C3:C4"])

    assert shown(mask_columns(content, "a.xlsx", CHOSEN)) == [HEADING, *SHOWN[:2], (None, None, None, "抚顺")]


def test_full_width_digits_and_digits_kept_apart_are_masked():
    odd = [("王小明", "２１０３０３１９９００３０７００１９", "138-1234 5678", "沈阳")]
    content = book(HEADING, *odd)
    copy = mask_columns(content, "a.xlsx", CHOSEN)

    assert shown(copy) == [HEADING, ("王**", "２１０*************１９", "138******78", "沈阳")]
    assert (left(copy, odd), must(copy), columns(content, "a.xlsx")[1].guess) == ([], [], Mask.IDENTITY)


@pytest.mark.parametrize(
    ("heading", "guess"),
    [
        ("姓名", Mask.NAME), ("户名", Mask.NAME), ("申请人", Mask.NAME), ("证件号码", Mask.IDENTITY),
        ("联系人电话", Mask.PHONE), ("家长电话", Mask.PHONE), ("银行卡号", Mask.CARD), ("开户人账号", Mask.CARD),
        ("开户行", None), ("学号", Mask.NUMBER), ("工号", Mask.NUMBER), ("护照", Mask.NUMBER),
        ("电子邮箱", Mask.NUMBER), ("家庭住址", Mask.WORDS), ("户籍地址", Mask.WORDS), ("金额", None), ("备注", None),
    ],
)  # fmt: skip
def test_a_heading_says_what_its_column_holds(heading, guess):
    content = book(("序号", heading), (1, "甲"), (2, "乙"))

    assert columns(content, "a.xlsx")[1].guess == guess


def test_what_is_found_in_a_column_outweighs_what_it_is_called():
    content = book(("序号", "账号"), (1, "13812345678"), (2, "13912345678"), (3, "无"))

    assert columns(content, "a.xlsx")[1].guess == Mask.PHONE


def test_one_number_among_many_words_makes_no_guess():
    content = book(("序号", "备注"), (1, "13812345678"), (2, "无"), (3, "无"))

    assert columns(content, "a.xlsx")[1].guess is None


def test_every_way_in_which_a_cell_keeps_its_value_is_masked():
    strings = f"<sst {S}><si><t>甲</t></si><si><r><t>王小</t></r><r><t>明</t></r></si></sst>"
    kept = {
        "shared": '<c r="A2" t="s"><v>1</v></c>', "in place": '<c r="A2" t="inlineStr"><is><t>王小明</t></is></c>',
        "result": '<c r="A2" t="str"><v>王小明</v></c>', "computed": '<c r="A2" t="str"><f>B9</f><v>王小明</v></c>',
        "large": '<c r="A2"><v>1.3812345678E10</v></c>', "unplaced": "<c t='str'><v>王小明</v></c>",
    }  # fmt: skip
    for cell in kept.values():
        content = xlsx({"名单": sheet(row(1, "姓名", "备注") + row(2, cell))}, sharedStrings=strings)
        copy = mask_columns(content, "a.xlsx", {("名单", 1): Mask.NAME})

        assert shown(copy)[1][0] in ("王**", "1**********")
        assert [
            one for one in ("王小", "明", "13812345678", "1.3812345678E10", "<f>") if one.encode() in raw(copy)
        ] == []


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (("名单", 9), "工作表“名单”没有要遮盖的第9列，或者这一列是空的"),
        (("别的", 1), "工作表“别的”没有要遮盖的第1列，或者这一列是空的"),
    ],
)
def test_a_column_that_is_not_there_is_refused(place, said):
    with pytest.raises(Hazard, match=said):
        mask_columns(LIST, "a.xlsx", {**CHOSEN, place: Mask.NAME})


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (docx(), "a.docx", "file_unknown"), (LIST[:-40], "a.xlsx", "file_broken"), (b"", "a.txt", "file_unknown"),
        (xlsx({"名单": "<worksheet><row>"}), "a.xlsx", "file_broken"),
    ],
)  # fmt: skip
def test_what_is_no_table_or_spoilt_says_why(content, name, kind):
    said = [table_columns_safely(content, name), mask_table_safely(content, name, CHOSEN)]

    assert [(type(one), one.kind) for one in said] == [(Trouble, kind)] * 2


def test_limits_hold_here_too():
    assert table_columns_safely(LIST, "a.xlsx", limits=Limits(input=100)).kind == "file_bloated"
    assert mask_table_safely(LIST, "a.xlsx", CHOSEN, limits=Limits(output=100)).kind == "file_bloated"
