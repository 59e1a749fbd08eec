"""The forms with which the register is kept. Source: 第二十条."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.accountability.rules.words import DECISIONS, Limb, Party
from gongkai.accountability.rules.writing import LIMITS, Decision, Proof, Written
from gongkai.desk.forms.orgs.fields import DatedForm, PersonField, UnitField, day, line, one_of
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.accountability import say
from gongkai.measures.vocabulary import Ground

NO_CONTENT = _("只登记编号、日期和处理方式，不写决定的内容。")


class RegisterForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)


class WriteForm(RegisterForm):
    """Which of the four grounds, what happened, and what came of it."""

    ground = one_of(_("属于哪一种情形"), Ground, hint=_("第二十条的四种情形。"))
    happened = line(_("什么事"), LIMITS["happened"], area=True, hint=_("加密保存，只有知情范围里的人能看。"))
    consequence = line(
        _("造成的不良后果"),
        LIMITS["consequence"],
        required=False,
        area=True,
        hint=_("可以先空着；启动问责以前一定要写，并附证据。"),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def written(self) -> Written:
        """Return what was typed."""
        said: dict[str, Any] = self.cleaned_data
        return Written(**{name: said[name] for name in ("ground", "happened", "consequence")})


class NoteForm(WriteForm, DatedForm):
    """A case from the beginning: also where, and whom it concerns."""

    unit = UnitField(_("发生在哪个单位"))
    person = PersonField(_("涉及的人"), required=False, hint=_("写工号。只涉及党组织的空着。"))
    concerns_unit = forms.BooleanField(label=_("也涉及这个单位的党组织"), required=False)
    field_order = ("unit", "person", "concerns_unit", "ground", "happened", "consequence")


class ProveForm(RegisterForm):
    """A piece of evidence for one limb."""

    limb = one_of(_("证明什么"), Limb)
    about = line(_("说明"), LIMITS["about"], area=True, hint=_("这份证据能证明什么。"))
    code = line(_("系统里的编号"), 60, required=False, hint=_("例如 disclosure/…、deed/12。和文件只用一种。"))
    file = forms.FileField(
        label=_("文件"), required=False, help_text=_("加密保存；这个文件从此不能放进任何公开的信息。")
    )

    def proof(self) -> Proof:
        """Return what was typed or uploaded."""
        said, upload = self.cleaned_data, self.cleaned_data["file"]
        name, content = (upload.name or "", upload.read()) if upload else ("", b"")
        return Proof(about=said["about"], code=said["code"], name=name, content=content)


class ProtectForm(RegisterForm):
    """A wording that enters no disclosure."""

    phrase = line(
        _("不得公开的说法"), 80, hint=_("六个字以上的原话，例如事情的名称、材料的标题。不能只写人名或单位名。")
    )


class HearForm(RegisterForm):
    """What somebody concerned has said, or that he declined."""

    party = one_of(_("谁的陈述"), Party)
    declined = forms.BooleanField(label=_("放弃陈述"), required=False)
    on = day(_("日期"))
    said = line(_("陈述内容，或放弃的情况和记录"), LIMITS["said"], area=True)


class DecideForm(RegisterForm):
    """Number, date and kind of a decision."""

    number = line(_("决定编号"), LIMITS["number"], hint=NO_CONTENT)
    on = day(_("决定日期"))
    kind = one_of(_("处理方式"), DECISIONS)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def decision(self) -> Decision:
        """Return what was typed."""
        said: dict[str, Any] = self.cleaned_data
        return Decision(number=said["number"], on=said["on"], kind=said["kind"])


class ReasonForm(RegisterForm):
    """Why."""

    reason = line(_("理由"), LIMITS["reason"], area=True)


class DropForm(ReasonForm):
    """Why a case ends without a decision."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class YesForm(RegisterForm):
    """Nothing but the yes, to a case as it was read."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class AdmitForm(ReasonForm):
    """Who is to know, until when."""

    person = PersonField(_("知情的人"), hint=_("写工号。涉及的人和管理员不能知情。"))
    until = day(_("知情到哪一天"))
    field_order = ("person", "until", "reason")
