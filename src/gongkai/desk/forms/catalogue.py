"""The forms of the catalogue: an entry, a return with reasons, a filing with its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gongkai.catalogue.models import Item
from gongkai.catalogue.wording import Wording, gaps
from gongkai.desk.forms.orgs.fields import day, line, one_of
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.catalogue import SENTENCES, named, say
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Period, TimeKind, Word
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import unit_tree

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Label
else:
    Label = str

AT_FIELD = (
    {"entry_code_taken": "code", "reason_missing": "reason", "year_not_near": "year", "import_reason_missing": "reason"}
    | dict.fromkeys(("in_force_not_before_today", "in_force_after_the_one_filed"), "in_force_on")
    | {"decided_in_the_future": "decided_on", "decision_basis_missing": "basis"}
)
"""At which field a reason of an action is said; others are said of the form as a whole."""

BESIDE = ("lock", "reason")
"""What the form of an entry asks besides what the entry says."""

NONE_IS_ZERO = ("inner_first_days", "grace_days")
"""Numbers of days that may be left empty when there are none."""


def choices_of(words: Iterable[Word]) -> list[tuple[str, str]]:
    """Offer the words of a vocabulary in the reader's language."""
    return [(word.value, named(word)) for word in words]


def number(label: Label, lowest: int, highest: int, *, hint: Label = "") -> forms.IntegerField:
    """Make a field for a whole number that may be left empty."""
    told = format_lazy(_("{label}在 {lowest} 至 {highest} 之间。"), label=label, lowest=lowest, highest=highest)
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=lowest,
        max_value=highest,
        help_text=hint,
        error_messages=dict.fromkeys(("min_value", "max_value"), told)
        | {"invalid": format_lazy(_("{label}要写成整数，如 {lowest}。"), label=label, lowest=lowest)},
    )


class CatalogueForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)
    places = AT_FIELD


class VersionForm(CatalogueForm):
    """A form on a version: it carries the lock the page was read at."""

    lock = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), SENTENCES["moved_meanwhile"]),
    )


class FilingForm(VersionForm):
    """From which day a filed version is to be in force."""

    in_force_on = day(_("生效日期"), hint=_("当天生效的写今天。以后生效的，到那一天自动生效并代替原来的目录。"))


