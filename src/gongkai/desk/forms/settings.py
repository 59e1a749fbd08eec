"""Forms with which school and units set numbers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import day
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.policy import say

WHOLE = _("请写一个整数。")


FIELDS = {"retroactive": "from_on", "out_of_range": "value", "laxer_than_the_school": "value"}
"""At which field a reason is said."""


class ValueForm(RefusableForm):
    """A number, and from which day on it holds."""

    value = forms.IntegerField(
        label=_("数值"), min_value=0, max_value=999, error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), WHOLE)
    )  # fmt: skip
    from_on = day(_("从哪天起"), hint=_("今天或以后。已经送审、已经起算的不受影响。"))

    worded = staticmethod(say)
    places = FIELDS


class UnitValueForm(ValueForm):
    """The same for a unit; nothing written follows the school."""

    value = forms.IntegerField(
        label=_("数值"),
        required=False,
        min_value=0,
        max_value=999,
        help_text=_("不写就跟学校一样。"),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WHOLE),
    )
