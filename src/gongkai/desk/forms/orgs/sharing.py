"""The form in which what a split unit has in hand is shared out: class by class, with exceptions entry by entry."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.desk.forms.orgs.reorganising import OfPlanForm
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.orgs.models import Unit
from gongkai.restructuring.queries import Parts, ToShare
from gongkai.restructuring.rules import GROUPS, MADE_KNOWN, MEMBERS, of_child, of_class, of_entry


class ShareForm(OfPlanForm):
    """One choice for each class, entry and unit below; an entry that says nothing goes with its class."""

    def __init__(self, data: Any, *, parts: Parts, thing: ToShare) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data)
        self._units = {unit.code: unit for unit in parts.units}
        self._given = {key: unit.code for key in parts.shares for unit in [parts.of(key)]}
        self._first = parts.units[0].code
        self._classes = thing.entries
        wholes = [(MEMBERS, _("直接在本单位的党员")), (GROUPS, _("人员名单"))]
        wholes += [] if parts.goes_on else [(MADE_KNOWN, _("已公开信息的更正和撤下"))]
        for key, label in wholes:
            self._ask(key, label)
        for unit in thing.children:
            self._ask(of_child(unit.pk), unit_name(unit))
        for matter_class, items in thing.entries:
            self._ask(of_class(matter_class), named(matter_class))
            for item in items:
                self._ask(of_entry(item.entry_id), f"{item.code} {item.title}", blank=_("随本类"))
        self._wholes = [key for key, _label in wholes] + [of_child(unit.pk) for unit in thing.children]

    def _ask(self, key: str, label: str, *, blank: str = "") -> None:
        units = [(code, unit_name(unit)) for code, unit in self._units.items()]
        wrong = dict.fromkeys(("required", "invalid_choice"), _("请从列表中选择单位。"))
        self.fields[key] = forms.ChoiceField(
            label=label,
            choices=[("", blank), *units] if blank else units,
            required=not blank,
            initial=self._given.get(key, "" if blank else self._first),
            error_messages=wrong,
        )

    @property
    def wholes(self) -> list[forms.BoundField]:
        """What goes to one unit as a whole."""
        return [self[key] for key in self._wholes]

    @property
    def classes(self) -> Iterable[tuple[forms.BoundField, list[forms.BoundField], bool]]:
        """Each class with its entries, and whether one of them goes elsewhere than the class."""
        for matter_class, items in self._classes:
            entries = [self[of_entry(item.entry_id)] for item in items]
            yield self[of_class(matter_class)], entries, any(entry.value() for entry in entries)

    def shares(self) -> dict[str, Unit]:
        """Return to whom each thing is given that something is said of."""
        return {key: self._units[code] for key, code in self.cleaned_data.items() if code}
