"""The forms with which the office registers and renames electronic screens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import DatedForm, UnitField, line
from gongkai.desk.phrases.screens import say

FIELDS = {"screen_unit_gone": "unit"}
"""At which field a reason is said."""


class ConfirmForm(DatedForm):
    """Asks for nothing but a yes."""

    worded = staticmethod(say)
    places = FIELDS


class ScreenForm(ConfirmForm):
    """What a screen is called and where it hangs."""

    name = line(_("名称"), 30, hint=_("显示在屏的右上角，例如：图书馆大厅屏。"))
    place = line(_("安装地点"), 60, hint=_("办公室自己看，例如：图书馆一楼东侧。"))


class NewScreenForm(ScreenForm):
    """A screen to be registered: whose it is, and whether it hangs where members alone see it."""

    unit = UnitField(_("所在单位"))
    for_members = forms.BooleanField(
        label=_("装在只有这个单位党员能进的房间，也显示党内公开的信息"),
        required=False,
        help_text=_("大厅、走廊、门口的屏不能勾选：路过的人都看得到。"),
    )
