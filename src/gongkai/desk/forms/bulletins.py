"""The form with which a bulletin is put together. Source: 第十四条."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.channels.actions import Typed
from gongkai.desk.forms.channels import ChannelForm
from gongkai.desk.forms.orgs.fields import day, line
from gongkai.orgs.models import Unit

LAST = 999
"""Where an item stands for which no place was written."""


class BulletinForm(ChannelForm):
    """Name, number and day of a bulletin, its items and their order."""

    unit = forms.ChoiceField(label=_("编发单位"), error_messages={"invalid_choice": _("请从列表中选择单位。")})
    title = line(_("简报名称"), 60, hint=_("例如 党务公开简报"))
    issue = line(_("期号"), 20, hint=_("例如 第3期"))
    issued_on = day(_("印发日期"))
    foreword = line(_("编者按"), 500, required=False, area=True)
    items = forms.MultipleChoiceField(
        label=_("编入的信息"),
        error_messages={
            "required": _("请至少选一条信息。"),
            "invalid_choice": _("有一条信息现在没有公开，或您看不到。请重新选择。"),
        },
    )

    def __init__(self, data: Any = None, *, units: Sequence[Unit], keys: Sequence[str], **more: Any) -> None:  # noqa: ANN401
        super().__init__(data, **more)
        self.units = {unit.code: unit for unit in units}
        self.fields["unit"].choices = [(unit.code, unit.name) for unit in units]  # type: ignore[attr-defined]
        self.fields["items"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]

    @property
    def chosen_unit(self) -> Unit:
        """The unit that was chosen."""
        return self.units[self.cleaned_data["unit"]]

    def place_of(self, key: str, kept: Sequence[str]) -> str:
        """Return what stands, or is to stand, in the field for the place of an item."""
        if self.is_bound:
            return str(self.data.get(f"order-{key}", ""))
        return str(kept.index(key) + 1) if key in kept else ""

    def typed(self) -> Typed:
        """Return what was typed, the items in the order of their numbers."""
        said = self.cleaned_data
        items = sorted(said["items"], key=self._place)
        plain = {name: said[name] for name in ("title", "issue", "issued_on", "foreword")}
        return Typed(**plain, items=items)

    def _place(self, key: str) -> int:
        written = str(self.data.get(f"order-{key}", "")).strip()
        return int(written) if written.isdecimal() and len(written) <= len(str(LAST)) else LAST
