"""The forms of a briefing meeting. Source: 第十四条."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai.briefings.actions import Plan
from gongkai.briefings.queries import Meeting, interpretable
from gongkai.briefings.rules.questions import written
from gongkai.desk.forms.orgs.fields import line, one_of
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.briefings import say
from gongkai.desk.phrases.releases import called_by
from gongkai.disclosures.models import Disclosure
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Viewer

FIELDS = {
    "item_reaches_fewer": "items",
    "question_unanswered": "questions",
    "question_too_long": "questions",
    "question_stray": "questions",
}
"""At which field a reason is said that does not name it."""


def minute(label: Any, *, hint: Any = "") -> forms.DateTimeField:  # noqa: ANN401 – lazy texts
    """Make a field for a minute of a day that must be there."""
    wrong = _("时间要写成 2026-09-17 09:00 这样的日期和时间。")
    return forms.DateTimeField(
        label=label,
        help_text=hint,
        widget=forms.DateTimeInput({"type": "datetime-local", "class": "w-m"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M"],
        error_messages={"required": wrong, "invalid": wrong},
    )


class MeetingForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)
    places = FIELDS
    at_file = "minutes"


class ConfirmForm(MeetingForm):
    """Asks for nothing but a yes."""


class ReasonForm(MeetingForm):
    """Why."""

    reason = line(_("原因"), 300, area=True)


class NumbersField(forms.CharField):
    """Names disclosures by their index numbers, one a line; ``viewer`` is whoever types."""

    viewer: Viewer

    def __init__(self) -> None:
        hint = _("每行一个索引号。只能通报已经公开、并且参会的人都能看到的信息。")
        widget = forms.Textarea({"rows": 4})
        super().__init__(label=_("通报的信息"), required=False, help_text=hint, widget=widget)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 – Django's signature
        """Return the disclosures, each once.

        :raises ValidationError: naming what nobody who types may find.
        """
        numbers = dict.fromkeys(filter(None, map(str.strip, super().clean(value).splitlines())))
        found: dict[str, Disclosure | None] = {number: interpretable(number, self.viewer) for number in numbers}
        missing = [number for number, one in found.items() if one is None]
        if missing:
            said = {"numbers": _("、").join(missing)}
            raise forms.ValidationError(_("没有索引号是“%(numbers)s”的公开信息。请核对。"), params=said)
        return tuple(one for one in found.values() if one)


class PlanForm(MeetingForm):
    """What, where, when, led by whom, for whom, and what is told."""

    unit = forms.ChoiceField(label=_("召开单位"), error_messages={"required": _("请选择召开单位。")})
    title = line(_("会议名称"), 80)
    starts_at = minute(_("会议时间"))
    place = line(_("地点"), 120)
    chair = line(_("主持人"), 60, hint=_("写姓名和职务。参会的人看得到。"))
    audience = one_of(_("参会范围"), list(Audience))
    units = forms.MultipleChoiceField(
        label=pgettext_lazy("several", "单位"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("党内公开的，不选就是全体党员；向社会公开的不用选。"),
        error_messages={"invalid_choice": _("有一项已经不能选了。请从列表中重新勾选。")},
    )
    all_staff = forms.BooleanField(label=_("全体教职工"), required=False)
    all_students = forms.BooleanField(label=_("全体学生"), required=False)
    yearly = forms.IntegerField(
        label=_("年度通报的年份"),
        required=False,
        help_text=_("每年向党员和群众通报党务公开情况的会议，填通报的是哪一年；其他会议不填。"),
        widget=forms.NumberInput({"class": "w-s"}),
        error_messages={"invalid": _("年份请写四位数字，例如 2026。")},
    )
    items = NumbersField()

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 – handed to Django
        *,
        own: Iterable[Unit],
        tree: Iterable[Unit],
        viewer: Viewer,
        **more: Any,  # noqa: ANN401 – handed to Django
    ) -> None:
        super().__init__(data, **more)
        self.own = {unit.code: unit for unit in own}
        self.tree = {unit.code: unit for unit in tree}
        self.fields["unit"].choices = [(code, unit.name) for code, unit in self.own.items()]  # type: ignore[attr-defined]
        names = [(code, "　" * unit.tree_depth + unit.name) for code, unit in self.tree.items()]
        self.fields["units"].choices = names  # type: ignore[attr-defined]
        self.fields["items"].viewer = viewer  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        """Return what was typed."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"unit", "units"}}
        return Plan(units=tuple(self.tree[code] for code in self.cleaned_data["units"]), **said)


class RecordForm(MeetingForm):
    """When it took place, how many came, what was told, asked and answered, and the minutes."""

    held_at = minute(_("召开时间"))
    attendance = forms.IntegerField(
        label=_("参会人数"),
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput({"class": "w-s"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("参会人数请写一个整数。")),
    )
    items = NumbersField()
    questions = line(
        _("提问和回答"),
        20_000,
        required=False,
        area=True,
        hint=_("每个问题以“问：”开头，回答以“答：”开头，各起一行。不写提问人的姓名。"),
    )
    minutes = forms.FileField(label=_("会议纪要"), required=False, help_text=_("只在工作台里使用，可以作为公开凭证。"))

    def __init__(self, data: Any = None, files: Any = None, *, viewer: Viewer, **more: Any) -> None:  # noqa: ANN401
        super().__init__(data, files, **more)
        self.fields["items"].viewer = viewer  # type: ignore[attr-defined]
        self.fields["questions"].widget.attrs["rows"] = 12


def numbers_of(meeting: Meeting) -> str:
    """Write what is told at a meeting in the way it is typed."""
    return "\n".join(called_by(item.disclosure) for item in meeting.items.select_related("disclosure"))


def start_of_plan(meeting: Meeting) -> dict[str, object]:
    """Return what the form of a planned meeting starts with."""
    names = ("title", "starts_at", "place", "chair", "audience", "all_staff", "all_students", "yearly")
    said: dict[str, object] = {name: getattr(meeting, name) for name in names}
    units = [unit.code for unit in meeting.units.all()]
    return said | {"unit": meeting.unit.code, "units": units, "items": numbers_of(meeting)}


def start_of_record(meeting: Meeting) -> dict[str, object]:
    """Return what the form of a record starts with."""
    pairs = [(one.question, one.answer) for one in meeting.questions.all()]
    held = {"held_at": meeting.held_at or meeting.starts_at, "attendance": meeting.attendance}
    return held | {"items": numbers_of(meeting), "questions": written(pairs)}
