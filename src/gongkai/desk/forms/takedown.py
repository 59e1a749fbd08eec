"""The forms of taking down and bringing back. Source: 第八条."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.procedure import REASON_LIMIT, StepForm, words
from gongkai.desk.phrases import incidents
from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.rules.words import Alarm
from gongkai.incidents.rules.words import Level
from gongkai.measures.refusal import Refusal

WHICH = _("请选择暂停公开的原因。")
WHICH_ERASED = _("请选择清除的原因。")
NOTE_LIMIT = 100
OF_EMERGENCIES = {"text_leaks", "noticed_in_the_future"}
WHY = _("请写明原因，让办理的人知道怎么办。")


class SuspendForm(StepForm):
    """What is wrong, out of a short list, and in words."""

    alarm = forms.ChoiceField(
        label=_("哪一类问题"),
        widget=forms.RadioSelect,
        choices=lambda: [(alarm.value, named(alarm)) for alarm in Alarm],
        error_messages={"required": WHICH, "invalid_choice": WHICH},
    )
    reason = words(
        _("情况说明"),
        REASON_LIMIT,
        hint=_("恢复公开以后，读者在变动记录里会看到。请不要再写出不该公开的内容。"),
        required=WHY,
    )
    what = words(
        _("看到了什么"),
        500,
        hint=_("可以不写。只有办理的人看得到。写哪一段、哪个附件有问题，不要重复号码和原文。"),
    )
    level = forms.ChoiceField(
        label=_("级别"),
        required=False,
        initial=Level.ORDINARY,
        widget=forms.RadioSelect,
        choices=lambda: [(level.value, named(level)) for level in Level],
        error_messages={"invalid_choice": _("级别只分一般、较大、重大。请重新选择。")},
    )
    noticed_at = forms.DateTimeField(
        label=_("什么时候发现的"),
        required=False,
        help_text=_("不写就是现在。"),
        widget=forms.DateTimeInput({"type": "datetime-local", "class": "w-m"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M"],
        error_messages={"invalid": _("时间要写成 2026-09-17 09:00 这样的日期和时间。")},
    )

    def refuse(self, refusals: Iterable[Refusal], names: dict[str, str] | None = None) -> None:
        """Say at their fields the reasons that lie in the emergency, and the others as every step does."""
        found = list(refusals)
        super().refuse([one for one in found if one.code not in OF_EMERGENCIES], names)
        for one in found:
            if one.code in OF_EMERGENCIES:
                self.add_error(one.about, incidents.say(one))

    def said(self) -> dict[str, Any]:
        """Return what was said, in the words of the rules."""
        typed = self.cleaned_data
        level, alarm = Level(typed["level"] or Level.ORDINARY), Alarm(typed["alarm"])
        return {**{name: typed[name] for name in ("reason", "what", "noticed_at")}, "level": level, "alarm": alarm}


class RestoreForm(StepForm):
    """Why it comes back."""

    reason = words(_("原因"), REASON_LIMIT, hint=_("读者在变动记录里会看到。"), required=WHY)


class WithdrawForm(StepForm):
    """Why it goes for good; readers are told."""

    reason = words(_("原因"), REASON_LIMIT, hint=_("读者会看到。请不要再写出不该公开的内容。"), required=WHY)


class EraseForm(StepForm):
    """Why it is destroyed: of what kind, and a line for readers that says nothing of it again."""

    alarm = forms.ChoiceField(
        label=_("哪一类问题"),
        widget=forms.RadioSelect,
        choices=lambda: [(alarm.value, named(alarm)) for alarm in Alarm],
        error_messages={"required": WHICH_ERASED, "invalid_choice": WHICH_ERASED},
    )
    reason = words(
        _("给读者的说明"),
        NOTE_LIMIT,
        hint=_("读者会看到。只说是什么问题，如“附件含个人信息”，不要再写出标题、姓名和号码。"),
        required=_("请写一句说明，让读者知道为什么清除。"),
    )
