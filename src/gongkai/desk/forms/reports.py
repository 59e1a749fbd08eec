"""The forms of a report. Source: 第十八条."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.catalogue.models import Item
from gongkai.desk.forms.orgs.fields import line
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.reports import say
from gongkai.orgs.models import Unit
from gongkai.reports.rules.steps import TEXT_LIMIT

SCHOOL = "school"
"""What the form calls the school, which is no unit of which one reports."""


class ReportForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)


class ConfirmForm(ReportForm):
    """Asks for nothing but a yes."""


class VoidForm(ReportForm):
    """Why."""

    reason = line(_("原因"), 300, area=True)


class BeginForm(ReportForm):
    """Whose report, and of which days."""

    unit = forms.ChoiceField(
        label=_("哪个单位的报告"),
        error_messages={"required": _("请选择单位。"), "invalid_choice": _("列表里没有这个单位。请重新选择。")},
    )
    span = forms.ChoiceField(
        label=_("年度或学年"),
        help_text=_("年度从1月1日到12月31日，学年从9月1日到次年8月31日。"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请选择年度或学年。")),
    )

    def __init__(
        self,
        data: Any,  # noqa: ANN401 – handed to Django
        *,
        units: Iterable[Unit],
        spans: list[tuple[str, str]],
        school: str,
    ) -> None:
        super().__init__(data)
        self.units: dict[str, Unit | None] = {SCHOOL: None} if school else {}
        self.units |= {unit.code: unit for unit in units}
        names = [(code, unit.name if unit else school) for code, unit in self.units.items()]
        self.fields["unit"].choices = names  # type: ignore[attr-defined]
        self.fields["span"].choices = spans  # type: ignore[attr-defined]


class SectionForm(ReportForm):
    """What one section says."""

    lock = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("正文"),
        required=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea({"rows": 14}),
        help_text=_("每段一行。数据由系统列在本节后面，正文里不用抄。"),
        error_messages={"max_length": _("正文最多 %(limit_value)d 字，现在 %(show_value)d 字。")},
    )


class PublishForm(ReportForm):
    """Under which item of the catalogue a report is made known."""

    entry = forms.ChoiceField(
        label=_("目录事项"),
        error_messages={
            "required": _("请选择目录事项。没有对应事项的，先在目录里增加。"),
            "invalid_choice": _("您不能按这个目录事项拟稿。请重新选择。"),
        },
    )

    def __init__(self, data: Any, *, items: Iterable[Item]) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data)
        self.items = {str(one.entry.public_id): one for one in items}
        names = [(key, f"{one.code} {one.title}") for key, one in self.items.items()]
        self.fields["entry"].choices = [("", _("请选择")), *names]  # type: ignore[attr-defined]
