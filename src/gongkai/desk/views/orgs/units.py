"""The tree of units, each unit with who holds what, and changing them."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.orgs.register import LastDayForm, SmallForm, UnitForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.orgs.asking import Ask, ask, found, manages, only, sent
from gongkai.orgs import actions, queries
from gongkai.orgs.queries import UNIT_ROLES
from gongkai.orgs.rules import Matter


@staff_page
def units(request: StaffRequest) -> HttpResponse:
    """Show the tree of units on a day, today unless another is asked for, and what was dissolved before."""
    on = _day_asked(request)
    return render(
        request,
        "desk/orgs/units.html",
        {
            "units": queries.unit_tree(on),
            "ended": queries.units_ended(on),
            "on": on,
            "may_change": manages(request, Matter.UNITS),
            "may_see_roles": _may_see_roles(request),
        },
    )


def _day_asked(request: StaffRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return request.today


def _may_see_roles(request: StaffRequest) -> bool:
    return manages(request, Matter.REGISTER) or manages(request, Matter.SMALL_MARK)


@staff_page
def unit(request: StaffRequest, code: str) -> HttpResponse:
    """Show one unit: its place, its dates, who holds what, and what it cannot do by itself. Practice: S7."""
    shown = found(queries.unit_with_code(code))
    context = {
        "sheet": queries.unit_sheet(shown, request.today),
        "is_small": shown.is_small(request.today),
        "roles": UNIT_ROLES,
        "may_change": manages(request, Matter.UNITS),
        "may_appoint": manages(request, Matter.POSTS),
        "may_mark": manages(request, Matter.SMALL_MARK),
        "may_keep_groups": manages(request, Matter.GROUPS, shown.pk),
        "may_read_people": manages(request, Matter.REGISTER),
    }
    return render(request, "desk/orgs/unit.html", context)


@staff_page
def unit_new(request: StaffRequest) -> HttpResponse:
    """Set up a unit. Source: 第三条."""
    only(request, Matter.UNITS)
    parent = queries.unit_with_code(request.GET.get("parent", ""))
    form = UnitForm(sent(request), on=request.today, initial={"parent": parent, "starts_on": request.today})
    page = Ask(_("新建单位"), _("建立单位"), _("单位已建立。"), reverse("desk:units"))
    return ask(request, form, page, lambda said: actions.create_unit(by=request.person, at=now(), **said))


@staff_page
def unit_edit(request: StaffRequest, code: str) -> HttpResponse:
    """Rename, move or dissolve a unit. Source: 第三条."""
    only(request, Matter.UNITS)
    shown = found(queries.unit_with_code(code))
    initial = {name: getattr(shown, name) for name in UnitForm.base_fields}
    form = UnitForm(sent(request), on=request.today, initial=initial)
    title = _("修改单位：%(name)s") % {"name": shown.name}
    page = Ask(title, _("保存单位"), _("单位已保存。"), reverse("desk:unit", args=[code]), reverse("desk:units"))
    return ask(request, form, page, lambda said: actions.change_unit(shown, by=request.person, at=now(), **said))


@staff_page
def unit_dissolve(request: StaffRequest, code: str) -> HttpResponse:
    """Dissolve a unit after a day; the page says first what that ends. Source: 第三条."""
    only(request, Matter.UNITS)
    shown = found(queries.unit_with_code(code))
    sheet = queries.unit_sheet(shown, request.today)
    form = LastDayForm(sent(request), on=request.today, initial={"last_day": request.today})
    page = Ask(
        _("撤销单位：%(name)s") % {"name": shown.name},
        _("撤销单位"),
        _("撤销日期已保存。"),
        reverse("desk:unit", args=[code]),
        consequences=(
            _("最后一天以后，这个单位的 %(count)d 项任职不再有效，不能再办理公开事项。")
            % {"count": len(sheet.current)},
            _("%(count)d 名党员的组织关系要另外转移。") % {"count": sheet.members},
            _("已公开的内容、名称和记录全部保留。"),
        ),
        is_grave=True,
    )

    def act(said: dict[str, Any]) -> object:
        return actions.change_unit(shown, ends_on=said["last_day"], by=request.person, at=now())

    return ask(request, form, page, act)


@staff_page
def unit_small(request: StaffRequest, code: str) -> HttpResponse:
    """Mark a unit as too small for two reviewers. Practice: S4, by the office."""
    only(request, Matter.SMALL_MARK)
    shown = found(queries.unit_with_code(code))
    initial = {
        "starts_on": shown.small_from or request.today,
        "ends_on": shown.small_until,
        "reason": shown.small_reason,
    }
    form = SmallForm(sent(request), on=request.today, initial=initial)
    page = Ask(
        _("标为小单位：%(name)s") % {"name": shown.name},
        _("标为小单位"),
        _("已标为小单位。"),
        reverse("desk:unit", args=[code]),
        consequences=(_("标记有效期内，这个单位的保密审查和内容审核可以由同一个人完成。审批仍须由另一个人完成。"),),
    )
    return ask(request, form, page, lambda said: actions.mark_small(shown, by=request.person, at=now(), **said))


@staff_page
def unit_not_small(request: StaffRequest, code: str) -> HttpResponse:
    """End the mark of a small unit. Practice: S4, by the office."""
    only(request, Matter.SMALL_MARK)
    shown = found(queries.unit_with_code(code))
    form = LastDayForm(sent(request), on=request.today, initial={"last_day": request.today})
    page = Ask(
        _("取消小单位标记：%(name)s") % {"name": shown.name},
        _("取消标记"),
        _("小单位标记已取消。"),
        reverse("desk:unit", args=[code]),
        consequences=(_("从最后一天的次日起，保密审查和内容审核要由两个人完成。"),),
    )
    return ask(request, form, page, lambda said: actions.unmark_small(shown, by=request.person, at=now(), **said))


@staff_page
def roles(request: StaffRequest) -> HttpResponse:
    """Show who may take which step in every unit, and where nobody may. Source: 第七条."""
    only(request, Matter.REGISTER, Matter.SMALL_MARK)
    rows = queries.roles_matrix(queries.unit_tree(request.today), request.today)
    gaps_only = request.GET.get("gaps") == "1"
    shown = [row for row in rows if row.gaps or row.lacks_second_reviewer] if gaps_only else rows
    context = {
        "rows": shown,
        "roles": UNIT_ROLES,
        "gaps_only": gaps_only,
        "wide": queries.school_wide_posts(request.today),
    }
    return render(request, "desk/orgs/roles.html", context)
