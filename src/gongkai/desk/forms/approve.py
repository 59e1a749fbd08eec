"""The form of a decision not to disclose. Source: 第九条."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.procedure import REASON_LIMIT, StepForm, words

NO_REASON = _("请写明原因，让办理的人知道怎么办。")
NO_GROUND = _("请写不予公开的依据。")
BAD_DATE = _("请写再次审查的日期，要晚于今天，最迟在十二个月以内。")


class WithholdForm(StepForm):
    """Why, on what ground, and when it is looked at again."""

    reason = words(_("原因"), REASON_LIMIT, hint=_("拟稿人会原样看到。"), required=NO_REASON)
    ground = words(
        _("依据"), REASON_LIMIT, hint=_("写明条文或规定，例如：第九条，正在调查的事项。"), required=NO_GROUND
    )
    re_review_on = forms.DateField(
        label=_("再次审查的日期"),
        help_text=_("最迟在十二个月以内。"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": BAD_DATE, "invalid": BAD_DATE},
    )
