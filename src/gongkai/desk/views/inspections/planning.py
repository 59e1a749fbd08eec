"""Planning an inspection, filing it, drawing, announcing, closing, calling it off. Source: 第十九条."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.desk.forms.inspections import ConfirmForm, LockForm, PlanForm, ReasonForm, start_of_plan
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.inspections import say
from gongkai.desk.views.inspections.opening import back_to, only_overseers, opened_to
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.inspections import actions
from gongkai.inspections.queries import Inspection
from gongkai.inspections.rules.words import Kind, PlanVerb
from gongkai.measures.refusal import Refused
from gongkai.orgs import queries as orgs


def _form(request: StaffRequest, one: Inspection | None) -> PlanForm:
    return PlanForm(sent(request), tree=orgs.unit_tree(request.today), initial=start_of_plan(one))


@staff_page
def new(request: StaffRequest) -> HttpResponse:
    """Plan an inspection."""
    only_overseers(request)
    form = _form(request, None)
    made: list[Inspection] = []
    if form.is_bound and form.is_valid():

        def act() -> None:
            made.append(actions.plan(form.typed(), by=request.person, at=now()))

        if form.takes(act):
            return redirect("desk:inspection", made[0].public_id)
    told = (_("保存以后由另一位存档。存档以前可以修改，被检查的单位看不到。"),)
    page = Ask(_("拟定检查计划"), _("保存计划"), "", reverse("desk:inspections"), consequences=told)
    return render(request, "desk/orgs/ask.html", {"form": form, "ask": page})


@staff_page
def change(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write a plan anew that nobody has filed."""
    one = opened_to(PlanVerb.CHANGE, request, public_id)
    told = (_("谁最后修改，谁就不能存档，要由另一位存档。"),)
    title = _("修改计划：%(title)s") % {"title": one.title}
    page = Ask(title, _("保存计划"), _("已保存。"), back_to(one), consequences=told)
    form = _form(request, one)
    return ask(
        request,
        form,
        page,
        lambda said: actions.change(one, form.typed(), lock=said["lock"] or 0, by=request.person, at=now()),
    )


@staff_page
def file(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """File a plan: nothing of it changes any more, and what is drawn nobody can choose."""
    one = opened_to(PlanVerb.FILE, request, public_id)
    told = [
        _("存档时列出全部可以检查的对象，计划和名单从此不能再改，数据库也不让改。"),
        _("计划的校验码记入公开日志；日志里看不出检查谁、检查什么。"),
    ]
    if one.kind == Kind.SPOT_CHECK:
        told.append(_("存档以后日志签署的第一个检查点就是种子，一般一分钟以后自动抽取，谁也不能挑选。"))
    else:
        told.append(_("专项督导不抽取，名单里的全部检查。"))
    title = _("存档：%(title)s") % {"title": one.title}
    page = Ask(title, _("存档，不能再改"), _("已存档。"), back_to(one), consequences=tuple(told), is_grave=True)
    form = LockForm(sent(request), initial={"lock": one.lock})
    return ask(request, form, page, lambda said: actions.file(one, lock=said["lock"], by=request.person, at=now()))


@staff_page
def cancel(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Call an inspection off before it is drawn."""
    one = opened_to(PlanVerb.CANCEL, request, public_id)
    told = (_("取消以后不能恢复。已经存档的，公开日志里会记下这份计划已取消。"),)
    title = _("取消检查：%(title)s") % {"title": one.title}
    page = Ask(title, _("取消检查"), _("已取消。"), back_to(one), consequences=told, is_grave=True)
    form = ReasonForm(sent(request))
    return ask(request, form, page, lambda said: actions.cancel(one, said["reason"], by=request.person, at=now()))


@staff_page
@require_POST
def draw_now(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Draw at once, where the worker has not done so yet: the sample is the same, whoever draws."""
    one = opened_to(PlanVerb.DRAW, request, public_id)
    try:
        actions.draw(one, by=request.person, at=now())
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, say(refusal))
    else:
        messages.success(request, _("已抽取。"))
    return redirect("desk:inspection", public_id)


@staff_page
def begin(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Tell the units that are looked at."""
    one = opened_to(PlanVerb.BEGIN, request, public_id)
    told = (
        _("被检查单位的第一责任人和拟稿人会收到通知，看得到检查依据、检查表和本单位被检查的事项，看不到别的单位的。"),
        _("通知以前，单位不知道这次检查。通知以后不能收回。"),
    )
    title = _("通知单位，开始检查：%(title)s") % {"title": one.title}
    page = Ask(title, _("通知单位"), _("已通知，可以开始检查。"), back_to(one), consequences=told, is_grave=True)
    return ask(request, ConfirmForm(sent(request)), page, lambda _s: actions.begin(one, by=request.person, at=now()))


@staff_page
def close(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Close an inspection."""
    one = opened_to(PlanVerb.CLOSE, request, public_id)
    told = (_("结束以后不能再填写检查结果和登记问题。没有销号的整改继续办理。"),)
    title = _("结束检查：%(title)s") % {"title": one.title}
    page = Ask(title, _("结束检查"), _("检查已结束，可以写通报。"), back_to(one), consequences=told, is_grave=True)
    return ask(request, ConfirmForm(sent(request)), page, lambda _s: actions.close(one, by=request.person, at=now()))
