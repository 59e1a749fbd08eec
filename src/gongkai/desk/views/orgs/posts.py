"""Appointments: proposed by one security administrator, confirmed by another, ended, stood in for."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.orgs.refusals import OrgForm
from gongkai.desk.forms.orgs.register import ActingForm, AppointForm, LastDayForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.views.orgs.asking import Ask, ask, found, only, sent
from gongkai.measures.vocabulary import Role
from gongkai.orgs import actions, queries
from gongkai.orgs.rules import Matter


@staff_page
def post_new(request: StaffRequest) -> HttpResponse:
    """Appoint somebody to a post. Source: 第七条."""
    only(request, Matter.POSTS)
    unit = queries.unit_with_code(request.GET.get("unit", ""))
    initial = {"person": request.GET.get("person", ""), "unit": unit, "starts_on": request.today}
    form = AppointForm(sent(request), on=request.today, initial=initial)
    back = reverse("desk:unit", args=[unit.code]) if unit else reverse("desk:people")
    page = Ask(_("任职"), _("提交任职"), _("任职已记下。需要第二人确认的，确认后生效。"), back)
    return ask(request, form, page, lambda said: actions.appoint(by=request.person, at=now(), **said))


@staff_page
def post_acting(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let somebody act for a head for a time. Source: 第七条."""
    only(request, Matter.POSTS)
    principal = found(queries.post_of(public_id))
    form = ActingForm(sent(request), on=request.today, initial={"starts_on": request.today})
    page = Ask(
        _("代行第一责任人：%(unit)s") % {"unit": unit_name(principal.unit)},
        _("提交代行"),
        _("代行已记下，等另一位安全管理员确认后生效。"),
        reverse("desk:unit", args=[principal.unit.code]),
        consequences=(
            _("代行期间，%(name)s不再行使第一责任人职责。") % {"name": principal.person.name},
            _("%(name)s需要回避的事项，代行人也要回避。") % {"name": principal.person.name},
        ),
    )
    return ask(
        request, form, page, lambda said: actions.appoint_acting_head(principal, by=request.person, at=now(), **said)
    )


@staff_page
def post_end(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """End a post after a day. Source: 第七条."""
    only(request, Matter.POSTS)
    post = found(queries.post_of(public_id))
    form = LastDayForm(sent(request), on=request.today, initial={"last_day": request.today})
    page = Ask(
        _("结束任职：%(name)s，%(unit)s") % {"name": post.person.name, "unit": unit_name(post.unit)},
        _("结束任职"),
        _("任职已结束。"),
        reverse("desk:unit", args=[post.unit.code]),
        consequences=(
            _("从最后一天的次日起，这个人不再有这个岗位的权限，待办回到本单位。"),
            _("已经作出的审核和审批仍然有效。为其代行的人同时结束。"),
        ),
        is_grave=True,
    )
    return ask(request, form, page, lambda said: actions.end_post(post, by=request.person, at=now(), **said))


@staff_page
def post_confirm(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Agree to an appointment as the second security administrator. Practice: 三员分立."""
    only(request, Matter.POSTS)
    post = found(queries.post_of(public_id))
    form = OrgForm(sent(request), on=request.today)
    page = Ask(
        _("确认任职：%(name)s，%(unit)s") % {"name": post.person.name, "unit": unit_name(post.unit)},
        _("确认任职"),
        _("任职已确认。"),
        reverse("desk:posts_pending"),
        consequences=(_("确认后，任职在起讫日期内生效。您的姓名和时间会记入这项任职。"),),
    )
    return ask(request, form, page, lambda _said: actions.confirm_appointment(post, by=request.person, at=now()))


@staff_page
def post_call_off(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Decline an appointment that waits, or call one off before it begins. Practice: 三员分立."""
    only(request, Matter.POSTS)
    post = found(queries.post_of(public_id))
    form = OrgForm(sent(request), on=request.today)
    page = Ask(
        _("取消任职：%(name)s，%(unit)s") % {"name": post.person.name, "unit": unit_name(post.unit)},
        _("取消任职"),
        _("任职已取消。"),
        reverse("desk:posts_pending"),
        consequences=(_("这项任职不会生效，也不能恢复。记录会保留。"),),
        is_grave=True,
    )
    return ask(request, form, page, lambda _said: actions.call_off(post, by=request.person, at=now()))


@staff_page
def posts_pending(request: StaffRequest) -> HttpResponse:
    """List the appointments that wait for a second to agree. Practice: 三员分立."""
    context = {"posts": _pending(request), "me": request.person}
    return render(request, "desk/orgs/posts_pending.html", context)


def _pending(request: StaffRequest) -> list[Any]:
    only(request, Matter.POSTS)
    return list(queries.pending_appointments(request.today))


LISTING = Listing(
    code="posts_pending",
    title=lazy("待确认任职"),
    page="desk:posts_pending",
    found=_pending,
    columns=(
        (lazy("人员"), lambda post: post.person.name),
        (lazy("工号或学号"), lambda post: post.person.number),
        (lazy("单位"), lambda post: unit_name(post.unit)),
        (lazy("岗位"), lambda post: named(Role(post.role))),
        (lazy("代行对象"), lambda post: post.acting_for.person.name if post.acting_for else ""),
        (lazy("起始日期"), lambda post: post.starts_on),
        (lazy("结束日期"), lambda post: post.ends_on),
        (lazy("提出人"), lambda post: post.granted_by.name if post.granted_by else ""),
        (lazy("提出时间"), lambda post: post.granted_at),
    ),
)
