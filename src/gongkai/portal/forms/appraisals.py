"""The ballot as a member fills it in. Source: 第十八条."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.appraisals.rules.ballots import REMARK_LIMIT, Ballot
from gongkai.appraisals.rules.words import Grade
from gongkai.measures.refusal import Refusal
from gongkai.portal.wording import named

SENTENCES: Mapping[str, Any] = MappingProxyType(
    {
        "not_open_for_votes": _("现在不在评议的日期内，不能投票。"),
        "not_an_elector": _("您不在这次评议的参加范围内。"),
        "voted_already": _("您已经投过票，每人一票。"),
        "grade_missing": _("请选择一项。"),
        "questions_changed": _("问题和您打开时的不一样。请重新打开这一页再投。"),
        "remark_too_long": _("意见最多 300 字。请写短一些。"),
        "remark_leaks": _("意见里写了号码等不能公开的内容。请删去，只写事情。"),
        "remark_names_somebody": _("意见里写了本单位党员的姓名。请去掉姓名，只写事情，这样谁也认不出来。"),
    }
)


class BallotForm(forms.Form):
    """A grade for every question, and a remark."""

    def __init__(self, data: Any, *, questions: Sequence[str]) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data)
        self.names = [f"grade_{number}" for number in range(1, len(questions) + 1)]
        for name, question in zip(self.names, questions, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=question,
                choices=[(grade.value, named(grade)) for grade in Grade],
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(("required", "invalid_choice"), SENTENCES["grade_missing"]),
            )
        self.fields["remark"] = forms.CharField(
            label=_("意见"),
            required=False,
            max_length=REMARK_LIMIT,
            widget=forms.Textarea({"rows": 4}),
            help_text=_("不要写自己或别人的姓名。满五条才显示，按文字排列。"),
            error_messages={"max_length": SENTENCES["remark_too_long"]},
        )

    def ballot(self) -> Ballot:
        """Return what was filled in."""
        grades = tuple(Grade(self.cleaned_data[name]) for name in self.names)
        return Ballot(grades, self.cleaned_data["remark"])

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Say every reason at the field it is about, or of the form as a whole."""
        for refusal in refusals:
            field = f"grade_{refusal.about}" if refusal.code == "grade_missing" else refusal.about
            self.add_error(field if field in self.fields else None, str(SENTENCES[refusal.code]))
