"""Forms for renaming a unit and for plans by which units merge, split or end."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import UnitField, day, line, one_of
from gongkai.desk.forms.orgs.refusals import OrgForm
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.restructuring import FIELDS, say
from gongkai.orgs import queries
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Names
from gongkai.restructuring.rules import Kind


class NamesForm(OrgForm):
    """What a unit is called."""

    name = line(_("全称"), 60)
    short_name = line(_("简称"), 30)
    name_en = line(_("英文名称"), 120)

    def names(self) -> Names:
        """Return the names as typed."""
        return Names(*(self.cleaned_data[name] for name in ("name", "short_name", "name_en")))


class RenameForm(NamesForm):
    """A new name, from a day on."""

    on = day(_("启用日期"), hint=_("从这一天起用新名称。以后的日期到时自动启用。"))


class CorrectNameForm(NamesForm):
    """A slip of the pen in a name."""

    reason = line(_("原因"), 200, area=True, hint=_("例如：登记时漏写一字。"))


class UnitsField(forms.MultipleChoiceField):
    """Chooses several units by their codes."""

    def __init__(self, label: Any, **more: Any) -> None:  # noqa: ANN401 – a text, now or later
        self._units: dict[str, Unit] = {}
        errors = dict.fromkeys(("required", "invalid_choice"), _("请从列表中选择单位。"))
        super().__init__(label=label, widget=forms.CheckboxSelectMultiple, error_messages=errors, **more)

    def offer(self, units: list[Unit]) -> None:
        """Set what may be chosen, depth first."""
        self._units = {unit.code: unit for unit in units}
        self.choices = [(unit.code, "　" * unit.tree_depth + unit.name) for unit in units]

    def clean(self, value: Any) -> Any:  # noqa: ANN401 – Django's signature
        """Return the units chosen."""
        return [self._units[code] for code in super().clean(value)]


class OfPlanForm(RefusableForm):
    """A form at whose fields it is said what speaks against a plan; by itself it asks for nothing but a yes."""

    worded = staticmethod(say)
    places = FIELDS


class PlanForm(OfPlanForm):
    """A plan: which units end, who takes over, from when and why."""

    kind = one_of(
        _("类别"), Kind, hint=_("合并：并入另一个单位。撤销：不再设立，由另一个接替。分设：一个单位分成几个。")
    )
    ending = UnitsField(_("结束或分设的单位"))
    successor = UnitField(
        _("接替的单位"),
        hint=_("新单位请先新建，设立日期写生效日期。分设后原单位保留的，这里选它自己；没有另外分配的都归这个单位。"),
    )
    others = UnitsField(_("分出来的其他单位（只在分设时选）"), required=False)
    takes_effect_on = day(_("生效日期"), hint=_("结束的单位到前一天为止，接替的单位从这一天起承担职责。"))
    basis = line(_("依据"), 200, hint=_("例如：校党字〔2027〕9号。"))

    def __init__(self, data: Any = None, *, on: date, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        units = queries.units_to_come(on)
        for name in ("ending", "successor", "others"):
            field = self.fields[name]
            assert isinstance(field, UnitField | UnitsField)  # noqa: S101 – tells the type checker
            field.offer(units)
