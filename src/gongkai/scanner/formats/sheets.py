"""Workbooks in binary form (xls, xlsb), through a library that reads their cells and no more."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial

import python_calamine as calamine

from gongkai.scanner.formats.grid import letters_of
from gongkai.scanner.formats.rows import cells
from gongkai.scanner.formats.source import WHOLE, Hazard, Item, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

ONLY_CELLS = Trouble("file_unreadable", WHOLE, "这种格式只能读出单元格，批注和隐藏的行列读不全，请另存为 xlsx")
_COLUMNS = 1_000


def read(source: Source) -> Iterator[Item]:
    """Yield the cells of a workbook; the rest of it is not read, which is said."""
    yield from of_cells(source.content)
    yield ONLY_CELLS


def of_cells(content: bytes) -> Iterator[Item]:
    """Yield the filled cells of all sheets, also the hidden ones.

    :raises Hazard: if the workbook cannot be opened.
    """
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError:
        raise Hazard("file_encrypted", "打开表格需要密码") from None
    except (calamine.CalamineError, OSError, ValueError) as fault:
        raise Hazard("file_broken", f"表格损坏，打不开（{type(fault).__name__}）") from None
    for about in book.sheets_metadata:
        shown = about.visible == calamine.SheetVisibleEnum.Visible
        hidden = Hidden.NO if shown else Hidden.HIDDEN_SHEET
        yield Passage(about.name, "工作表名称", hidden)
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            kind = "file_macros" if about.typ == calamine.SheetTypeEnum.MacroSheet else "file_unreadable"
            yield Trouble(kind, f"工作表“{about.name}”", "这不是普通的工作表")
            continue
        yield from _sheet(book, about.name, hidden)


def _sheet(book: calamine.CalamineWorkbook, name: str, hidden: Hidden) -> Iterator[Item]:
    headings: list[str] = []
    try:
        sheet = book.get_sheet_by_name(name)
        first_row, first_column = sheet.start or (0, 0)
        for number, row in enumerate(sheet.to_python(skip_empty_area=True), first_row + 1):
            texts = [""] * first_column + [_spoken(value) for value in row[:_COLUMNS]]
            headings = headings or (texts if sum(map(bool, texts)) > 1 else [])
            yield from cells(texts, headings, partial(_place, name, number), lambda _: hidden)
    except (calamine.CalamineError, ValueError) as fault:
        yield Trouble("file_broken", f"工作表“{name}”", f"工作表损坏，没有读完（{type(fault).__name__}）")


def _place(name: str, row: int, column: int) -> str:
    return f"工作表“{name}”!{letters_of(column)}{row}"


def _spoken(value: object) -> str:
    if isinstance(value, float):
        number = Decimal(repr(value))
        return f"{number:f}".removesuffix(".0") if number.is_finite() else str(value)
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return str(value).strip()
