"""Planning a meeting, changing the plan, announcing it and calling it off. Source: 第十四条."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.briefings import actions, queries
from gongkai.briefings.queries import Meeting
from gongkai.briefings.rules.words import Verb
from gongkai.desk.forms.briefings import ConfirmForm, PlanForm, ReasonForm, start_of_plan
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.briefings import invited
from gongkai.desk.views.briefings.opening import opened_to
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.orgs import queries as orgs


def back_to(one: Meeting) -> str:
    """Return the address of a meeting's page."""
    return reverse("desk:meeting", args=[one.public_id])


def _form(request: StaffRequest, one: Meeting | None) -> PlanForm:
    own = [one.unit] if one else list(queries.plannable_units(request.duties, request.today))
    start = start_of_plan(one) if one else {}
    tree, viewer = orgs.unit_tree(request.today), orgs.viewer_of(request.user, request.today)
    return PlanForm(sent(request), own=own, tree=tree, viewer=viewer, initial=start)


@staff_page
def new(request: StaffRequest) -> HttpResponse:
    """Plan a meeting.

    :raises Http404: for those who plan none.
    """
    form = _form(request, None)
    if not form.own:
        raise Http404
    words = (_("筹备通报会"), _("保存"), _("已保存，还没有通知任何人。"))
    told = (_("保存以后，由第一责任人或办公室审批人发出通知，参会的人才看得到。"),)
    page = Ask(*words, reverse("desk:meetings"), consequences=told)

    def act(said: dict[str, str]) -> None:
        actions.plan(form.own[said["unit"]], form.plan(), by=request.person, at=now())

    return ask(request, form, page, act)


@staff_page
def change(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Change the plan of a meeting nobody was told of yet."""
    one = opened_to(Verb.CHANGE, request, public_id)
    form = _form(request, one)
    page = Ask(_("修改：%(title)s") % {"title": one.title}, _("保存"), _("已保存。"), back_to(one))
    return ask(request, form, page, lambda _said: actions.change(one, form.plan(), by=request.person, at=now()))


@staff_page
def announce(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Announce a meeting to those it is for."""
    one = opened_to(Verb.ANNOUNCE, request, public_id)
    told = (
        _("发出以后，%(whom)s能看到会议名称、时间、地点、主持人和通报的信息。") % {"whom": invited(one)},
        _("发出以后不能再改，只能取消。"),
    )
    title = _("发出通知：%(title)s") % {"title": one.title}
    page = Ask(title, _("发出通知"), _("已发出通知。"), back_to(one), consequences=told)
    return ask(
        request, ConfirmForm(sent(request)), page, lambda _said: actions.announce(one, by=request.person, at=now())
    )


@staff_page
def call_off(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Call a meeting off."""
    one = opened_to(Verb.CALL_OFF, request, public_id)
    title = _("取消会议：%(title)s") % {"title": one.title}
    told = (_("取消以后，参会的人不再看到这次会议，不能恢复。"),)
    page = Ask(title, _("取消会议"), _("已取消。"), back_to(one), consequences=told, is_grave=True)
    form = ReasonForm(sent(request))
    return ask(request, form, page, lambda said: actions.call_off(one, said["reason"], by=request.person, at=now()))
