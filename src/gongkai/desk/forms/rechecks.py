"""The form of what was found late: why it may stay."""

from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.procedure import words
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.refusals import about_field, sentence
from gongkai.disclosures.rules.checks import REASON_LIMIT
from gongkai.measures.refusal import Refusal


class LetStayForm(RefusableForm):
    """Why something may stay public. Source: 第九条."""

    worded = staticmethod(sentence)

    reason = words(
        _("可以保留的原因"),
        REASON_LIMIT,
        hint=_("写进复查报告，读者看不到。请不要再写出不该公开的内容。"),
        required=_("请写明为什么可以保留。"),
    )

    def said_at(self, refusal: Refusal) -> str | None:
        """Name the field a reason belongs to; None is the whole."""
        field = about_field(refusal)
        return field if field in self.fields else None
