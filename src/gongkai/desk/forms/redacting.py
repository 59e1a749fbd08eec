"""What is drawn on the pages of a file to be blackened: areas, as a form carries them, and one typed in numbers."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.procedure import StepForm
from gongkai.scanner.pages import Area

MOST = 300
"""As many areas are blackened at once; a form of more fields than a thousand is not even read."""
WHOLE = 100.0
LEAST = 0.1
"""All of a side of the page, and how far apart the sides of an area are at least, in percent."""

PAGES = 100_000
"""No file that is drawn has as many pages."""


def written(area: Area) -> str:
    """Write an area as a form carries it: page, left, top, right and bottom, the sides in percent."""
    sides = (area.left, area.top, area.right, area.bottom)
    return " ".join([str(area.page), *(f"{WHOLE * side:.2f}" for side in sides)])


def read(text: str) -> Area:
    """Read an area.

    :raises ValueError: if it is none, or reaches beyond the page.
    """
    page, *sides = text.split(" ")
    left, top, right, bottom = (float(side) / WHOLE for side in sides)
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1 and 1 <= int(page) < PAGES):
        raise ValueError(text)
    return Area(int(page), left, top, right, bottom)


class RedactForm(StepForm):
    """All areas that were drawn, on whatever page; the page that is shown is sent beside them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 – Django's signature
        super().__init__(*args, **kwargs)
        self.areas, self.spoilt = _read_all(cast("QueryDict", self.data).getlist("area") if self.is_bound else ())

    def clean(self) -> dict[str, Any]:
        """Complain of areas that cannot be read, of too many, and of none where they are to be blackened.

        :raises ValidationError: with what is wrong.
        """
        if self.spoilt:
            raise forms.ValidationError(say("有的地方没有认出来，还没有涂黑。请看一遍列出的地方，缺的重新画。"))
        if len(self.areas) > MOST:
            raise forms.ValidationError(say("一次最多涂黑 %(most)d 处。请先涂黑一部分，再接着做。") % {"most": MOST})
        if "apply" in self.data and not self.areas:
            raise forms.ValidationError(say("还没有画要涂黑的地方。请先在页面上画出来，或者填写位置。"))
        return self.cleaned_data


def _read_all(texts: Iterable[str]) -> tuple[list[Area], bool]:
    """Read areas; tell whether one of them could not be read."""
    areas, spoilt = [], False
    for text in texts:
        try:
            areas.append(read(text))
        except ValueError:
            spoilt = True
    return areas, spoilt


def _side(name: Any) -> forms.FloatField:  # noqa: ANN401 – a text to be translated
    wrong = format_lazy(_("{side}请写 0 至 100 的数。"), side=name)
    errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
    widget = forms.NumberInput({"class": "w-s", "inputmode": "decimal"})
    label = format_lazy(_("{side}（%）"), side=name)
    return forms.FloatField(label=label, min_value=0, max_value=WHOLE, error_messages=errors, widget=widget)


class AreaForm(forms.Form):
    """An area of the page that is shown, by its sides in percent of the page."""

    left = _side(_("左边"))
    top = _side(_("上边"))
    right = _side(_("右边"))
    bottom = _side(_("下边"))

    def clean(self) -> dict[str, Any]:
        """Complain of sides that stand the wrong way round."""
        said = self.cleaned_data
        for first, last, words in (
            ("left", "right", _("右边要大于左边。")),
            ("top", "bottom", _("下边要大于上边。")),
        ):
            if first in said and last in said and said[last] - said[first] < LEAST:
                self.add_error(last, words)
        return said

    def area(self, page: int) -> Area:
        """Return what was typed, on a page."""
        return Area(page, *(self.cleaned_data[side] / WHOLE for side in ("left", "top", "right", "bottom")))
