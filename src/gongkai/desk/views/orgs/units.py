"""The tree of units, each unit with who holds what, and changing them."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.orgs.register import LastDayForm, SmallForm, UnitChangeForm, UnitForm
from gongkai.desk.forms.orgs.reorganising import CorrectNameForm, RenameForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing, named_later
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.views.orgs.asking import Ask, ask, found, manages, only, sent
from gongkai.measures.vocabulary import Role, UnitKind
from gongkai.orgs import actions, queries
from gongkai.orgs.queries import UNIT_ROLES, Coverage
from gongkai.orgs.rules import Matter
from gongkai.restructuring import queries as plans


@staff_page
def units(request: StaffRequest) -> HttpResponse:
    """Show the tree of units on a day, today unless another is asked for, and what was dissolved before."""
    on = _day_asked(request)
    return render(
        request,
        "desk/orgs/units.html",
        {
            "units": queries.unit_tree(on),
            "ended": ENDED.shown(request, queries.units_ended(on)),
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
        "names": queries.names_of(shown),
        "predecessors": plans.predecessors_of(shown),
        "ended_by": plans.successor_of(shown),
        "planned": plans.open_plan_of(shown),
        "may_see_plans": manages(request, Matter.UNITS) or manages(request, Matter.REORGANISING),
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
    """Move or otherwise change a unit. Source: 第三条."""
    only(request, Matter.UNITS)
    shown = found(queries.unit_with_code(code))
    initial = {name: getattr(shown, name) for name in UnitChangeForm.base_fields}
    form = UnitChangeForm(sent(request), on=request.today, initial=initial)
    title = _("修改单位：%(name)s") % {"name": shown.name}
    page = Ask(title, _("保存单位"), _("单位已保存。"), reverse("desk:unit", args=[code]), reverse("desk:units"))
    return ask(request, form, page, lambda said: actions.change_unit(shown, by=request.person, at=now(), **said))


@staff_page
def unit_rename(request: StaffRequest, code: str) -> HttpResponse:
    """Call a unit otherwise from a day on. Source: 第三条."""
    only(request, Matter.UNITS)
    shown = found(queries.unit_with_code(code))
    form = RenameForm(
        sent(request), on=request.today, initial=asdict(queries.newest_names(shown)) | {"on": request.today}
    )
    page = Ask(
        _("单位更名：%(name)s") % {"name": shown.name},
        _("保存新名称"),
        _("新名称已保存。"),
        reverse("desk:unit", args=[code]),
        consequences=(
            _("启用日期以前公开的内容、备案回执和记录保留当时的名称，并写明现在的名称。"),
            _("编码和索引号不变。写错一个字的，请改用更正名称。"),
        ),
    )

    def act(said: dict[str, Any]) -> object:
        return actions.rename_unit(shown, form.names(), on=said["on"], by=request.person, at=now())

    return ask(request, form, page, act)


@staff_page
def unit_correct_name(request: StaffRequest, code: str) -> HttpResponse:
    """Put a slip of the pen in a unit's name right, with a reason. Source: 第三条."""
    only(request, Matter.UNITS)
    shown = found(queries.unit_with_code(code))
    form = CorrectNameForm(sent(request), on=request.today, initial=asdict(queries.newest_names(shown)))
    told = _("当作从来没有写错过：用这个名称公开过的内容也会显示更正后的名称。单位真的改了名的，请改用更名。")
    page = Ask(
        _("更正名称：%(name)s") % {"name": shown.name},
        _("更正名称"),
        _("名称已更正。"),
        reverse("desk:unit", args=[code]),
        consequences=(told,),
    )

    def act(said: dict[str, Any]) -> object:
        return actions.correct_unit_name(shown, form.names(), reason=said["reason"], by=request.person, at=now())

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
    context = {
        "rows": _matrix(request),
        "roles": UNIT_ROLES,
        "gaps_only": _gaps_only(request),
        "wide": queries.school_wide_posts(request.today),
    }
    return render(request, "desk/orgs/roles.html", context)


def _gaps_only(request: StaffRequest) -> bool:
    return request.GET.get("gaps") == "1"


def _matrix(request: StaffRequest) -> list[Coverage]:
    """Return, unit by unit, who may take which step; only where nobody may, if that is asked for."""
    only(request, Matter.REGISTER, Matter.SMALL_MARK)
    rows = queries.roles_matrix(queries.unit_tree(request.today), request.today)
    return [row for row in rows if row.gaps or row.lacks_second_reviewer] if _gaps_only(request) else rows


def _holders(role: Role) -> Callable[[Coverage], str]:
    return lambda row: _("、").join(
        f"{post.person.name}{_('（代行）') if post.acting_for_id else ''}" for post in row.holders[role]
    )


LISTING = Listing(
    code="units",
    title=lazy("单位"),
    page="desk:units",
    found=lambda request: queries.unit_tree(_day_asked(request)),
    columns=(
        (lazy("单位"), lambda unit: "　" * unit.tree_depth + unit_name(unit)),
        (lazy("编码"), lambda unit: unit.code),
        (lazy("类别"), lambda unit: named(UnitKind(unit.kind))),
        (lazy("设立日期"), lambda unit: unit.starts_on),
        (lazy("撤销日期"), lambda unit: unit.ends_on),
    ),
)
ENDED = Listing(
    code="units_ended",
    title=lazy("已撤销的单位"),
    page="desk:units",
    link=lambda unit: reverse("desk:unit", args=[unit.code]),
    found=lambda request: queries.units_ended(_day_asked(request)),
    columns=(
        (lazy("单位"), unit_name),
        (lazy("编码"), lambda unit: unit.code),
        (lazy("原上级单位"), lambda unit: unit_name(unit.parent) if unit.parent else ""),
        (lazy("设立日期"), lambda unit: unit.starts_on),
        (lazy("撤销日期"), lambda unit: unit.ends_on),
    ),
)
ROLES = Listing(
    code="roles",
    title=lazy("岗位一览"),
    page="desk:roles",
    found=_matrix,
    columns=(
        (lazy("单位"), lambda row: unit_name(row.unit)),
        *((named_later(role), _holders(role)) for role in UNIT_ROLES),
    ),
)
