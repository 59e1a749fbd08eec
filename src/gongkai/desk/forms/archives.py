"""The form in which a year's archive is asked for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.archives.rules import Reach
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.archives import say
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.orgs.models import Unit


class ArchiveForm(RefusableForm):
    """Of which year, of which unit or the whole school, and how far."""

    worded = staticmethod(say)

    year = forms.IntegerField(
        label=_("年份"),
        widget=forms.NumberInput({"class": "w-s"}),
        help_text=_("按公历年，以发布日期为准。"),
        error_messages=dict.fromkeys(("required", "invalid"), _("年份请写四位数字，例如 2026。")),
    )
    unit = forms.ChoiceField(
        label=_("单位"),
        required=False,
        error_messages={"invalid_choice": _("列表里没有这个单位。请重新选择。")},
    )
    reach = forms.ChoiceField(
        label=_("范围"),
        help_text=_("含党内内容的归档只给有权看的人，不要整包外传。"),
        error_messages={
            "required": _("请选择归档的范围。"),
            "invalid_choice": _("列表里没有这个范围。请重新选择。"),
        },
    )

    def __init__(self, data: Any, *, units: Iterable[Unit], **more: Any) -> None:  # noqa: ANN401 – what Django's forms take
        super().__init__(data, **more)
        self.units = {unit.code: unit for unit in units}
        names = [(code, short_unit_name(unit)) for code, unit in self.units.items()]
        self.fields["unit"].choices = [("", _("全校")), *names]  # type: ignore[attr-defined]
        self.fields["reach"].choices = [(one.value, named(one)) for one in Reach]  # type: ignore[attr-defined]

    def extent(self) -> tuple[int, Unit | None, Reach]:
        """Return what was asked for."""
        said = self.cleaned_data
        return said["year"], self.units.get(said["unit"]), Reach(said["reach"])
