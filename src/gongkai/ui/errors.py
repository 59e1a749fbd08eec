"""What an error summary lists: every complaint of a form with the field it belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from django.forms import BaseForm, BaseFormSet, BoundField
from django.forms.widgets import CheckboxSelectMultiple, RadioSelect

Formlike: TypeAlias = "BaseForm | BaseFormSet[BaseForm]"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing to put right, and the id of the control where it is put right."""

    text: str
    target: str


def target_of(field: BoundField) -> str:
    """Name the control a link to this field must lead to: of a group, its first choice."""
    if isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


def complaints(forms: Iterable["Formlike | None"]) -> list[Complaint]:
    """List what is wrong with the forms, in the order the reader meets it."""
    return [one for form in forms if form is not None for one in _of(form)]


def _of(form: Formlike) -> Iterator[Complaint]:
    if not form.is_bound:
        return
    if isinstance(form, BaseFormSet):
        yield from (Complaint(str(text), "") for text in form.non_form_errors())
        for member in form.forms:
            yield from _of(member)
        return
    yield from (Complaint(str(text), "") for text in form.non_field_errors())
    for field in form:
        shown = "" if field.is_hidden else target_of(field)
        yield from (Complaint(str(text), shown) for text in field.errors)
