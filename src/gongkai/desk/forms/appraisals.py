"""The forms of an appraisal. Source: 第十八条."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.appraisals.actions import Plan
from gongkai.desk.forms.orgs.fields import day, line
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.appraisals import say
from gongkai.desk.phrases.catalogue import short_unit_name
from gongkai.orgs.models import Group, Unit


class AppraisalForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)


class ConfirmForm(AppraisalForm):
    """Asks for nothing but a yes."""


class ReasonForm(AppraisalForm):
    """Why."""

    reason = line(_("原因"), 300, area=True)


class OpenForm(AppraisalForm):
    """Of which unit and year, from when until when, and who votes besides the members."""

    unit = forms.ChoiceField(
        label=_("评议哪个单位"),
        error_messages={"required": _("请选择单位。"), "invalid_choice": _("列表里没有这个单位。请重新选择。")},
    )
    year = forms.IntegerField(
        label=_("评议哪一年"),
        widget=forms.NumberInput({"class": "w-s"}),
        error_messages=dict.fromkeys(("required", "invalid"), _("年份请写四位数字，例如 2026。")),
    )
    starts_on = day(_("开始日期"))
    ends_on = day(_("截止日期"), hint=_("含这一天。截止以后才有结果。"))
    groups = forms.MultipleChoiceField(
        label=_("另外参加的名单"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("本单位和下级单位的党员都能参加，不用选。要请群众代表参加的，在这里选名单。"),
        error_messages={"invalid_choice": _("有一份名单已经不能选了。请重新勾选。")},
    )
    reason = line(
        _("还没有年度通报就评议的原因"),
        300,
        required=False,
        area=True,
        hint=_("已经登记并确认了这一年年度通报的，不用填。"),
    )

    def __init__(self, data: Any, *, units: Iterable[Unit], groups: Iterable[Group], **more: Any) -> None:  # noqa: ANN401
        super().__init__(data, **more)
        self.units = {unit.code: unit for unit in units}
        self.lists = {str(one.public_id): one for one in groups}
        self.fields["unit"].choices = [(code, unit.name) for code, unit in self.units.items()]  # type: ignore[attr-defined]
        names = [(key, f"{short_unit_name(one.unit)} · {one.name}") for key, one in self.lists.items()]
        self.fields["groups"].choices = names  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        """Return what was typed."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"unit", "groups"}}
        return Plan(groups=tuple(self.lists[key] for key in self.cleaned_data["groups"]), **said)


class TemplateForm(AppraisalForm):
    """What is asked in the appraisals to come, one question a line."""

    questions = line(_("评议的问题"), 2000, area=True, hint=_("每行一个，最多十个，每个都按好、较好、一般、差回答。"))
