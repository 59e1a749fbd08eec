"""Writing sheets of text into an xlsx file; what is written is text, never a formula."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from gongkai.ui.cells import looks_like_a_formula, writable

LONGEST_NAME = 31
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def written(sheets: Mapping[str, Iterable[Sequence[object]]], *, widths: Sequence[int] = ()) -> bytes:
    """Write sheets of text by their names; with ``widths`` columns are that many signs wide and lines are wrapped."""
    book = Workbook(write_only=True)
    for name, lines in sheets.items():
        page = book.create_sheet(sheet_name(name))
        for number, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(number)].width = width
        for line in lines:
            page.append([_cell(page, value, is_wrapped=bool(widths)) for value in line])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def sheet_name(name: str) -> str:
    """Return a name as a sheet may bear it."""
    return name.translate(NOT_IN_NAMES)[:LONGEST_NAME]


def _cell(page: Any, value: object, *, is_wrapped: bool) -> Any:  # noqa: ANN401 – the library's own types
    text = writable(value)
    cell = WriteOnlyCell(page, value=text)
    cell.data_type = "s"
    if looks_like_a_formula(text):
        cell.quotePrefix = True  # stays text even when somebody edits the cell
    if is_wrapped:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
