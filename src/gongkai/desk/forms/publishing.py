"""The form of a correction. Practice."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.procedure import OPINION_LIMIT, StepForm, words
from gongkai.disclosures.rules.words import Correction

WHICH = _("请选择一般更正或重大更正。")


class CorrectForm(StepForm):
    """How much is put right, and what readers are told about it."""

    kind = forms.ChoiceField(
        label=_("更正种类"),
        widget=forms.RadioSelect,
        choices=[
            (Correction.MINOR.value, _("一般更正：错字、格式、联系方式等，不改变意思")),
            (Correction.MAJOR.value, _("重大更正：数据、结论、人员、日期等，改变了意思")),
        ],
        error_messages={"required": WHICH, "invalid_choice": WHICH},
    )
    note = words(
        _("更正说明"),
        OPINION_LIMIT,
        hint=_("读者会看到。写明哪里有误、改成什么。"),
        required=_("请写更正说明，读者会看到。"),
    )
