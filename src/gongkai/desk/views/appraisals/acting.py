"""Opening an appraisal, calling it off, letting members see the result, and what the school asks. Source: 第十八条."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.appraisals import actions, queries
from gongkai.appraisals.queries import Appraisal
from gongkai.appraisals.rules.words import Verb
from gongkai.desk.forms.appraisals import ConfirmForm, OpenForm, ReasonForm, TemplateForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import short_unit_name
from gongkai.desk.views.appraisals.reading import opened
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.measures.vocabulary import Role

USUAL = timedelta(days=14)
"""For how long an appraisal is open if nobody says otherwise."""


def _opened_to(verb: Verb, request: StaffRequest, public_id: UUID) -> Appraisal:
    """Return an appraisal about which the person may do something now.

    :raises Http404: to everybody else the page does not exist.
    """
    found = opened(request, public_id)
    if verb not in queries.verbs_of(found, request.duties, request.today):
        raise Http404
    return found


def _about(one: Appraisal) -> dict[str, object]:
    return {"unit": short_unit_name(one.unit), "year": one.year}


@staff_page
def new(request: StaffRequest) -> HttpResponse:
    """Open an appraisal.

    :raises Http404: for those who open none.
    """
    units = list(queries.openable_units(request.duties, request.today))
    if not units:
        raise Http404
    start = {"year": request.today.year, "starts_on": request.today, "ends_on": request.today + USUAL}
    groups = queries.groups_offered(request.duties, request.today)
    form = OpenForm(sent(request), units=units, groups=groups, initial=start)
    told = (
        _("开始以后，本单位和下级单位的党员登录后就能参加，每人一票，不记名。"),
        _("问题按学校现在的模板，开始以后不能再改。截止以前谁也看不到结果，也看不到有几人参加。"),
    )
    page = Ask(_("发起民主评议"), _("发起评议"), _("已发起。"), reverse("desk:appraisals"), consequences=told)

    def act(said: dict[str, Any]) -> None:
        actions.open_appraisal(form.units[said["unit"]], form.plan(), by=request.person, at=now())

    return ask(request, form, page, act)


@staff_page
def call_off(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Call an appraisal off; the page says first what that means."""
    one = _opened_to(Verb.CALL_OFF, request, public_id)
    title = _("取消%(unit)s %(year)s 年度民主评议") % _about(one)
    told = (_("已经投的票全部销毁，谁也没有看过。取消以后不能恢复，可以重新发起。"),)
    back = reverse("desk:appraisal", args=[public_id])
    page = Ask(title, _("取消评议"), _("已取消。"), back, consequences=told, is_grave=True)
    form = ReasonForm(sent(request))
    return ask(request, form, page, lambda said: actions.call_off(one, said["reason"], by=request.person, at=now()))


@staff_page
def publish(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let those who could vote see the result."""
    one = _opened_to(Verb.PUBLISH, request, public_id)
    title = _("公布%(unit)s %(year)s 年度民主评议结果") % _about(one)
    told = (
        _("公布以后，能参加评议的人登录后看得到各题的票数；意见满五条的，也看得到意见。"),
        _("公布以后不能收回。"),
    )
    back = reverse("desk:appraisal", args=[public_id])
    page = Ask(title, _("向党员公布"), _("已公布。"), back, consequences=told, is_grave=True)
    act = actions.publish
    return ask(request, ConfirmForm(sent(request)), page, lambda _said: act(one, by=request.person, at=now()))


@staff_page
def template(request: StaffRequest) -> HttpResponse:
    """Set what is asked in the appraisals to come. Source: 第六条.

    :raises Http404: for everybody but the office's approvers.
    """
    if not request.duties.has(Role.OFFICE_APPROVER):
        raise Http404
    form = TemplateForm(sent(request), initial={"questions": "\n".join(queries.questions_asked())})
    told = (_("从下一次发起的评议开始用；已经发起的不变。另有一栏意见，可写可不写。"),)
    page = Ask(_("民主评议的问题"), _("保存"), _("已保存。"), reverse("desk:appraisals"), consequences=told)

    def act(said: dict[str, Any]) -> None:
        actions.set_template(said["questions"].splitlines(), by=request.person, at=now())

    return ask(request, form, page, act)
