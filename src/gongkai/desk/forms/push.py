"""Forms about what goes to other systems."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import line, one_of
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.push import say
from gongkai.push.rules.permitting import LONGEST_FINDINGS, LONGEST_NOTE
from gongkai.push.rules.words import CHANNELS

FIELDS: Mapping[str, str] = {
    "note_missing": "note",
    "note_too_long": "note",
    "proof_missing": "proof",
    "proof_kind": "proof",
    "proof_too_large": "proof",
    "name_missing": "name",
    "address_spelling": "address",
    "address_not_listed": "address",
    "address_not_encrypted": "address",
    "target_there_already": "channel",
    "findings_missing": "findings",
    "findings_too_long": "findings",
    "findings_leak": "findings",
}
"""At which field a reason is said."""


class PushForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)
    places = FIELDS


class ConfirmForm(PushForm):
    """Asks for nothing but a yes."""


class ByHandForm(PushForm):
    """What somebody did himself in the other system, and what proves it."""

    note = line(_("说明"), LONGEST_NOTE, area=True, hint=_("写您在对方系统里做了什么、什么时候做的。"))
    proof = forms.FileField(label=_("凭证"), required=False, help_text=_("截图或 PDF，不超过 2 MB。撤回必须有凭证。"))


class TargetForm(PushForm):
    """Another system: what it is called, on which channel, and where it takes messages."""

    channel = one_of(_("公开方式"), CHANNELS)
    name = line(_("系统名称"), 60, hint=_("例如：学校办公系统。"))
    address = line(_("接收地址"), 500, hint=_("对方给出的地址，以 https:// 开头。只能写服务器允许推送的地址。"))


class SummaryForm(PushForm):
    """What the figures of a month show, in the office's words."""

    findings = line(
        _("总结分析"), LONGEST_FINDINGS, area=True, hint=_("这些数字说明了什么，下个月怎么做。发出以后不能再改。")
    )