class ReturnForm(VersionForm):
    """Why a version goes back: in all, and entry by entry."""

    reason = line(_("总的退回原因"), 500, required=False, area=True)

    def __init__(self, data: Any, *, items: Iterable[Item], **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        for item in items:
            label = format_lazy(_("{code} {title}：怎么改"), code=item.code, title=item.title)
            self.fields[f"why-{item.code}"] = line(label, 300, required=False)

    @property
    def reasons(self) -> list[forms.BoundField]:
        """The fields of the single entries."""
        return [self[name] for name in self.fields if name.startswith("why-")]

    @property
    def by_code(self) -> dict[str, str]:
        """What was said of single entries, by their code."""
        return {name[4:]: why for name, why in self.cleaned_data.items() if name.startswith("why-")}


class StartForm(CatalogueForm):
    """For which year a catalogue is to be made."""

    year = forms.TypedChoiceField(label=_("年度"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, data: Any, *, today: date, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        field = self.fields["year"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 – tells the type checker
        field.choices = [(year, str(year)) for year in (today.year, today.year + 1)]
        field.error_messages = dict.fromkeys(("required", "invalid_choice"), SENTENCES["year_not_near"])


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which what was typed differs from what another saved meanwhile."""

    label: str
    theirs: str
    mine: str


class ItemForm(VersionForm):
    """What a version says of one entry. Source: 第十三条."""

    code = line(_("编号"), 12, hint=_("如 1.1。点前是大类，点后是顺序。"))
    matter_class = one_of(_("类别"), MatterClass)
    title = line(_("事项名称"), 80)
    content = line(_("公开内容"), 1000, area=True)
    basis = line(_("公开依据"), 200, hint=_("如：第十一条（四）；上级有规定的，一并写上。"))
    audience = forms.TypedChoiceField(
        label=_("公开范围"),
        choices=lambda: choices_of(Audience),
        coerce=Audience,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请选择公开范围。")),
    )
    channels = forms.TypedMultipleChoiceField(
        label=_("公开方式"),
        choices=lambda: choices_of(Channel),
        coerce=Channel,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": SENTENCES["channels_missing"], "invalid_choice": SENTENCES["channels_missing"]},
    )
    inner_first_days = number(
        _("先在党内公开的天数"), 0, 365, hint=_("只用于向社会公开的事项：先党内、后党外。不需要的写 0。")
    )
    time_kind = one_of(_("公开时限"), TimeKind)
    second_time_kind = one_of(
        _("另一种时限"), TimeKind, hint=_("一个事项可以有两种时限，如定期公开，有变动时另行更新。")
    )
    period = one_of(_("多久一次"), Period)
    anchor_month = number(_("截止月份"), 1, 12, hint=_("每月公开的不用写。"))
    anchor_day = number(_("截止日"), 1, 31, hint=_("小月写 31 的，按当月最后一天算。"))
    grace_days = number(_("可延后的天数"), 0, 366)
    working_days = number(_("几个工作日内"), 1, 250)
    event = line(_("从什么事起算"), 60, required=False, hint=_("如：会议召开后。"))
    lead_unit = forms.TypedChoiceField(
        label=_("牵头单位"),
        coerce=int,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请从列表中选择牵头单位。")),
    )
    other_units = forms.TypedMultipleChoiceField(
        label=_("配合单位"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("配合单位里有现在不存在的单位。请重新选择。")},
    )
    is_major = forms.BooleanField(label=_("重大事项，一律报办公室审批"), required=False)
    reason = line(
        _("增加或修改的理由"), 300, required=False, area=True, hint=_("报备案以前要写；没有改动的事项不用写。")
    )

    def __init__(self, data: Any, *, on: date, asks_why: bool, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        if not asks_why:
            del self.fields["reason"]
        self.units: list[Unit] = unit_tree(on)
        offered = [(unit.pk, f"{'　' * unit.tree_depth}{unit.name}") for unit in self.units]
        self._offer("lead_unit", [("", _("请选择")), *offered])
        self._offer("other_units", [(unit.pk, unit.short_name) for unit in self.units])
        for name in ("second_time_kind", "period"):
            self.fields[name].required = False
        self._offer("second_time_kind", [("", _("没有")), *choices_of(TimeKind)])
        self._offer("period", [("", _("不定期")), *choices_of(Period)])

    def _offer(self, name: str, choices: list[tuple[Any, Label]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 – tells the type checker
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Say what is missing or contradictory by the same rule that decides on submitting."""
        if not self.errors:
            for gap in gaps(self.wording()):
                self.add_error(gap.field, say(gap.refusal))
        return self.cleaned_data

    def wording(self) -> Wording:
        """Return what was typed as plain values."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in BESIDE}
        said |= {name: said[name] or None for name in ("second_time_kind", "period")}
        said |= {name: said[name] or 0 for name in NONE_IS_ZERO}
        others = tuple(sorted(said.pop("other_units")))
        return Wording(
            channels=tuple(said.pop("channels")), lead_unit_id=said.pop("lead_unit"), other_unit_ids=others, **said
        )

    def differences(self) -> list[Difference]:
        """Compare what was typed with what stands there now, as given by ``initial``."""
        found = [
            Difference(str(self.fields[name].label), self._shown(name, self.initial.get(name)), self._typed(name))
            for name in self.changed_data
            if name != "lock"
        ]
        return [one for one in found if one.theirs != one.mine]

    def _typed(self, name: str) -> str:
        return self._shown(name, self[name].data)

    def _shown(self, name: str, value: Any) -> str:  # noqa: ANN401 – whatever a field holds
        names = {str(key): str(label).strip() for key, label in getattr(self.fields[name], "choices", ())}
        if isinstance(value, list | tuple):
            return str(_("、")).join(names.get(str(one), str(one)) for one in value) or "—"
        if isinstance(value, bool):
            return str(_("是") if value else _("否"))
        nothing = ("", "None", "0") if name in NONE_IS_ZERO else ("", "None")
        return names.get(str(value), str(value)) if str(value) not in nothing else "—"


def said_in(item: Item) -> dict[str, Any]:
    """Return what an item says as the form's fields hold it."""
    plain = ("code", "matter_class", "title", "content", "basis", "audience", "channels", "inner_first_days")
    timed = ("time_kind", "second_time_kind", "period", "anchor_month", "anchor_day", "grace_days", "working_days")
    named_so = {name: getattr(item, name) for name in (*plain, *timed, "event", "is_major")}
    return named_so | {"lead_unit": item.lead_unit_id, "other_units": [unit.pk for unit in item.other_units.all()]}
