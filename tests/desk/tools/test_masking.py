"""Columns of a table are masked as chosen; only what was found in the values is preset."""

import pytest

from tests.desk.tools.having import CSV, XLSX, at, attached, content_of, editor, told, wrong
from tests.desk.walking import signed_in
from tests.scanner.making.office import docx
from tests.scanner.test_mask_csv import MASKED, TEXT
from tests.scanner.test_mask_table import HEADING, LIST, PEOPLE, SHOWN, book, left, shown

pytestmark = pytest.mark.django_db
HIDE = {"column_0": "name", "column_1": "identity"}


@pytest.fixture
def drafter(house):
    return signed_in(house.drafter)


@pytest.fixture
def table(house):
    return attached(house, TEXT.encode("gb18030"), "名单.csv", CSV)


@pytest.fixture
def workbook(house):
    return attached(house, LIST, "名单.xlsx", XLSX)


def sent(file, **more):
    return {"version": file.revision.version, **more}


def fields(page):
    return [bound for _, columns in page.context["form"].sheets() for _, bound in columns]


@pytest.mark.article(9)
def test_a_csv_is_masked_in_the_encoding_it_was_written_in(drafter, table):
    answer = drafter.post(at("mask_table", table), sent(table, **HIDE))

    assert (answer.url, content_of(table).decode("gb18030")) == (editor(table) + "#files", MASKED)


@pytest.mark.article(9)
def test_of_a_workbook_nothing_of_what_was_masked_is_left(drafter, workbook):
    page = drafter.post(at("mask_table", workbook), sent(workbook, **HIDE, column_2="phone"), follow=True)

    copy = content_of(workbook)
    assert (shown(copy), left(copy)) == ([HEADING, *SHOWN], [])
    assert told(page) == ["名单.xlsx 已遮盖 3 列，附件已替换。"]


def test_the_columns_are_listed_by_sheet_with_what_they_seem_to_hold(drafter, workbook):
    page = drafter.get(at("mask_table", workbook))

    [(sheet, columns)] = page.context["form"].sheets()
    told = [(column.heading, column.filled, column.example) for column, _ in columns]
    assert (sheet, told) == (
        "名单",
        [("姓名", 3, "王**"), ("身份证号", 3, "210*************19"), ("手机", 3, "138******78"), ("籍贯", 3, "")],
    )
    assert not any(str(value) in page.content.decode() for one in PEOPLE for value in one[:3])


def test_every_sheet_is_listed(drafter, house):
    def with_another(whole):
        whole.create_sheet("附表").append(("电话",))
        whole["附表"].append(("024-83687000",))

    file = attached(house, book(HEADING, *PEOPLE, change=with_another), "名单.xlsx", XLSX)

    page = drafter.get(at("mask_table", file))

    assert [sheet for sheet, _ in page.context["form"].sheets()] == ["名单", "附表"]


def test_only_what_was_found_in_the_values_is_preset(drafter, house):
    text = "证件,身份证号,备注\n210303199003070019,见附表,无\n210303199003070035,见附表,无\n"
    file = attached(house, text.encode(), "名单.csv", CSV)

    page = drafter.get(at("mask_table", file))

    assert [bound.value() for bound in fields(page)] == ["identity", "", ""]
    said = page.content.decode()
    assert ("身份证号（只看表头）" in said, "没有看出" in said) == (True, True)


def test_every_mask_is_offered_with_what_it_leaves(drafter, table):
    choices = fields(drafter.get(at("mask_table", table)))[0].field.choices

    assert choices == [
        ("", "不遮盖"), ("name", "姓名（如 张*）"), ("identity", "身份证号（如 210*************34）"),
        ("phone", "电话号码（如 138******78）"), ("card", "银行卡号（如 622***********30）"),
        ("number", "其他号码（如 20*****7）"), ("words", "文字（如 家***）"),
    ]  # fmt: skip


def test_with_nothing_chosen_nothing_is_done(drafter, table):
    page = drafter.post(at("mask_table", table), sent(table))

    assert wrong(page) == ["还没有选要遮盖的列。请至少给一列选一种遮盖方式。"]
    assert content_of(table).decode("gb18030") == TEXT


def test_a_mask_that_there_is_not_is_complained_of_at_its_column(drafter, table):
    page = drafter.post(at("mask_table", table), sent(table, column_0="name", column_1="paint"))

    assert page.context["form"].errors == {"column_1": ["请在列出的遮盖方式里选择。"]}
    assert (content_of(table).decode("gb18030"), fields(page)[0].value()) == (TEXT, "name")


def test_who_was_overtaken_is_told_once_and_keeps_his_choices(drafter, table, house):
    stale = sent(table, **HIDE)
    attached(house, b"x", "二.txt", "text/plain", table.revision)

    page = drafter.post(at("mask_table", table), stale)

    assert (page.status_code, [bound.value() for bound in fields(page)]) == (409, ["name", "identity", None])
    assert wrong(page) == ["您打开这一页以后，这份草稿改过了，还没有遮盖。请对照现在的表格看一遍选中的列。"]
    again = {**stale, "version": page.context["revision"].version}
    assert drafter.post(at("mask_table", table), again).url == editor(table) + "#files"


NOT_LISTED = {
    "no workbook": (docx(), "名单.xlsx", "不能遮盖这个表格：只能遮盖 xlsx 和 csv 表格的列，请另存为 xlsx。"),
    "cut off": (LIST[:-40], "名单.xlsx", "不能遮盖这个表格：压缩包不完整。"),
    "heading alone": ("姓名,手机\n".encode(), "名单.csv", "这个表格里没有可以遮盖的列：表头下面是空的。"),
    "too wide": (b"\n".join(b",".join([sign] * 401) for sign in (b"a", b"b")), "名单.csv",
                 "这个表格有 401 列，最多列出 400 列。请在表格里删去不公开的列，再重新上传。"),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_LISTED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_where_no_columns_can_be_listed_it_says_why(drafter, house, case, method):
    content, name, why = NOT_LISTED[case]
    file = attached(house, content, name)

    page = getattr(drafter, method)(at("mask_table", file), sent(file, **HIDE))

    assert (page.context["why"], "遮盖所选列" in page.content.decode()) == (why, False)


def test_what_would_be_too_large_is_kept_as_it_was(drafter, table, settings):
    settings.UPLOAD_LIMIT = 4

    page = drafter.post(at("mask_table", table), sent(table, **HIDE))

    assert wrong(page) == ["文件超过 1 KB：请压缩，或分成几个文件。"]
    assert [bound.value() for bound in fields(page)] == ["name", "identity", None]


def test_a_file_that_is_no_table_leads_back_with_the_reason(drafter, house):
    file = attached(house, b"x", "说明.txt", "text/plain")

    page = drafter.get(at("mask_table", file), follow=True)

    assert page.redirect_chain == [(editor(file) + "#files", 302)]
    assert told(page) == ["只能遮盖 xlsx 和 csv 表格。请先另存为 xlsx，再上传。"]
