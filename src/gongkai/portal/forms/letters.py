"""The form on which a letter is written. What may be written is decided by the rules; here it is asked for and said."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.mailbox.rules.words import Kind
from gongkai.mailbox.rules.writing import (
    CONTACT_LIMIT,
    FILES_LIMIT,
    FORMATS,
    NAMES_LIMIT,
    PERSON_LIMIT,
    TITLE_LIMIT,
    Written,
)
from gongkai.measures.refusal import Refusal
from gongkai.orgs.models import Unit
from gongkai.portal.letter_words import WHO_READS, say
from gongkai.portal.wording import named, unit_name

FIELDS: Mapping[str, str] = {
    "letter_title_missing": "title",
    "letter_title_too_long": "title",
    "letter_text_missing": "text",
    "letter_text_too_long": "text",
    "letter_complains_of_too_long": "complains_of",
    "letter_name_missing": "name",
    "letter_contact_missing": "contact",
    "letter_nobody_may_read": "kind",
    "letter_file_too_large": "enclosures",
    "letter_file_kind": "enclosures",
    "letter_file_broken": "enclosures",
    "letter_too_many_files": "enclosures",
}
"""At which field a reason is said."""
NAMELESS, NAMED = "nameless", "named"


class Files(forms.ClearableFileInput):
    """Chooses several files at once."""

    allow_multiple_selected = True


class Enclosures(forms.FileField):
    """Leaves the files to whoever cleans them."""

    widget = Files({"multiple": True})

    def clean(self, data: Any, initial: Any = None) -> None:  # noqa: ANN401 – Django's signature
        """Find nothing wrong: what is taken is not decided here."""


class LetterForm(forms.Form):
    """A letter to be written."""

    kind = forms.ChoiceField(label=_("写信的目的"), widget=forms.RadioSelect)
    who = forms.ChoiceField(label=_("要不要留下姓名"), widget=forms.RadioSelect, initial=NAMELESS)
    name = forms.CharField(
        label=_("姓名"), required=False, max_length=PERSON_LIMIT, help_text=_("实名才填。匿名的留空，填了也不保存。")
    )
    contact = forms.CharField(
        label=_("联系方式"), required=False, max_length=CONTACT_LIMIT, help_text=_("电话或邮箱，实名才填。")
    )
    addressed = forms.ChoiceField(
        label=_("写给哪个单位"), required=False, help_text=_("不知道该写给谁的，留空，由办公室转交。")
    )
    title = forms.CharField(label=_("标题"), max_length=TITLE_LIMIT, error_messages={"required": _("请写标题。")})
    text = forms.CharField(
        label=_("内容"), error_messages={"required": _("请写内容。")}, widget=forms.Textarea({"rows": 10}),
        help_text=_("最多五千字。匿名的请不要在内容里写出自己是谁。"),
    )  # fmt: skip
    complains_of = forms.CharField(
        label=_("反映到的人"), required=False, max_length=NAMES_LIMIT,
        help_text=_("写姓名。写了的人看不到这封信，也不经手。"),
    )  # fmt: skip
    complained_unit = forms.ChoiceField(label=_("反映到的单位"), required=False)
    enclosures = Enclosures(label=_("附件"), required=False)
    about = forms.CharField(required=False, widget=forms.HiddenInput)
    token = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, units: list[Unit], **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, files, **more)
        self.units = {unit.code: unit for unit in units}
        names = [(unit.code, "　" * unit.tree_depth + unit_name(unit)) for unit in units]
        self._offer("kind", [(kind.value, f"{named(kind)}：{WHO_READS[kind]}") for kind in Kind])
        self._offer("who", [(NAMELESS, _("匿名")), (NAMED, _("实名"))])
        self._offer("addressed", [("", _("由办公室转交")), *names])
        self._offer("complained_unit", [("", _("没有，或不清楚")), *names])
        self.fields["enclosures"].help_text = _("最多 %(number)d 个，每个不超过 5 MB：%(kinds)s。") % {
            "number": FILES_LIMIT,
            "kinds": "、".join(sorted(FORMATS)),
        }
        for name in ("kind", "who"):
            self.fields[name].error_messages = {"required": _("请选择一项。"), "invalid_choice": _("请选择一项。")}
        for name in ("addressed", "complained_unit"):
            self.fields[name].error_messages["invalid_choice"] = _("没有这个单位。请从列表中选择。")
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.error_messages["max_length"] = _("最多 %(limit_value)d 字，现在 %(show_value)d 字。")

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def written(self) -> Written:
        """Return what was written."""
        said = self.cleaned_data
        typed = {name: said[name] for name in ("title", "text", "complains_of", "name", "contact")}
        return Written(kind=Kind(said["kind"]), is_anonymous=said["who"] == NAMELESS, **typed)

    def unit(self, name: str) -> Unit | None:
        """Return the unit that was chosen."""
        return self.units.get(self.cleaned_data[name])

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Say every reason at the field it is about, or of the form as a whole."""
        for refusal in refusals:
            self.add_error(FIELDS.get(refusal.code), say(refusal))
