"""The kinds of fields these forms are made of, each with what it says when filled in wrongly."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.catalogue import named
from gongkai.measures.vocabulary import Word
from gongkai.orgs import queries
from gongkai.orgs.models import Person, Unit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Label = StrOrPromise
else:
    Label = str


def line(label: Label, limit: int, *, required: bool = True, hint: Label = "", area: bool = False) -> forms.CharField:
    """Make a field for words, which says how many are too many."""
    return forms.CharField(
        label=label,
        max_length=limit,
        required=required,
        help_text=hint,
        widget=forms.Textarea({"rows": 3}) if area else forms.TextInput(),
        error_messages={
            "required": format_lazy(_("请写{label}。"), label=label),
            "max_length": format_lazy(_("{label}最多 %(limit_value)d 字，现在 %(show_value)d 字。"), label=label),
        },
    )


def staff_number(label: Label) -> forms.CharField:
    """Make a field for a staff or student number."""
    field = line(label, 20)
    field.validators.append(RegexValidator("^[A-Za-z0-9-]+$", _("工号或学号只能用字母、数字和短横线。")))
    return field


def unit_code(label: Label, *, hint: Label = "") -> forms.CharField:
    """Make a field for the code of a unit."""
    field = line(label, 12, hint=hint)
    field.validators.append(RegexValidator("^[A-Z0-9]{2,12}$", _("编码只能用二到十二个大写字母或数字，例如 JX。")))
    return field


def day(label: Label, *, required: bool = True, hint: Label = "") -> forms.DateField:
    """Make a field for a date."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"],
        error_messages={
            "required": format_lazy(_("请写{label}。"), label=label),
            "invalid": format_lazy(_("{label}要写成 2026-09-14 这样的日期。"), label=label),
        },
    )


def table_file(accept: str, *, hint: Label) -> forms.FileField:
    """Make a field for a file with a table."""
    missing = _("请选择表格文件。")
    return forms.FileField(
        label=_("表格文件"),
        help_text=hint,
        widget=forms.FileInput({"accept": accept}),
        error_messages={
            "required": missing,
            "missing": missing,
            "empty": _("这个文件是空的。请选择填好的表格。"),
        },
    )


def one_of(label: Label, words: Iterable[Word], *, hint: Label = "") -> forms.TypedChoiceField:
    """Make a field to choose one word of a vocabulary."""
    known = list(words)
    field = forms.TypedChoiceField(
        label=label,
        help_text=hint,
        choices=lambda: [("", _("请选择")), *((word.value, named(word)) for word in known)],
        error_messages={
            "required": format_lazy(_("请选择{label}。"), label=label),
            "invalid_choice": format_lazy(_("{label}里没有这一项。请从列表中选择。"), label=label),
        },
    )
    field.coerce = {word.value: word for word in known}.__getitem__
    return field


class UnitField(forms.ChoiceField):
    """Chooses a unit out of those standing on a day."""

    def __init__(self, label: Label, *, required: bool = True, hint: Label = "") -> None:
        self._units: dict[str, Unit] = {}
        super().__init__(
            label=label,
            required=required,
            help_text=hint,
            error_messages={
                "required": format_lazy(_("请选择{label}。"), label=label),
                "invalid_choice": format_lazy(_("{label}里没有这个单位。请从列表中选择。"), label=label),
            },
        )

    def offer(self, units: list[Unit]) -> None:
        """Set what may be chosen, depth first."""
        self._units = {unit.code: unit for unit in units}
        names = ((unit.code, "　" * unit.tree_depth + unit.name) for unit in units)
        self.choices = [("", _("请选择") if self.required else _("无")), *names]

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 – Django's signature
        """Show a unit by its code."""
        return value.code if isinstance(value, Unit) else value

    def clean(self, value: Any) -> Any:  # noqa: ANN401 – Django's signature
        """Return the unit, or None where none was chosen."""
        return self._units.get(super().clean(value))


class PersonField(forms.CharField):
    """Names a person by the staff or student number."""

    def __init__(self, label: Label, *, required: bool = True, hint: Label = "") -> None:
        said = {"required": format_lazy(_("请写{label}的工号或学号。"), label=label)}
        super().__init__(label=label, max_length=20, required=required, help_text=hint, error_messages=said)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 – Django's signature
        """Show a person by the number."""
        return value.number if isinstance(value, Person) else value

    def clean(self, value: Any) -> Any:  # noqa: ANN401 – Django's signature
        """Return the person, or None where nobody need be named.

        :raises ValidationError: if there is nobody with the number.
        """
        number = super().clean(value)
        if not number:
            return None
        person = queries.person_with_number(number)
        if person is None:
            raise forms.ValidationError(
                _("没有工号或学号为 %(number)s 的人员。请核对号码，或先登记人员。"), params={"number": number}
            )
        return person


class DatedForm(RefusableForm):
    """A form that offers the units standing on a day."""

    def __init__(self, data: Any = None, *, on: date, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        choosers = [field for field in self.fields.values() if isinstance(field, UnitField)]
        units = queries.unit_tree(on) if choosers else []
        for field in choosers:
            field.offer(units)
