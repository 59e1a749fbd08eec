"""Reading a sheet out of an xlsx file, and listing what is wrong with it."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from gongkai.desk.forms.orgs.fields import table_file
from gongkai.desk.forms.orgs.sheets import Complaint
from gongkai.ui.workbook import written

LARGEST = 5 * 1024 * 1024
LARGEST_UNPACKED = 50 * 1024 * 1024
MOST_LINES = 2000


class UploadForm(forms.Form):
    """The file with the sheet; ``lines`` is what was read."""

    file = table_file(".xlsx", hint=_("xlsx 格式，不超过 5 MB、2000 行。"))

    def __init__(self, data: object, files: object, *, columns: Mapping[str, str]) -> None:
        super().__init__(data, files)  # type: ignore[arg-type]
        self.columns = columns
        self.lines: list[list[str]] = []

    def clean_file(self) -> "UploadedFile[bytes]":
        """Read the sheet.

        :raises ValidationError: if it cannot be read or its heading is not the template's.
        """
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("文件超过 5 MB。请分成几个文件导入。"))
        table = _table(file.read())
        if len(table) > MOST_LINES + 1:
            raise forms.ValidationError(_("表格超过 2000 行。请分成几个文件导入。"))
        self.lines = _in_order(table, self.columns)
        if not any(any(line) for line in self.lines):
            raise forms.ValidationError(_("表格里没有内容。请在表头下面填写后再导入。"))
        return file


def _table(content: bytes) -> list[list[str]]:
    unreadable = forms.ValidationError(_("读不了这个文件。请用模板填写，另存为 xlsx 格式，不要加密码。"))
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise unreadable
        sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
        return [[_text(cell) for cell in line] for line in sheet.to_python(skip_empty_area=False, nrows=MOST_LINES + 2)]
    except (zipfile.BadZipFile, CalamineError) as why:
        raise unreadable from why


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def _in_order(table: Sequence[Sequence[str]], columns: Mapping[str, str]) -> list[list[str]]:
    heading = list(table[0]) if table else []
    if missing := [title for title in columns.values() if title not in heading]:
        message = _("表头缺少这些列：%(titles)s。请下载模板，不要改动表头。")
        raise forms.ValidationError(message, params={"titles": str(_("、")).join(missing)})
    places = [heading.index(title) for title in columns.values()]
    return [[line[place] for place in places] for line in table[1:]]


def complaints_listed(complaints: Iterable[Complaint]) -> bytes:
    """Write what is wrong with a sheet, one line a complaint."""
    lines = [(each.line, each.column, each.content, each.problem) for each in complaints]
    return written({str(_("问题")): [(_("行"), _("列"), _("原内容"), _("问题")), *lines]})
