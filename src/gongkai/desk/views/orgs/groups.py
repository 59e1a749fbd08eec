"""Named lists of people, kept by the heads and drafters of a unit."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.orgs.refusals import OrgForm
from gongkai.desk.forms.orgs.register import GroupForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing, about
from gongkai.desk.phrases.catalogue import unit_name
from gongkai.desk.views.orgs.asking import Ask, ask, found, only, sent
from gongkai.orgs import actions, queries
from gongkai.orgs.rules import BY_POST, Matter


@staff_page
def groups(request: StaffRequest) -> HttpResponse:
    """List the groups of the units whose groups one keeps. Source: 第十条（三）."""
    kept = request.duties.units_with(*BY_POST[Matter.GROUPS])
    units = [unit for unit in queries.unit_tree(request.today) if unit.pk in kept]
    return render(request, "desk/orgs/groups.html", {"groups": _kept(request), "units": units})


def _kept(request: StaffRequest) -> list[Any]:
    only(request, Matter.GROUPS)
    return list(queries.groups_kept_in(request.duties.units_with(*BY_POST[Matter.GROUPS])))


def _people(request: StaffRequest) -> list[Any]:
    shown = found(queries.group_of(about(request)))
    only(request, Matter.GROUPS, unit_id=shown.unit_id)
    return list(shown.people.all())


@staff_page
def group(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show who is on a list."""
    shown = found(queries.group_of(public_id))
    only(request, Matter.GROUPS, unit_id=shown.unit_id)
    context = {"group": shown, "rows": PEOPLE.shown(request, shown.people.all())}
    return render(request, "desk/orgs/group.html", context)


@staff_page
def group_new(request: StaffRequest, code: str) -> HttpResponse:
    """Draw up a list of people. Source: 第十条（三）."""
    unit = found(queries.unit_with_code(code))
    only(request, Matter.GROUPS, unit_id=unit.pk)
    form = GroupForm(sent(request), on=request.today)
    title = _("新建名单：%(unit)s") % {"unit": unit_name(unit)}
    page = Ask(title, _("建立名单"), _("名单已建立。"), reverse("desk:groups"))
    return ask(request, form, page, lambda said: actions.form_group(unit, by=request.person, at=now(), **said))


@staff_page
def group_edit(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Rename a list or change who is on it."""
    shown = found(queries.group_of(public_id))
    only(request, Matter.GROUPS, unit_id=shown.unit_id)
    people = "\n".join(f"{each.number} {each.name}" for each in shown.people.all())
    initial = {"name": shown.name, "about": shown.about, "people": people}
    form = GroupForm(sent(request), on=request.today, initial=initial)
    title = _("修改名单：%(name)s") % {"name": shown.name}
    told = (_("从名单里去掉的人，马上不能再看只向这个名单公开的信息。"),)
    page = Ask(title, _("保存名单"), _("名单已保存。"), reverse("desk:group", args=[public_id]), "", told)
    return ask(request, form, page, lambda said: actions.change_group(shown, by=request.person, at=now(), **said))


@staff_page
def group_dissolve(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Close a list; the page says first what that means."""
    shown = found(queries.group_of(public_id))
    only(request, Matter.GROUPS, unit_id=shown.unit_id)
    form = OrgForm(sent(request), on=request.today)
    page = Ask(
        _("停用名单：%(name)s") % {"name": shown.name},
        _("停用名单"),
        _("名单已停用。"),
        reverse("desk:groups"),
        consequences=(
            _("名单上的 %(count)d 人马上不能再看只向这个名单公开的信息。") % {"count": len(shown.people.all())},
            _("停用后不能恢复，名单内容会保留。"),
        ),
        is_grave=True,
    )
    return ask(request, form, page, lambda _said: actions.dissolve_group(shown, by=request.person, at=now()))


LISTING = Listing(
    code="groups",
    title=lazy("人员名单"),
    page="desk:groups",
    found=_kept,
    columns=(
        (lazy("名称"), lambda group: group.name),
        (lazy("单位"), lambda group: unit_name(group.unit)),
        (lazy("人数"), lambda group: group.size),
        (lazy("情况"), lambda group: _("已停用") if group.is_closed else _("使用中")),
    ),
)
PEOPLE = Listing(
    code="group_people",
    title=lazy("名单上的人"),
    page="desk:group",
    of=True,
    found=_people,
    columns=(
        (lazy("姓名"), lambda person: person.name),
        (lazy("工号或学号"), lambda person: person.number),
        (lazy("所在单位"), lambda person: unit_name(person.home) if person.home else ""),
        (lazy("离校日期"), lambda person: person.left_on),
    ),
)
