"""The two sheets that can be imported: their columns, and how a line of text becomes a row or complaints."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import Label, day, line, staff_number
from gongkai.desk.phrases.catalogue import named
from gongkai.measures.vocabulary import PersonKind, Role, Word
from gongkai.orgs import actions
from gongkai.orgs.actions import Imported, PersonRow, PostRow
from gongkai.orgs.models import Unit

Row = TypeVar("Row", PersonRow, PostRow)


class RowForm(forms.Form):
    """One line of a sheet. ``units`` are the units there are, by code."""

    def __init__(self, cells: Mapping[str, str], units: Mapping[str, Unit]) -> None:
        super().__init__(cells)
        self.units = units

    def unit_in(self, name: str) -> Unit | None:
        """Return the unit whose code stands in a cell.

        :raises ValidationError: if no unit has it.
        """
        code = str(self.cleaned_data[name]).upper()
        if code and code not in self.units:
            raise forms.ValidationError(
                _("没有编码为 %(code)s 的单位。请核对编码，或先建立单位。"), params={"code": code}
            )
        return self.units.get(code)

    def word_in(self, name: str, words: type[Word]) -> Word:
        """Return the word of a vocabulary that stands in a cell.

        :raises ValidationError: if it is none of them.
        """
        written = self.cleaned_data[name]
        for word in words:
            if written in (word.zh, word.en, word.value):
                return word
        known = str(_("、")).join(named(word) for word in words)
        raise forms.ValidationError(
            _("“%(written)s”不在可选范围内，只能填：%(known)s。"), params={"written": written, "known": known}
        )


class PersonRowForm(RowForm):
    """A line of the sheet of people."""

    number = staff_number(_("工号或学号"))
    name = line(_("姓名"), 40)
    kind = line(_("类别"), 10)
    home = line(_("所在单位编码"), 12, required=False)
    email = forms.EmailField(
        required=False, max_length=100, error_messages={"invalid": _("电子邮箱要写成 name@example.edu.cn 这样。")}
    )
    member_of = line(_("党组织编码"), 12, required=False)
    member_since = day(_("组织关系起始日期"), required=False)
    left_on = day(_("离校日期"), required=False)

    def clean_kind(self) -> Word:
        """Return the kind of person."""
        return self.word_in("kind", PersonKind)

    def clean_home(self) -> Unit | None:
        """Return the place of work or study."""
        return self.unit_in("home")

    def clean_member_of(self) -> Unit | None:
        """Return the unit of the membership."""
        return self.unit_in("member_of")

    def clean(self) -> dict[str, Any]:
        """Ask for the day a membership began."""
        if (
            self.cleaned_data.get("member_of")
            and not self.cleaned_data.get("member_since")
            and "member_since" not in self.errors
        ):
            self.add_error("member_since", _("填了党组织编码的，请写组织关系起始日期。"))
        return self.cleaned_data


class PostRowForm(RowForm):
    """A line of the sheet of posts."""

    number = staff_number(_("工号或学号"))
    unit = line(_("单位编码"), 12)
    role = line(_("岗位"), 20)
    starts_on = day(_("起始日期"))
    ends_on = day(_("结束日期"), required=False)

    def clean_unit(self) -> Unit | None:
        """Return the unit of the post."""
        return self.unit_in("unit")

    def clean_role(self) -> Word:
        """Return the role."""
        return self.word_in("role", Role)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a cell, or with a line as a whole."""

    line: int
    column: str
    content: str
    problem: str


@dataclass(frozen=True)
class Sheet(Generic[Row]):
    """A sheet that can be imported."""

    name: str
    title: Label
    unit_of_count: Label
    columns: Mapping[str, str]
    example: Sequence[str]
    notes: Sequence[Label]
    form: type[RowForm]
    row: Callable[..., Row]
    enter: Callable[..., Imported]

    def rows(self, lines: Sequence[Sequence[str]], units: Mapping[str, Unit]) -> tuple[list[Row], list[Complaint]]:
        """Turn lines of text into rows, and say of every cell what is wrong with it. Line 1 is the heading."""
        rows: list[Row] = []
        wrong: list[Complaint] = []
        for number, cells in enumerate(lines, 2):
            if not any(cells):
                continue
            form = self.form(dict(zip(self.columns, cells, strict=True)), units)
            if form.is_valid():
                rows.append(self.row(line=number, **form.cleaned_data))
            else:
                wrong += self._complaints(number, form)
        return rows, wrong

    def _complaints(self, number: int, form: RowForm) -> list[Complaint]:
        return [
            Complaint(number, self.columns.get(field, ""), str(form.data.get(field, "")), str(problem))
            for field, problems in form.errors.items()
            for problem in problems
        ]


PEOPLE = Sheet(
    name="people",
    title=_("导入人员"),
    unit_of_count=_("人"),
    columns={
        "number": "工号或学号",
        "name": "姓名",
        "kind": "类别",
        "home": "所在单位编码",
        "email": "电子邮箱",
        "member_of": "党组织编码",
        "member_since": "组织关系起始日期",
        "left_on": "离校日期",
    },
    example=("G0001", "李明", "教职工", "JX", "liming@example.edu.cn", "JXJ", "2024-09-01", ""),
    notes=(
        _("每人一行。工号或学号已经登记的，按表格修改；没有登记的，新增。"),
        _("空着的格不改动原来的内容。"),
        _("填了离校日期的，任职和组织关系到那天为止，账号停用。"),
    ),
    form=PersonRowForm,
    row=PersonRow,
    enter=actions.import_people,
)
POSTS = Sheet(
    name="posts",
    title=_("导入任职"),
    unit_of_count=_("项"),
    columns={
        "number": "工号或学号",
        "unit": "单位编码",
        "role": "岗位",
        "starts_on": "起始日期",
        "ends_on": "结束日期",
    },
    example=("G0001", "JX", "拟稿人", "2026-09-01", ""),
    notes=(
        _("每项任职一行。人员要先登记。"),
        _("同一人、同一单位、同一岗位、同一起始日期的任职已有的，只按表格写结束日期。"),
        _("第一责任人、办公室岗位和纪检监察员，导入后要由另一位安全管理员确认。"),
    ),
    form=PostRowForm,
    row=PostRow,
    enter=actions.import_posts,
)
