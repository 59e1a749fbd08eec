"""Forms with which school and units set numbers."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import day
from gongkai.desk.phrases.policy import say
from gongkai.measures.refusal import Refusal

WHOLE = _("请写一个整数。")


class ValueForm(forms.Form):
    """A number, and from which day on it holds."""

    value = forms.IntegerField(
        label=_("数值"), min_value=0, max_value=999, error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), WHOLE)
    )  # fmt: skip
    from_on = day(_("从哪天起"), hint=_("今天或以后。已经送审、已经起算的不受影响。"))

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Say every reason at the field it is about, or of the form as a whole."""
        fields = {"retroactive": "from_on", "out_of_range": "value", "laxer_than_the_school": "value"}
        for refusal in refusals:
            self.add_error(fields.get(refusal.code), say(refusal))


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
