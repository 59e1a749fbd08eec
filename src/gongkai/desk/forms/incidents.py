"""The forms with which an emergency is dealt with. Source: 第八条."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import day, line, one_of
from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.phrases.incidents import say
from gongkai.incidents.rules.leak import Leak
from gongkai.incidents.rules.words import WRITTEN_BY_HAND

PLACES = {"entry_not_by_hand": "kind", "leak_unrecorded": "", "still_suspended": ""}
"""At which field a reason is said that names none itself."""
NO_REPEATING = _("只写概括的情况，不要重复号码和原文。")


class IncidentForm(RefusableForm):
    """A form at whose fields reasons are said."""

    worded = staticmethod(say)
    places = PLACES
    at_file = "file"


class RatifyForm(IncidentForm):
    """A word that goes with the yes."""

    note = line(_("意见"), 500, required=False, area=True, hint=NO_REPEATING)


class RefuseForm(IncidentForm):
    """Why not."""

    reason = line(_("原因"), 300, area=True, hint=NO_REPEATING)


class EntryForm(IncidentForm):
    """What was done or found, and a file that shows it."""

    kind = one_of(_("是哪一种"), WRITTEN_BY_HAND)
    text = line(_("写什么"), 1000, area=True, hint=NO_REPEATING)
    file = forms.FileField(label=_("文件"), required=False, help_text=_("截图、通知等。只有能看到这次处置的人能打开。"))


class CloseForm(IncidentForm):
    """Why it happened, and what was done so that it does not happen again."""

    cause = line(_("原因"), 500, area=True, hint=_("为什么会发生。"))
    measures = line(_("采取的措施"), 500, area=True, hint=_("怎样处理的，怎样避免再发生。"))


class LeakForm(IncidentForm):
    """A leak, field by field as the law asks. Practice: 个人信息保护法第五十七条."""

    happened = line(_("发生了什么"), 1000, area=True, hint=NO_REPEATING)
    kinds = line(_("泄露的信息种类"), 500, area=True, hint=_("哪些种类，多少人。不写姓名和号码。"))
    cause = line(_("原因"), 500, area=True)
    harm = line(_("可能造成的危害"), 500, area=True)
    measures = line(_("已采取的补救措施"), 500, area=True)
    advice = line(_("个人可以采取的减轻危害的措施"), 500, area=True)
    contact = line(_("联系方式"), 200, hint=_("有问题时问谁：部门和办公电话。"))
    people_told_on = day(_("通知个人的日期"), required=False)
    people_why_not = line(_("没有通知个人的原因"), 300, required=False, area=True)
    regulator_told_on = day(_("报告主管部门的日期"), required=False)
    regulator_why_not = line(_("没有报告主管部门的原因"), 300, required=False, area=True)

    def leak(self) -> Leak:
        """Return what was typed."""
        said: dict[str, Any] = self.cleaned_data
        return Leak(**said)
