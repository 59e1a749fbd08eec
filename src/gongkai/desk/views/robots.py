"""Robots of groups: registered by the office, tried, revoked. Source: 第六条."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from gongkai.desk.forms.robots import ConfirmForm, RobotForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.desk.phrases.robots import say, say_trouble
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import OFFICE
from gongkai.robots import actions, queries
from gongkai.robots.queries import Robot
from gongkai.robots.rules import Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A robot as the list shows it: whose it is, and what became of the last thing it was told."""

    robot: Robot
    kind: str
    trouble: str


@staff_page
def robots(request: StaffRequest) -> HttpResponse:
    """List the robots, and what became of the last thing each was told.

    :raises Http404: for everybody but the office.
    """
    rows = [_row(one) for one in _registered(request)]
    return render(request, "desk/robots/list.html", {"rows": rows, "now": now()})


def _row(robot: Robot) -> Row:
    trouble = queries.trouble_of(getattr(robot, "last_trouble", ""))
    return Row(robot, named(Kind(robot.kind)), say_trouble(trouble) if trouble else "")


@staff_page
def robot_new(request: StaffRequest) -> HttpResponse:
    """Register a robot.

    :raises Http404: for everybody but the office.
    """
    _of_the_office(request)
    page = Ask(
        _("登记群机器人"),
        _("登记"),
        _("已登记。可以在列表里发一条测试消息。"),
        reverse("desk:robots"),
        consequences=(
            _("工作日早上八点以后，有临近或超过时限的事，往群里发一条：几项、最近的时限、一个链接。"),
            _("群里的人都看得到，所以只写目录里向社会公开的事项名称，其余只写有几项。"),
        ),
    )
    form = RobotForm(sent(request), on=request.today)
    return ask(
        request,
        form,
        page,
        lambda said: actions.register_robot(**said, by=request.person, at=now()),
    )


@staff_page
@require_POST
def robot_try(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Tell a robot at once that this is a trial, and say what came of it.

    :raises Http404: for everybody but the office, and for robots that are revoked.
    """
    robot = _opened(request, public_id)
    try:
        trouble = actions.try_robot(robot, by=request.person, at=now())
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, say(refusal))
        return redirect("desk:robots")
    if trouble:
        messages.error(request, _("测试消息没有发成：%(why)s") % {"why": say_trouble(trouble)})
    else:
        messages.success(request, _("测试消息已发。请到群里看一看。"))
    return redirect("desk:robots")


@staff_page
def robot_revoke(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Revoke a robot; the page says first what that means.

    :raises Http404: for everybody but the office, and for robots that are revoked already.
    """
    robot = _opened(request, public_id)
    page = Ask(
        _("停用群机器人：%(name)s") % {"name": robot.name},
        _("停用这个机器人"),
        _("已停用，地址已删除。"),
        reverse("desk:robots"),
        consequences=(_("不再往这个群里发消息，机器人的地址从系统里删除。不能恢复，要再用的请重新登记。"),),
        is_grave=True,
    )
    form = ConfirmForm(sent(request), on=request.today)
    return ask(
        request,
        form,
        page,
        lambda _said: actions.revoke_robot(robot, by=request.person, at=now()),
    )


def _of_the_office(request: StaffRequest) -> None:
    if not request.duties.has(*OFFICE):
        raise Http404


def _opened(request: StaffRequest, public_id: UUID) -> Robot:
    _of_the_office(request)
    return found(queries.robot_called(public_id))


def _registered(request: StaffRequest) -> list[Robot]:
    _of_the_office(request)
    return list(queries.robots())


LISTING = Listing(
    code="robots",
    title=lazy("群机器人"),
    page="desk:robots",
    found=_registered,
    rows=lambda _request, found: map(_row, found),
    columns=(
        (lazy("名称"), lambda row: row.robot.name),
        (lazy("种类"), lambda row: row.kind),
        (lazy("告诉哪个单位的事"), lambda row: short_unit_name(row.robot.unit) if row.robot.unit else _("全校")),
        (lazy("最近一次"), lambda row: row.robot.last_sent_at),
        (lazy("没有发成"), lambda row: row.trouble),
        (lazy("停用时间"), lambda row: row.robot.revoked_at),
    ),
)
