"""What readers fill in to be told by mail what is new."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import unit_tree
from gongkai.portal.wording import named, unit_name

SENTENCES = {
    "no_mail_sent": _("这里没有设置发信，暂时不能用邮件订阅。可以用下面的订阅源。"),
    "no_own_address": _("您没有登记电子邮箱。请系统管理员登记以后再订阅。"),
    "too_many_ask": _("现在申请订阅的人太多。请过一小时再试，或先用订阅源。"),
}


class ChoiceForm(forms.Form):
    """Of what somebody wants to be told; nothing chosen is everything."""

    classes = forms.MultipleChoiceField(
        label=_("公开内容"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("一项都不选，就是全部。"),
        error_messages={"invalid_choice": _("没有这一类。请从列表中选择。")},
    )  # fmt: skip
    units = forms.MultipleChoiceField(
        label=_("公开主体"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("一个都不选，就是全部。"),
        error_messages={"invalid_choice": _("没有这个单位。请从列表中选择。")},
    )  # fmt: skip

    def __init__(self, data: Any, *, on: date, **more: Any) -> None:  # noqa: ANN401 – handed to Django
        super().__init__(data, **more)
        self.known = {unit.code: unit for unit in unit_tree(on)}
        self.fields["classes"].choices = [(one.value, named(one)) for one in MatterClass]  # type: ignore[attr-defined]
        self.fields["units"].choices = [(code, unit_name(unit)) for code, unit in self.known.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen, as classes and units."""
        units: list[Unit] = [self.known[code] for code in self.cleaned_data["units"]]
        return {"classes": [MatterClass(one) for one in self.cleaned_data["classes"]], "units": units}

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Say every reason."""
        for refusal in refusals:
            self.add_error(None, str(SENTENCES[refusal.code]))


class StrangerForm(ChoiceForm):
    """An address as well: it is asked by mail whether its owner wants this."""

    address = forms.EmailField(
        label=_("电子邮箱"),
        max_length=254,
        help_text=_("只用来发这封邮件。退订以后，从系统里删除。"),
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={
            "required": _("请写电子邮箱。"),
            "invalid": _("电子邮箱写得不对。请写成 name@example.com 的样子。"),
            "max_length": _("电子邮箱太长。请核对后再写。"),
        },
    )
    field_order = ("address",)


class MemberForm(ChoiceForm):
    """Whether a member is also told how much is new within the Party."""

    with_inner = forms.BooleanField(
        label=_("也告诉我有几条新的党内公开信息"), required=False, help_text=_("邮件里只写有几条，不写标题。")
    )
