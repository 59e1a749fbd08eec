"""The forms with which the office registers robots of groups."""

from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import DatedForm, UnitField, line, one_of
from gongkai.desk.phrases.robots import say
from gongkai.robots.rules import Kind

FIELDS = {"robot_address_odd": "address", "robot_unit_gone": "unit"}
"""At which field a reason is said."""


class ConfirmForm(DatedForm):
    """Asks for nothing but a yes."""

    worded = staticmethod(say)
    places = FIELDS


class RobotForm(ConfirmForm):
    """A robot to be registered."""

    name = line(_("名称"), 30, hint=_("例如：机械学院党务群。"))
    kind = one_of(_("种类"), Kind)
    address = line(_("Webhook 地址"), 400, hint=_("在群设置的机器人里复制。有它就能在群里发消息；保存后不再显示。"))
    unit = UnitField(_("告诉哪个单位的事"), required=False, hint=_("不选的，是全校的，给办公室的群用。"))
