"""The forms of taking down and bringing back. Source: 第八条."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.procedure import REASON_LIMIT, StepForm, words
from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.rules.words import Alarm

WHICH = _("请选择暂停公开的原因。")
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
