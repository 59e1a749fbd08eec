"""Looking at one thing after the other, recording what is wrong, and serving notices. Source: 第十九条."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.inspections import CheckForm, ConfirmForm, FindForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import unit_name
from gongkai.desk.phrases.inspections import names_of
from gongkai.desk.views.inspections.opening import back_to, item_opened_to, opened_to
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.inspections import actions, queries
from gongkai.inspections.queries import Item
from gongkai.inspections.rules.words import PlanVerb
from gongkai.orgs.queries import unit_with_code


def _page(request: StaffRequest, one: Item, title: str, submit: str, done: str, *told: str) -> Ask:
    """Word a page; every title names the thing it is about."""
    name = names_of([one], request.duties)[one.pk]
    back = reverse("desk:inspection_item", args=[one.inspection.public_id, one.public_id])
    return Ask(f"{title}：{name}", submit, done, back, consequences=told)


@staff_page
def check(request: StaffRequest, public_id: UUID, item: UUID) -> HttpResponse:
    """Answer the checklist for one thing; how it is now is kept with the answers."""
    one = item_opened_to(PlanVerb.CHECK, request, public_id, item)
    words = (_("填写检查结果"), _("保存检查结果"), _("已保存，并留存了这一项现在的样子。"))
    told = (
        _("保存时同时留存这一项现在的内容、公开时间和日志号，以后修改不影响。"),
        _("保存以后不能改；再填一次，两次都保留，以最后一次为准。"),
    )
    form = CheckForm(sent(request), asked=one.inspection.questions)
    return ask(
        request,
        form,
        _page(request, one, *words, *told),
        lambda said: actions.check(one, form.answers(), said["note"], by=request.person, at=now()),
    )


@staff_page
def find(request: StaffRequest, public_id: UUID, item: UUID) -> HttpResponse:
    """Record a problem.

    :raises Http404: before the thing was checked, too.
    """
    one = item_opened_to(PlanVerb.FIND, request, public_id, item)
    if not one.checks.exists():
        raise Http404
    words = (_("登记问题"), _("登记"), _("已登记。下发整改通知书以前，单位看不到。"))
    told = (
        _("登记以后不能改。下发整改通知书以后单位才看得到。"),
        _("同一单位二十四个月内再次出现同一条、同一方面的问题，自动标为重复问题。"),
    )
    form = FindForm(sent(request))
    return ask(
        request,
        form,
        _page(request, one, *words, *told),
        lambda _said: actions.find(one, form.found(), by=request.person, at=now()),
    )


@staff_page
def serve(request: StaffRequest, public_id: UUID, code: str) -> HttpResponse:
    """Serve a unit a notice of what was found there.

    :raises Http404: if there is nothing to serve, or it is one's own unit.
    """
    one, unit = opened_to(PlanVerb.SERVE, request, public_id), found(unit_with_code(code))
    waiting = list(queries.to_serve(one).filter(unit=unit))
    if not waiting or unit.pk in queries.own_ground(request.duties):
        raise Http404
    told = (
        _("通知书列出 %(count)s 个问题，编号按年连续，下发以后不能收回。") % {"count": len(waiting)},
        _("单位的第一责任人和拟稿人会收到通知，整改期限从今天起算。"),
        *(f"{number}. {row.what}" for number, row in enumerate(waiting, 1)),
    )
    title = _("下发整改通知书：%(unit)s") % {"unit": unit_name(unit)}
    page = Ask(title, _("下发"), _("已下发。"), back_to(one), consequences=told, is_grave=True)
    return ask(
        request, ConfirmForm(sent(request)), page, lambda _s: actions.serve(one, unit, by=request.person, at=now())
    )
