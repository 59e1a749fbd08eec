"""The forms with which one chooses one's reminders, and the school its quiet hours."""

from datetime import time
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import Label
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.reminders import say
from gongkai.notices.rules import Kind, Quiet

NONE = time(0)
FIELDS = {"quiet_too_long": "quiet_until"}
"""At which field a reason is said."""


def clock(label: Label) -> forms.TimeField:
    """Make a field for a time of day."""
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H：%M"],
        error_messages={"invalid": format_lazy(_("{label}要写成 20:00 这样的时间。"), label=label)},
    )


class QuietForm(RefusableForm):
    """From when until when nothing leaves."""

    worded = staticmethod(say)
    places = FIELDS

    quiet_from = clock(_("免打扰从几点起"))
    quiet_until = clock(_("到几点"))

    def clean(self) -> dict[str, Any]:
        """Want both ends or none.

        :raises ValidationError: never; what is missing is said at the field.
        """
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("quiet_from"), said.get("quiet_until")
        ends = (("quiet_from", first, last), ("quiet_until", last, first))
        for name, mine, other in ends:
            if mine is None and other is not None and name not in self.errors:
                self.add_error(name, _("起止时间要一起写；不要免打扰的，两个都空着。"))
        if first is not None and first == last:
            self.add_error("quiet_until", _("起止时间不能相同。"))
        return said

    @property
    def quiet(self) -> Quiet | None:
        """The hours that were written; none where both are empty."""
        first, last = self.cleaned_data["quiet_from"], self.cleaned_data["quiet_until"]
        return Quiet(first, last) if first is not None and last is not None else None


class RemindersForm(QuietForm):
    """Which kinds of reminders one wants, and one's own quiet hours."""

    kinds = forms.MultipleChoiceField(
        label=_("哪些事用邮件提醒我"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(one.value, named(one)) for one in Kind],
        help_text=_("逾期的提醒不能关闭。"),
        error_messages={"invalid_choice": _("没有这一种。请从列表中选择。")},
    )
    field_order = ("kinds",)

    @property
    def off(self) -> list[Kind]:
        """The kinds that were not ticked."""
        return [one for one in Kind if one.value not in self.cleaned_data["kinds"]]
