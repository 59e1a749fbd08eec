"""The forms of an import: the file, what its columns are, and what its phrases mean."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from gongkai.catalogue.tables.columns import USES, Column
from gongkai.catalogue.tables.saying import Question
from gongkai.catalogue.tables.sheets import Sheet
from gongkai.desk.forms.catalogue import VersionForm
from gongkai.desk.forms.orgs.fields import line, table_file
from gongkai.desk.phrases.catalogue_import import DAMAGED, UNREADABLE, answer_named, asked, table_named, use_named
from gongkai.scanner.child import tables_safely
from gongkai.scanner.formats.grid import letters_of
from gongkai.scanner.passage import Trouble
from gongkai.scanner.tables import LARGEST, Table

QUESTIONS = 40
"""How many questions are asked at once."""

SAMPLE = 40


class UploadForm(forms.Form):
    """The file; ``tables`` is what was read, in a process of its own."""

    file = table_file(".xlsx,.csv,.docx", hint=_("xlsx、csv 或 docx，不超过 5 MB、12000 行。"))
    tables: list[Table]

    def clean_file(self) -> "UploadedFile[bytes]":
        """Read the tables.

        :raises ValidationError: if they cannot be read, or there are none.
        """
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(UNREADABLE["file_bloated"])
        found = tables_safely(file.read(), file.name or "")
        if isinstance(found, Trouble):
            raise forms.ValidationError(UNREADABLE.get(found.kind, DAMAGED))
        if not found:
            raise forms.ValidationError(_("这个文件里没有表格。请选择有表格的文件。"))
        self.tables = found
        return file


class ColumnsForm(forms.Form):
    """Which tables are read, and what their columns are."""

    def __init__(self, data: Any, *, sheets: Iterable[Sheet]) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data)
        self.sheets = list(sheets)
        choices = [(use, use_named(use)) for use in ("", *USES)]
        for sheet in self.sheets:
            self.fields[f"read-{sheet.number}"] = forms.BooleanField(
                label=format_lazy(_("导入“{table}”"), table=table_named(sheet)), required=False, initial=sheet.is_read
            )
            for column in columns_of(sheet):
                self.fields[f"use-{sheet.number}-{column}"] = forms.ChoiceField(
                    label=_column_named(sheet, column),
                    choices=choices,
                    widget=forms.Select({"class": "in"}),
                    required=False,
                    initial=sheet.uses.get(column, ""),
                    error_messages={"invalid_choice": _("请从列表中选择。")},
                )

    def clean(self) -> dict[str, Any]:
        """Ask for a column of titles in each table that is read, and for no column twice."""
        said = self.cleaned_data
        read = [sheet for sheet in self.sheets if said.get(f"read-{sheet.number}")]
        if not read:
            self.add_error(None, _("请至少选择一个要导入的表格。"))
        for sheet in read:
            uses = [use for use in self.of_sheet(sheet).values() if use]
            for use in sorted({use for use in uses if uses.count(use) > 1}):
                self._complain(sheet, say("有两列都选了“%(use)s”。请只留一列。") % {"use": use_named(use)})
            if not {Column.TITLE, Column.PARENT} & set(uses):
                self._complain(sheet, say("没有“事项名称”一列。请指出哪一列是事项名称。"))
        return said

    def _complain(self, sheet: Sheet, problem: str) -> None:
        self.add_error(f"read-{sheet.number}", problem)

    def of_sheet(self, sheet: Sheet) -> dict[str, str]:
        """Return what was said of the columns of a table."""
        return {str(one): self.cleaned_data.get(f"use-{sheet.number}-{one}", "") for one in columns_of(sheet)}

    @property
    def uses(self) -> dict[str, dict[str, str]]:
        """What was said of all tables, as it is kept."""
        return {
            str(sheet.number): {"read": "yes" if self.cleaned_data[f"read-{sheet.number}"] else "no"}
            | self.of_sheet(sheet)
            for sheet in self.sheets
        }

    @property
    def parts(self) -> list[tuple[Sheet, forms.BoundField, list[tuple[forms.BoundField, str]]]]:
        """The tables, each with its fields and an example from every column."""
        return [
            (
                sheet,
                self[f"read-{sheet.number}"],
                [(self[f"use-{sheet.number}-{column}"], _sample(sheet, column)) for column in columns_of(sheet)],
            )
            for sheet in self.sheets
        ]


def columns_of(sheet: Sheet) -> list[int]:
    """Return the columns of a table that hold anything."""
    return sorted({column for row in sheet.table.rows.values() for column in row} | set(sheet.uses))


def _column_named(sheet: Sheet, column: int) -> str:
    name = sheet.heading.name(column)
    letters = letters_of(column)
    return f"{letters} {name}" if name else say("%(letters)s 列（没有表头）") % {"letters": letters}


def _sample(sheet: Sheet, column: int) -> str:
    below = (row for number, row in sorted(sheet.table.rows.items()) if number > sheet.heading.last)
    return next((row[column][:SAMPLE] for row in below if row.get(column)), "")


class AnswersForm(forms.Form):
    """What the phrases mean that were not understood, each asked once."""

    def __init__(
        self,
        data: Any,  # noqa: ANN401 – handed to Django
        *,
        questions: Iterable[Question],
        counts: Mapping[str, int],
        units: Mapping[str, str],
    ) -> None:
        super().__init__(data)
        self.keys: dict[str, str] = {}
        for question in list(questions)[:QUESTIONS]:
            name = "q-" + sha256(question.key.encode()).hexdigest()[:12]
            self.keys[name] = question.key
            told = [(word, answer_named(question.kind, word, units)) for word in question.choices]
            self.fields[name] = forms.ChoiceField(
                label=asked(question),
                help_text=format_lazy(_("{count} 行这样写。"), count=counts[question.key]),
                choices=[("", _("请选择")), *told],
                initial=question.guess,
                error_messages=dict.fromkeys(("required", "invalid_choice"), _("请从列表中选择。")),
            )

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by the names of the questions."""
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}


class WriteForm(VersionForm):
    """The agreement to import what was looked through, with the reason where some of it needs one."""

    reason = line(
        _("为什么这样调整"),
        300,
        area=True,
        hint=_("和上一份目录不同、还没有写理由的事项都用这个理由，报备案以前可以逐项改写。"),
    )

    def __init__(self, data: Any, *, to_explain: int) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data)
        if not to_explain:
            del self.fields["reason"]
