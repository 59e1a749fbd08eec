"""The forms around a catalogue's changes: reasons, a decision of the office, and the school's compiled catalogue."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gongkai.catalogue.queries import Changes
from gongkai.catalogue.rules.compiling import Choice
from gongkai.desk.forms.catalogue import CatalogueForm, VersionForm
from gongkai.desk.forms.orgs.fields import day, line
from gongkai.desk.phrases.compiling import Offer


class DropForm(VersionForm):
    """Why an entry is left out."""

    reason = line(_("去掉的理由"), 300, required=False, hint=_("也可以在报备案以前，同其他理由一起写。"))


class WhyForm(VersionForm):
    """Why a draft differs from the last version filed, entry by entry."""

    def __init__(self, data: Any, *, changes: Changes, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        self.entries: dict[str, UUID] = {}
        for change in changes.all:
            name = f"why-{change.item.entry.public_id}"
            label = format_lazy(_("{code} {title}：理由"), code=change.code, title=change.item.title)
            self.entries[name] = change.item.entry.public_id
            self.fields[name] = line(label, 300, required=False, area=True)
            self.fields[name].initial = "".join(change.reasons)
            self.fields[name].widget.attrs["class"] = "in"

    @property
    def reasons(self) -> dict[UUID, str]:
        """What was said, by the entry it is about."""
        return {entry: self.cleaned_data[name] for name, entry in self.entries.items()}


class CompileForm(VersionForm):
    """What becomes of each thing that the units' catalogues offer to the school's."""

    def __init__(self, data: Any, *, offers: Iterable[Offer], **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        self.keys: list[str] = []
        for offer in offers:
            self.keys.append(offer.key)
            self.fields[offer.key] = forms.TypedChoiceField(
                label=format_lazy(_("{title}：怎么办"), title=offer.label),
                choices=offer.choices,
                coerce=Choice,
                initial=Choice.LATER.value,
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(("required", "invalid_choice"), _("请从列出的办法里选择一种。")),
            )

    @property
    def chosen(self) -> dict[str, Choice]:
        """What was chosen, by the key of what was offered."""
        return {key: self.cleaned_data[key] for key in self.keys}


class DecisionForm(CatalogueForm):
    """When the office decided to let a catalogue be adjusted once more, under which number and on what basis."""

    decided_on = day(_("决定日期"))
    number = line(_("文号或纪要编号"), 60, required=False)
    basis = line(_("再次调整的依据"), 300, area=True, hint=_("如：上级文件的名称和文号，或者领导小组会议的决定。"))
