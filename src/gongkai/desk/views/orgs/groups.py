"""Named lists of people, kept by the heads and drafters of a unit."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.orgs.refusals import OrgForm
from gongkai.desk.forms.orgs.register import GroupForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import unit_name
from gongkai.desk.views.orgs.asking import Ask, ask, found, only, sent
from gongkai.orgs import actions, queries
from gongkai.orgs.rules import BY_POST, Matter


@staff_page
def groups(request: StaffRequest) -> HttpResponse:
    """List the groups of the units whose groups one keeps. Source: 第十条（三）."""
    only(request, Matter.GROUPS)
    kept = request.duties.units_with(*BY_POST[Matter.GROUPS])
    units = [unit for unit in queries.unit_tree(request.today) if unit.pk in kept]
    return render(request, "desk/orgs/groups.html", {"groups": queries.groups_kept_in(kept), "units": units})


@staff_page
def group(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show who is on a list."""
    shown = found(queries.group_of(public_id))
    only(request, Matter.GROUPS, unit_id=shown.unit_id)
    return render(request, "desk/orgs/group.html", {"group": shown})


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
