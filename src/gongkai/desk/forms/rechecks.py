"""The form of what was found late: why it may stay."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.procedure import words
from gongkai.desk.phrases.refusals import about_field, sentence
from gongkai.disclosures.rules.checks import REASON_LIMIT
from gongkai.measures.refusal import Refused


class LetStayForm(forms.Form):
    """Why something may stay public. Source: 第九条."""

    reason = words(
        _("可以保留的原因"),
        REASON_LIMIT,
        hint=_("写进复查报告，读者看不到。请不要再写出不该公开的内容。"),
        required=_("请写明为什么可以保留。"),
    )

    def refuse(self, refused: Refused) -> None:
        """Say every reason at the field it is about, or of the form as a whole."""
        for refusal in refused.refusals:
            field = about_field(refusal)
            self.add_error(field if field in self.fields else None, sentence(refusal))
