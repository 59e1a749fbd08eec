"""What all forms of a step have in common: the version they were read at, and how a refusal is shown."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gongkai.desk.phrases.refusals import about_field, sentence
from gongkai.measures.refusal import Refusal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words
else:
    Words = str

OPINION_LIMIT = 500
REASON_LIMIT = 300


def words(label: Words, limit: int, *, hint: Words = "", required: Words = "") -> forms.CharField:
    """Make a field for a few sentences; ``required`` is what it says when left empty, nothing makes it optional."""
    return forms.CharField(
        label=label,
        max_length=limit,
        required=bool(required),
        help_text=hint,
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": required,
            "max_length": format_lazy(
                _("{label}最多 %(limit_value)d 字，现在 %(show_value)d 字。请写短一些。"), label=label
            ),
        },
    )


class StepForm(forms.Form):
    """A form that carries the version of the page it was filled in on."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def refuse(self, refusals: Iterable[Refusal], names: dict[str, str] | None = None) -> None:
        """Put every reason at the field it is about, in the words of the page; the rest stands above the form."""
        for refusal in refusals:
            about = about_field(refusal) or ""
            field = (names or {}).get(about, about)
            self.add_error(field if field in self.fields else None, sentence(refusal))

    @property
    def read_at(self) -> int | None:
        """The version the page showed; None where the form did not say."""
        said = str(self.data.get("version", ""))
        return int(said) if said.isdecimal() else None


class ReasonForm(StepForm):
    """A step that asks why."""

    reason = words(_("原因"), REASON_LIMIT, required=_("请写明原因，让办理的人知道怎么办。"))


class ConfirmForm(StepForm):
    """A step that asks nothing but to be confirmed."""


class OpinionForm(StepForm):
    """A step with an opinion, if there is one."""

    opinion = words(_("意见"), OPINION_LIMIT)
