"""Forms with which letters are handled and answered."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import PersonField, UnitField, line
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.letters import say
from gongkai.mailbox.rules.steps import ANSWER_LIMIT, REASON_LIMIT
from gongkai.mailbox.rules.words import OUTCOMES, Kind, Outcome
from gongkai.orgs import queries as orgs

FIELDS: Mapping[str, str] = {
    "no_reason": "reason",
    "letter_reason_too_long": "reason",
    "letter_answer_missing": "text",
    "letter_answer_too_long": "text",
    "letter_outcome_missing": "outcome",
    "letter_correction_missing": "correction",
    "letter_merges_with_its_like": "into",
    "letter_unit_ended": "unit",
}
"""At which field a reason is said."""
CHOOSE = ("", _("请选择"))


class LetterForm(RefusableForm):
    """A form at whose fields reasons are said; by itself it asks for nothing but a yes."""

    worded = staticmethod(say)
    places = FIELDS


class VersionForm(LetterForm):
    """Asks for a yes to a letter as it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class AssignForm(LetterForm):
    """Which unit answers."""

    unit = UnitField(_("承办单位"))
    note = line(_("附言"), REASON_LIMIT, required=False, area=True, hint=_("给承办单位看，来信人看不到。"))

    def __init__(self, data: Any, *, on: date, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        self.fields["unit"].offer(orgs.unit_tree(on))  # type: ignore[attr-defined]


class ReasonForm(LetterForm):
    """Why; who reads it is said beside the field."""

    reason = line(_("原因"), REASON_LIMIT, area=True)

    def __init__(self, data: Any, *, label: str, hint: str = "") -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data)
        self.fields["reason"].label, self.fields["reason"].help_text = label, hint


class UrgeForm(LetterForm):
    """A word that goes with the urging."""

    reason = line(_("附言"), REASON_LIMIT, required=False, area=True, hint=_("给承办单位看，来信人看不到。"))


class PersonForm(LetterForm):
    """Whom a letter is about."""

    person = PersonField(_("来信涉及的人"), hint=_("写工号或学号。这个人以后看不到这封来信，也不能办理。"))


class MergeForm(LetterForm):
    """Which letter's answer serves this one too."""

    into = forms.ChoiceField(
        label=_("并入哪一封"),
        widget=forms.RadioSelect,
        error_messages={"required": _("请选择一封来信。"), "invalid_choice": _("没有这封来信。请从列表中选择。")},
    )

    def __init__(self, data: Any, *, offered: Sequence[tuple[str, str]]) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data)
        self.fields["into"].choices = offered  # type: ignore[attr-defined]


class AnswerForm(LetterForm):
    """What a letter is answered: in words, and for requests in one of the set ways."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("答复的类型"), error_messages={"required": _("请选择答复的类型。")})
    correction = forms.ChoiceField(
        label=_("更正后的信息"),
        required=False,
        help_text=_("答复“已更正”的要选。先更正信息，公开以后在这里选。"),
        error_messages={"invalid_choice": _("没有这份更正。请从列表中选择。")},
    )
    text = line(_("答复"), ANSWER_LIMIT, area=True, hint=_("来信人看到的就是这段话。不要写来信人和第三方的个人信息。"))

    def __init__(
        self,
        data: Any,  # noqa: ANN401 – handed to Django
        *,
        kind: Kind,
        corrections: Iterable[tuple[str, str]],
        **more: Any,  # noqa: ANN401 – handed to Django
    ) -> None:
        super().__init__(data, **more)
        self.fields["text"].widget.attrs["rows"] = 12
        ways = OUTCOMES.get(kind, frozenset())
        if not ways:
            del self.fields["outcome"]
        else:
            named_ways = ((way.value, named(way)) for way in Outcome if way in ways)
            self.fields["outcome"].choices = [CHOOSE, *named_ways]  # type: ignore[attr-defined]
        if Outcome.CORRECTED not in ways:
            del self.fields["correction"]
        else:
            self.fields["correction"].choices = [CHOOSE, *corrections]  # type: ignore[attr-defined]
