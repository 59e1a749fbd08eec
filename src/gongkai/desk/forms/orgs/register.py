"""Forms for units, people, posts, memberships, groups and accounts."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.orgs.fields import PersonField, UnitField, day, line, one_of, staff_number, unit_code
from gongkai.desk.forms.orgs.refusals import OrgForm
from gongkai.measures.vocabulary import PersonKind, Role, UnitKind
from gongkai.orgs.models import Person


class UnitChangeForm(OrgForm):
    """A unit with its place; its names and its end are acts of their own."""

    code = unit_code(_("编码"), hint=_("二到十二个大写字母或数字，写进索引号，例如 JX。"))
    kind = one_of(_("类别"), UnitKind)
    parent = UnitField(_("上级单位"), required=False, hint=_("只有学校党委没有上级。"))
    position = forms.IntegerField(
        label=_("排序"),
        min_value=0,
        max_value=9999,
        initial=0,
        help_text=_("同级单位按数字从小到大排列。"),
        error_messages={
            "required": _("请写排序。"),
            "invalid": _("排序要写整数。"),
            "min_value": _("排序要在 0 到 9999 之间。"),
            "max_value": _("排序要在 0 到 9999 之间。"),
        },
    )
    hosts_office = forms.BooleanField(label=_("领导小组办公室设在这里"), required=False)
    starts_on = day(_("设立日期"))


class UnitForm(UnitChangeForm):
    """A new unit, which has names too."""

    name = line(_("全称"), 60)
    short_name = line(_("简称"), 30)
    name_en = line(_("英文名称"), 120)
    ends_on = day(_("撤销日期"), required=False, hint=_("当天仍然存在。没有期限的不填。"))
    field_order = ("code", "name", "short_name", "name_en")


class SmallForm(OrgForm):
    """The mark of a small unit."""

    starts_on = day(_("起始日期"))
    ends_on = day(_("结束日期"), required=False, hint=_("当天仍然有效。没有期限的不填。"))
    reason = line(_("原因"), 200, area=True, hint=_("例如：正式党员四人，无法由两人分别审核。"))


class PersonForm(OrgForm):
    """Somebody who works or studies here."""

    number = staff_number(_("工号或学号"))
    name = line(_("姓名"), 40)
    kind = one_of(_("类别"), PersonKind)
    home = UnitField(_("所在单位"), required=False)
    email = forms.EmailField(
        label=_("电子邮箱"),
        required=False,
        max_length=100,
        error_messages={
            "invalid": _("电子邮箱要写成 name@example.edu.cn 这样。"),
            "max_length": _("电子邮箱最多 %(limit_value)d 字，现在 %(show_value)d 字。"),
        },
    )


class AppointForm(OrgForm):
    """An appointment to a post."""

    person = PersonField(_("任职人员"), hint=_("填工号或学号。"))
    unit = UnitField(_("单位"))
    role = one_of(_("岗位"), Role, hint=_("第一责任人、办公室岗位和纪检监察员要由另一位安全管理员确认后才生效。"))
    starts_on = day(_("起始日期"))
    ends_on = day(_("结束日期"), required=False, hint=_("当天仍然在任。没有期限的不填。"))


class ActingForm(OrgForm):
    """Somebody who acts for a head."""

    person = PersonField(_("代行人员"), hint=_("填工号或学号。"))
    starts_on = day(_("起始日期"))
    ends_on = day(_("结束日期"), hint=_("当天仍然代行。"))
    reason = line(_("原因"), 200, area=True)


class LastDayForm(OrgForm):
    """The last day of something."""

    last_day = day(_("最后一天"), hint=_("当天仍然有效。"))


class MembershipForm(OrgForm):
    """Where somebody is a Party member, and from when."""

    unit = UnitField(_("党员所在党组织"))
    starts_on = day(_("起始日期"))


class AccountForm(OrgForm):
    """The name somebody signs in with."""

    username = line(_("用户名"), 40, hint=_("小写字母、数字和短横线，例如 zhangsan。"))

    def clean_username(self) -> str:
        """Return the name in small letters.

        :raises ValidationError: if it has other characters in it.
        """
        username = str(self.cleaned_data["username"]).lower()
        if not re.fullmatch("[a-z0-9-]{2,40}", username):
            raise forms.ValidationError(_("用户名只能用小写字母、数字和短横线，至少两个字。"))
        return username


class GroupForm(OrgForm):
    """A named list of people."""

    name = line(_("名称"), 60)
    about = line(_("说明"), 200, required=False, area=True)
    people = forms.CharField(
        label=_("人员"),
        help_text=_("每行一个工号或学号，后面可以跟姓名。"),
        widget=forms.Textarea({"rows": 10}),
        error_messages={"required": _("请至少写一个人的工号或学号。")},
    )

    def clean_people(self) -> list[Person]:
        """Return the people named line by line.

        :raises ValidationError: naming every line that is nobody's number.
        """
        lines = str(self.cleaned_data["people"]).splitlines()
        numbers = list(dict.fromkeys(words[0] for each in lines if (words := each.split())))
        found = {person.number: person for person in Person.objects.filter(number__in=numbers)}
        if unknown := [number for number in numbers if number not in found]:
            known = str(_("、")).join(unknown[:10])
            raise forms.ValidationError(
                _("没有这些工号或学号：%(numbers)s。请核对或删去这几行。"), params={"numbers": known}
            )
        return [found[number] for number in numbers]
