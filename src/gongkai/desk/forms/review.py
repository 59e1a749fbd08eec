"""The form of the two reviews: red lines, confirmations, an opinion, passages. Source: 第九条、第十六条（二）."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.procedure import OPINION_LIMIT, StepForm, words
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.findings import Shown
from gongkai.desk.phrases.refusals import sentence
from gongkai.disclosures.rules.checks import REASON_LIMIT
from gongkai.disclosures.rules.words import PassKind
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Answer, RedLine

PASS, SEND_BACK, REFER = "pass", "send_back", "refer"  # the buttons of the page

SECURITY = ("national_security", "public_security", "economic_security", "social_stability", "school_security")
SECRETS = ("state_secret", "trade_secret", "privacy")
UNSETTLED = ("under_investigation", "under_discussion", "under_deliberation", "being_handled")
GROUPS = (
    (_("国家、公共、经济、社会和学校安全"), SECURITY),
    (_("秘密和隐私"), SECRETS),
    (_("尚未确定的事项"), UNSETTLED),
)
"""The red lines as they are asked, group by group. Source: 第九条."""

CONFIRM = {
    "is_necessary": _("必要性：属于应当公开的内容，公开范围合适"),
    "is_accurate": _("准确性：内容真实、准确，数据和日期无误"),
    "source_checked": _("事实来源：已经核对拟稿人写明的来源"),
}


def line_name(line: str) -> str:
    """Name the field that asks about a red line."""
    return f"line_{line}"


class DecisionForm(StepForm):
    """An opinion, needed when the matter is given back or up, and the passages meant by it."""

    opinion = words(_("意见"), OPINION_LIMIT, hint=_("退回或者报办公室时必填，拟稿人会原样看到。"))
    anchors = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": _("指出的段落已经不在这份正文里。请重新勾选。")}
    )

    def __init__(self, data: Any = None, *, anchors: Iterable[str] = (), **more: Any) -> None:  # noqa: ANN401 – handed on
        super().__init__(data, **more)
        choices = self.fields["anchors"]
        choices.choices = [(anchor, anchor) for anchor in anchors]  # type: ignore[attr-defined]
        opinion = self.fields["opinion"]
        opinion.required = self.verb in {SEND_BACK, REFER}
        opinion.error_messages["required"] = sentence(Refusal("no_reason", about="opinion"))

    @property
    def verb(self) -> str:
        """The button that was pressed."""
        return str(self.data.get("verb", ""))

    @property
    def pointed_at(self) -> list[str]:
        """The passages that are ticked, also before the form is checked."""
        return [str(anchor) for anchor in self["anchors"].value() or []]


class ReviewForm(DecisionForm):
    """The passes somebody may give. Nothing in it is ever chosen beforehand."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 – handed on
        *,
        kinds: Iterable[PassKind],
        grave: Iterable[Shown] = (),
        **more: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(data, **more)
        self.kinds = frozenset(kinds)
        asked = self.verb == PASS and not self._unsure_before_checking()
        judged = asked or not self.is_bound
        self.marks = [one.mark for one in grave] if PassKind.SECRECY in self.kinds else []
        self.fields.update({verdict_name(mark): _verdict(asked=judged) for mark in self.marks})
        if PassKind.SECRECY in self.kinds:
            self.fields.update({line_name(line): _line(line, asked=self.verb == PASS) for line in RedLine})
        if PassKind.CONTENT in self.kinds:
            self.fields.update({name: _tick(name, asked=asked) for name in CONFIRM})
        names = [*map(verdict_name, self.marks), *map(line_name, RedLine), *CONFIRM]
        self.order_fields(["version", "seen", *names, "opinion"])

    def _unsure_before_checking(self) -> bool:
        return Answer.UNSURE in {self.data.get(line_name(line)) for line in RedLine}

    @property
    def red_lines(self) -> dict[RedLine, Answer]:
        """The answers given, line by line."""
        said: Mapping[str, Any] = self.cleaned_data
        return {line: Answer(said[line_name(line)]) for line in RedLine if said.get(line_name(line))}

    @property
    def verdicts(self) -> dict[str, str]:
        """Why what was found and must be dealt with may stay, by its mark."""
        return {mark: str(self.cleaned_data.get(verdict_name(mark), "")) for mark in self.marks}

    @property
    def confirmed(self) -> dict[str, bool]:
        """What was confirmed."""
        return {name: bool(self.cleaned_data.get(name)) for name in CONFIRM}

    @property
    def line_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The questions as the page shows them."""
        return [(str(title), [self[line_name(line)] for line in lines]) for title, lines in GROUPS]

    @property
    def ticks(self) -> list[forms.BoundField]:
        """The confirmations as the page shows them."""
        return [self[name] for name in CONFIRM]


def verdict_name(mark: str) -> str:
    """Name the field that asks why a finding may stay."""
    return f"verdict_{mark}"


def _verdict(*, asked: bool) -> forms.CharField:
    missing = sentence(Refusal("finding_unjudged", (9, None)))
    return forms.CharField(
        label=_("可以公开的理由"), max_length=REASON_LIMIT, required=asked, error_messages={"required": missing}
    )


def _line(line: RedLine, *, asked: bool) -> forms.ChoiceField:
    missing = Refusal("red_line_unanswered", (9, None), about=line)
    return forms.ChoiceField(
        label=named(line),
        choices=[(answer.value, named(answer)) for answer in (Answer.NO, Answer.YES, Answer.UNSURE)],
        widget=forms.RadioSelect,
        required=asked,
        error_messages={"required": sentence(missing), "invalid_choice": sentence(missing)},
        validators=[_not_crossed(line)] if asked else [],
    )


def _not_crossed(line: RedLine) -> Any:  # noqa: ANN401 – a validator as Django takes it
    def check(answer: str) -> None:
        if answer == Answer.YES:
            raise forms.ValidationError(sentence(Refusal("red_line_crossed", (9, None), about=line)))

    return check


def _tick(name: str, *, asked: bool) -> forms.BooleanField:
    missing = Refusal("not_confirmed", (16, 2), about=name)
    return forms.BooleanField(label=CONFIRM[name], required=asked, error_messages={"required": sentence(missing)})
