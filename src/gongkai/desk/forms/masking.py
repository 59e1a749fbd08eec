"""Which columns of a table are masked, and as what."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as say

from gongkai.desk.forms.procedure import StepForm
from gongkai.desk.phrases.tools import column_name, with_sample
from gongkai.scanner.mask_table import Column
from gongkai.scanner.masking import Mask

MOST = 400
"""As many columns are listed: a form of more fields than a thousand is not even read."""


class MaskForm(StepForm):
    """One choice a column. Preset is only what was found in the values themselves, not what a heading lets guess."""

    def __init__(self, *args: Any, columns: Sequence[Column], **kwargs: Any) -> None:  # noqa: ANN401 – Django's signature
        super().__init__(*args, **kwargs)
        self.columns = {f"column_{at}": column for at, column in enumerate(columns)}
        choices = [("", say("不遮盖")), *((mask.value, with_sample(mask)) for mask in Mask)]
        for name, column in self.columns.items():
            self.fields[name] = forms.ChoiceField(
                label=say("怎么遮盖%(column)s") % {"column": column_name(column)},
                choices=choices,
                initial=column.guess if column.is_found else "",
                required=False,
                error_messages={"invalid_choice": say("请在列出的遮盖方式里选择。")},
            )

    def clean(self) -> dict[str, Any]:
        """Complain if no column was chosen.

        :raises ValidationError: in words.
        """
        if not self.errors and not self.chosen():
            raise forms.ValidationError(say("还没有选要遮盖的列。请至少给一列选一种遮盖方式。"))
        return self.cleaned_data

    def chosen(self) -> dict[tuple[str, int], Mask]:
        """Return the chosen columns, each by its sheet and number, and how they are masked."""
        said = ((column, self.cleaned_data.get(name)) for name, column in self.columns.items())
        return {(column.sheet, column.number): Mask(mask) for column, mask in said if mask}

    def sheets(self) -> list[tuple[str, list[tuple[Column, forms.BoundField]]]]:
        """Return the columns with their fields, sheet by sheet."""
        found: dict[str, list[tuple[Column, forms.BoundField]]] = {}
        for name, column in self.columns.items():
            found.setdefault(column.sheet, []).append((column, self[name]))
        return list(found.items())
