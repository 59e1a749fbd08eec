"""Who sits on the leading group, now and on any day. Source: 第六条."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.leading import LeadingForm, SeatEndForm, SeatForm, day_asked
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.leading.opening import only_approver, only_office, only_staff
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.leading import actions, queries
from gongkai.measures.vocabulary import OFFICE, Role


@staff_page
def leading(request: StaffRequest) -> HttpResponse:
    """Show the group as it is made up on a day."""
    only_staff(request)
    on = day_asked(request.GET.get("on"), request.today)
    context = {
        "seats": queries.seats_on(on),
        "sits_here": queries.seats_on(request.today).filter(person=request.person).exists(),
        "to_come": queries.seats_to_come(on) if on == request.today else [],
        "on": on,
        "is_today": on == request.today,
        "may_enter": request.duties.has(*OFFICE),
        "may_confirm": request.duties.has(Role.OFFICE_APPROVER),
        "tab": "leading",
    }
    return render(request, "desk/leading/group.html", context)


@staff_page
def seat_new(request: StaffRequest) -> HttpResponse:
    """Enter who takes a seat."""
    only_office(request)
    told = (_("公开网站上只显示职务。姓名要由审批人确认后才显示。"), _("登记后不能改，只能登记最后一天。"))
    page = Ask(_("登记领导小组成员"), _("登记成员"), _("已登记。"), reverse("desk:leading"), consequences=told)
    form = SeatForm(sent(request), initial={"starts_on": request.today})

    def act(said: dict[str, object]) -> None:
        actions.take_seat(**said, by=request.person, at=now())  # type: ignore[arg-type]

    return ask(request, form, page, act)


@staff_page
def seat_end(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Enter the last day of a seat."""
    only_office(request)
    seat = found(queries.seat_called(public_id))
    title = _("登记最后一天：%(office)s %(name)s") % {"office": seat.office, "name": seat.person.name}
    told = (_("登记后不能再改，原来的记录一直保留。"),)
    page = Ask(title, _("登记最后一天"), _("已登记最后一天。"), reverse("desk:leading"), "", told, is_grave=True)
    form = SeatEndForm(sent(request), initial={"last_day": request.today})
    return ask(request, form, page, lambda said: actions.end_seat(seat, **said, by=request.person, at=now()))


@staff_page
def seat_name(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let readers see the name beside the office; the page says first what that means."""
    only_approver(request)
    seat = found(queries.seat_called(public_id))
    title = _("公开姓名：%(office)s %(name)s") % {"office": seat.office, "name": seat.person.name}
    told = (_("确认后，公开网站上在职务旁边显示姓名，任何人可见。"), _("公开后不能收回。"))
    page = Ask(title, _("确认公开姓名"), _("姓名已公开。"), reverse("desk:leading"), "", told, is_grave=True)
    form = LeadingForm(sent(request))
    return ask(request, form, page, lambda _said: actions.show_name(seat, by=request.person, at=now()))
