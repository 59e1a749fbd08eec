"""The forms of an assessment. Source: 第十八条."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from gongkai.assessments.actions import Given
from gongkai.assessments.queries import Scheme, Score, indicators_of
from gongkai.assessments.rules.scheme import Asked, Typed
from gongkai.assessments.rules.words import Decision, Kind
from gongkai.desk.forms.orgs.fields import day, line, one_of
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.assessments import say
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.figures.rules.registry import FIGURES
from gongkai.measures.refusal import Refusal
from gongkai.orgs.models import Unit

LINES = 12
"""How many indicators the form has room for."""
USUAL_DAYS = 5
PARTS = ("name", "weight", "figure", "full", "zero", "guidance")
AT = {
    "indicator_unnamed": "name",
    "weight_odd": "weight",
    "figure_missing": "figure",
    "figure_not_asked": "figure",
    **dict.fromkeys(("marks_missing", "marks_not_asked", "marks_alike", "marks_wrong_way"), "full"),
}
"""At which field of its line a reason against an indicator is said."""


class AssessmentForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)


class ConfirmForm(AssessmentForm):
    """Asks for nothing but a yes."""


class ReasonForm(AssessmentForm):
    """Why."""

    reason = line(_("原因"), 300, area=True)


class ObjectForm(AssessmentForm):
    """What a unit says against a score."""

    text = line(_("异议和依据"), 500, area=True, hint=_("只写概括的情况，不写号码和他人姓名。"))


def _points(label: Any) -> forms.DecimalField:  # noqa: ANN401 – words, in time or later
    return forms.DecimalField(
        label=label,
        required=False,
        widget=forms.NumberInput({"class": "w-s", "step": "0.01", "min": "0"}),
        error_messages={"invalid": _("得分要写数字，例如 12.5。")},
    )


class AnswerForm(AssessmentForm):
    """Whether an objection stands, with which points, and why."""

    decision = one_of(_("结论"), list(Decision))
    points_ = _points(_("改后的得分"))
    reason_ = line(_("理由"), 500, area=True, hint=_("单位看得到。不写号码和他人姓名。"))


class GiveForm(AssessmentForm):
    """Points and reasons of all units by one indicator."""

    def __init__(self, data: Any, *, scores: Iterable[Score], **more: Any) -> None:  # noqa: ANN401
        super().__init__(data, **more)
        self.keys: list[int] = []
        for one in scores:
            self.keys.append(one.pk)
            unit = {"unit": short_unit_name(one.sheet.unit)}
            self.fields[f"points_{one.pk}"] = _points(_("%(unit)s：得分") % unit)
            self.fields[f"reason_{one.pk}"] = line(_("%(unit)s：理由") % unit, 500, required=False)
            self.initial.update({f"points_{one.pk}": one.points, f"reason_{one.pk}": one.reason})

    def given(self) -> dict[int, Given]:
        """Return what was typed; a unit with neither points nor a reason is left for later."""
        said = {pk: Given(self.cleaned_data[f"points_{pk}"], self.cleaned_data[f"reason_{pk}"]) for pk in self.keys}
        return {pk: one for pk, one in said.items() if one.points is not None or one.reason.strip()}


def _whole(label: Any) -> forms.IntegerField:  # noqa: ANN401 – words, in time or later
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=99999,
        widget=forms.NumberInput({"class": "w-s"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("这里要写整数，例如 10。")),
    )


class SchemeForm(AssessmentForm):
    """A scheme: which units, which days, how long they may object, and by what they are assessed."""

    lock = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = line(_("名称"), 80)
    year = forms.IntegerField(
        label=_("考核年度"),
        widget=forms.NumberInput({"class": "w-s"}),
        help_text=_("结果写进这一年的年度报告。"),
        error_messages=dict.fromkeys(("required", "invalid"), _("年份请写四位数字，例如 2026。")),
    )
    first = day(_("第一天"), hint=_("只统计这段时间里的情况。"))
    last = day(_("最后一天"), hint=_("含这一天。"))
    objection_days = forms.IntegerField(
        label=_("异议期（工作日）"),
        widget=forms.NumberInput({"class": "w-s"}),
        error_messages=dict.fromkeys(("required", "invalid"), _("异议期请写 1 至 30 个工作日。")),
    )
    units = forms.MultipleChoiceField(
        label=_("被考核的单位"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("有一项已经不能选了。请从列表中重新勾选。")},
    )

    def __init__(self, data: Any, *, units: Iterable[Unit], **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        listed = list(units)
        self.offered = {unit.code: unit.pk for unit in listed}
        self.fields["units"].choices = [(one.code, short_unit_name(one)) for one in listed]  # type: ignore[attr-defined]
        offered = [("", _("人工评分")), *((code, named(one)) for code, one in FIGURES.items())]
        for number in range(1, LINES + 1):
            self.fields |= {
                f"name_{number}": line(_("指标名称"), 60, required=False),
                f"weight_{number}": _whole(_("分值")),
                f"figure_{number}": forms.ChoiceField(label=_("怎样评"), required=False, choices=offered),
                f"full_{number}": _whole(_("满分值")),
                f"zero_{number}": _whole(_("零分值")),
                f"guidance_{number}": line(_("评分说明"), 300, required=False),
            }

    def _used(self) -> list[int]:
        said = self.cleaned_data
        return [number for number in range(1, LINES + 1) if any(said.get(f"{part}_{number}") for part in PARTS)]

    def typed(self) -> Typed:
        """Return what was typed; lines with nothing in them are left out."""
        said = self.cleaned_data
        plain = {name: said[name] for name in ("name", "year", "first", "last", "objection_days")}
        units = tuple(self.offered[code] for code in said["units"])
        return Typed(**plain, units=units, indicators=tuple(self._asked(number) for number in self._used()))

    def _asked(self, number: int) -> Asked:
        said = {part: self.cleaned_data[f"{part}_{number}"] for part in PARTS}
        said["weight"] = said["weight"] or 0
        return Asked(kind=Kind.AUTOMATIC if said["figure"] else Kind.MANUAL, **said)

    def said_at(self, refusal: Refusal) -> str | None:
        """Name the field a reason belongs to; one about an indicator stands in its line."""
        if refusal.code not in AT:
            return super().said_at(refusal)
        return f"{AT[refusal.code]}_{self._used()[int(refusal.about) - 1]}"

    def plain(self) -> list[BoundField]:
        """Return the fields of the scheme itself."""
        return [self[name] for name in ("name", "year", "first", "last", "objection_days", "units")]

    def lines(self) -> Iterator[tuple[int, list[BoundField]]]:
        """Yield the fields of each indicator, by its number."""
        for number in range(1, LINES + 1):
            yield number, [self[f"{part}_{number}"] for part in PARTS]


def start_of_scheme(one: Scheme | None, on: date) -> dict[str, Any]:
    """Return what stands in the form at first: a scheme as it is, or the year that is over."""
    if one is None:
        first, last = date(on.year - 1, 1, 1), date(on.year - 1, 12, 31)
        return {"year": first.year, "first": first, "last": last, "objection_days": USUAL_DAYS, "lock": 0}
    said: dict[str, Any] = {name: getattr(one, name) for name in ("lock", "name", "year", "first", "last")}
    said |= {"objection_days": one.objection_days, "units": list(one.units.values_list("code", flat=True))}
    for each in indicators_of(one):
        said |= {f"{part}_{each.position}": getattr(each, part) for part in PARTS}
    return said
