"""The forms of taking down and bringing back. Source: 第八条."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.procedure import REASON_LIMIT, StepForm, words
from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.rules.words import Alarm

WHICH = _("请选择暂停公开的原因。")
WHICH_ERASED = _("请选择清除的原因。")
NOTE_LIMIT = 100
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
