"""The forms with which inspections are planned, carried out and answered. Source: 第十九条."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.channels import files
from gongkai.desk.forms.orgs.fields import day, line, one_of
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.inspections import say
from gongkai.inspections.queries import Inspection
from gongkai.inspections.rules.findings import DAYS, MOST_DAYS, Found
from gongkai.inspections.rules.plan import LARGEST, Typed
from gongkai.inspections.rules.words import Answer, Aspect, Kind, Population, Severity
from gongkai.measures.reference import Ref, every
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs.models import Unit

FIELDS = {"text_missing": "text", "text_leaks": "text"}
"""At which field a reason is said whose own there is none."""
NO_REPEATING = _("只写概括的情况，不写姓名，不要重复号码和原文。")
USUAL = {
    Aspect.CONTENT: _("内容是否完整、准确，有没有不该公开的？"),
    Aspect.FORM: _("公开方式是否适当，线下公开有没有凭证？"),
    Aspect.PROCEDURE: _("提出、审核、审批、实施是否齐全？"),
    Aspect.LIMIT: _("是否在时限内公开？"),
    Aspect.FEEDBACK: _("收到的意见和来信有没有答复？"),
    Aspect.FILES: _("审批表、凭证等材料是否齐全？"),
}
"""What is asked of each aspect until somebody writes something else."""


class InspectionForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)
    places = FIELDS
    at_file = "photos"

    def said_at(self, refusal: Refusal) -> str | None:
        """Name the field a reason belongs to: its own, the answer about an aspect, or where such reasons stand."""
        own = (refusal.about, f"answer_{refusal.about}")
        return next((field for field in own if field in self.fields), super().said_at(refusal))


class ConfirmForm(InspectionForm):
    """Asks for nothing but a yes."""


class LockForm(InspectionForm):
    """Asks for a yes to what was read at a lock."""

    lock = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(InspectionForm):
    """Why."""

    reason = line(_("原因"), 300, area=True, hint=NO_REPEATING)


class NoteForm(InspectionForm):
    """A word that may go with a yes."""

    text = line(_("意见"), 1000, required=False, area=True, hint=NO_REPEATING)


class WordsForm(InspectionForm):
    """Words that have to be there."""

    text = line(_("说明"), 1000, area=True, hint=NO_REPEATING)


class RectifyForm(InspectionForm):
    """What was done, and what shows it."""

    text = line(_("整改情况"), 1000, area=True, hint=_("写做了什么，怎样避免再发生。不写姓名，不要重复号码和原文。"))
    photos = files(_("佐证材料"), _("截图、照片或扫描件，jpg、png 或 pdf，可一次选多个，最多 10 个。"))


class PlanForm(InspectionForm):
    """A plan: what is looked at, by what, and how much of it."""

    lock = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = one_of(_("检查方式"), list(Kind), hint=_("核查抽检由种子抽取样本；专项督导不抽取，要写明理由。"))
    title = line(_("名称"), 80)
    reason = line(_("理由"), 500, required=False, area=True, hint=_("专项督导必须写为什么选这些单位或事项。"))
    criteria = line(_("检查依据和标准"), 1000, area=True)
    population = one_of(_("检查对象"), list(Population))
    since = day(_("开始日期"), hint=_("按首次公开的日期或到期的日期。"))
    until = day(_("结束日期"))
    units = forms.MultipleChoiceField(
        label=pgettext_lazy("several", "单位"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("不选就是全部单位。"),
        error_messages={"invalid_choice": _("有一项已经不能选了。请从列表中重新勾选。")},
    )
    classes = forms.MultipleChoiceField(
        label=_("内容类别"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("不选就是全部类别。检查对象是单位的，不用选。"),
        choices=lambda: [(one.value, named(one)) for one in MatterClass],
    )
    size = forms.IntegerField(
        label=_("样本数量"),
        required=False,
        min_value=1,
        max_value=LARGEST,
        help_text=_("抽取多少项。专项督导全部检查，不用填。"),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("样本数量写 1 至 5000 的整数。")),
    )
    by_unit = forms.BooleanField(label=_("每个单位至少抽一项"), required=False)

    def __init__(self, data: Any = None, *, tree: Iterable[Unit], **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        names = [(unit.code, "　" * unit.tree_depth + unit.name) for unit in tree]
        self.fields["units"].choices = names  # type: ignore[attr-defined]
        for aspect in Aspect:
            self.fields[f"ask_{aspect.value}"] = line(
                _("检查表：%(aspect)s") % {"aspect": named(aspect)}, 200, required=False
            )

    def typed(self) -> Typed:
        """Return what was typed."""
        said = self.cleaned_data
        plain = {name: said[name] for name in ("kind", "title", "reason", "criteria", "population", "since", "until")}
        return Typed(
            **plain,
            questions={aspect: said[f"ask_{aspect.value}"] for aspect in Aspect},
            units=tuple(said["units"]),
            classes=tuple(said["classes"]),
            size=said["size"] or 0,
            by_unit=said["by_unit"],
        )


def start_of_plan(one: Inspection | None) -> dict[str, Any]:
    """Return what stands in the form at first: a plan as it is, or the usual questions."""
    if one is None:
        return {f"ask_{aspect.value}": text for aspect, text in USUAL.items()} | {"lock": 0}
    plain = ("lock", "kind", "title", "reason", "criteria", "since", "until", "units", "classes", "by_unit")
    said = {name: getattr(one, name) for name in plain}
    asked = {f"ask_{name}": text for name, text in one.questions.items()}
    return {**said, **asked, "population": one.what, "size": one.size or None}


class CheckForm(InspectionForm):
    """The checklist, a question a field, and what was seen."""

    note = line(
        _("检查情况"), 1000, required=False, area=True, hint=_("有不符合的，写明是什么。不写姓名，不要重复原文。")
    )

    def __init__(self, data: Any = None, *, asked: Mapping[str, str], **more: Any) -> None:  # noqa: ANN401 – to Django
        super().__init__(data, **more)
        note = self.fields.pop("note")
        for name, question in asked.items():
            label = _("%(aspect)s：%(question)s") % {"aspect": named(Aspect(name)), "question": question}
            self.fields[f"answer_{name}"] = forms.ChoiceField(
                label=label,
                required=False,
                widget=forms.RadioSelect,
                choices=[(answer.value, named(answer)) for answer in Answer],
            )
        self.fields["note"] = note

    def answers(self) -> dict[str, str]:
        """Return what was answered, by aspect."""
        found = self.cleaned_data.items()
        return {name.removeprefix("answer_"): text for name, text in found if name.startswith("answer_") and text}


class FindForm(InspectionForm):
    """A problem: by which passage, from which side, how grave, what, and by when."""

    article = forms.ChoiceField(
        label=_("依据的条款"),
        choices=lambda: [("", _("请选择")), *((str(ref), _shown(ref)) for ref in every() if not ref.paragraph)],
        error_messages={
            "required": _("请选择依据的条款。"),
            "invalid_choice": _("《实施办法》里没有这一条。请从列表中选择。"),
        },
    )
    aspect = one_of(_("方面"), list(Aspect))
    severity = one_of(_("严重程度"), list(Severity))
    what = line(_("问题"), 500, area=True, hint=NO_REPEATING)
    days = forms.IntegerField(
        label=_("整改期限（工作日）"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_("从下发通知书那天起算。不填：轻微 20、一般 15、严重 7 个工作日。"),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("整改期限写 1 至 60 个工作日。")),
    )

    def found(self) -> Found:
        """Return what was typed."""
        said, ref = self.cleaned_data, Ref.parse(self.cleaned_data["article"])
        plain = {name: said[name] for name in ("aspect", "severity", "what")}
        days = said["days"] or DAYS[said["severity"]]
        return Found(article=ref.article, article_item=ref.item, days=days, **plain)


def _shown(ref: Ref) -> str:
    return ref.english if (get_language() or "").startswith("en") else str(ref)


class CircularForm(LockForm):
    """What is told of an inspection."""

    text = line(_("检查情况和要求"), 5000, area=True, hint=_("发现的问题自动附在后面，不用再写。不写姓名。"))


class PublishForm(InspectionForm):
    """In whose name a circular is made known."""

    unit = forms.ChoiceField(label=_("公开单位"), error_messages={"required": _("请选择公开单位。")})

    def __init__(self, data: Any = None, *, units: Iterable[Unit], **more: Any) -> None:  # noqa: ANN401 – to Django
        super().__init__(data, **more)
        self.units = {unit.code: unit for unit in units}
        self.fields["unit"].choices = [(code, unit.name) for code, unit in self.units.items()]  # type: ignore[attr-defined]
