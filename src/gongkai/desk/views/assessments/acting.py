"""Settling, scoring, showing, making final and calling off, each after saying what it means. Source: 第十八条."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.assessments import actions, queries
from gongkai.assessments.queries import Scheme
from gongkai.assessments.rules.words import Verb
from gongkai.desk.forms.assessments import ConfirmForm, GiveForm, ReasonForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.assessments import formula
from gongkai.desk.views.assessments.opening import back_to, opened_to
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent


def _confirm(request: StaffRequest, page: Ask, act: Callable[[], None]) -> HttpResponse:
    return ask(request, ConfirmForm(sent(request)), page, lambda _said: act())


def _page(one: Scheme, title: str, submit: str, done: str, *told: str) -> Ask:
    return Ask(f"{title}：{one.name}", submit, done, back_to(one), consequences=told, is_grave=True)


@staff_page
def measure(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Settle a scheme and take its figures."""
    one = opened_to(Verb.MEASURE, request, public_id)
    told = (
        _("各指标分值合计要正好 100 分。统计以后方案不能再改，数据库也不让改。"),
        _("统计数按现在的情况留存，以后发生的事不影响这次考核。单位还看不到。"),
    )
    page = _page(one, _("确定方案并统计"), _("确定并统计"), _("已统计。请评分，评完再告知单位。"), *told)
    return _confirm(request, page, lambda: actions.measure(one, by=request.person, at=now()))


@staff_page
def give(request: StaffRequest, public_id: UUID, position: int) -> HttpResponse:
    """Give all units their points by one indicator, but one's own.

    :raises Http404: where there is nothing to give.
    """
    one = opened_to(Verb.SCORE, request, public_id)
    indicator = found(queries.indicator_called(one, position))
    scores = queries.to_give(indicator, request.duties)
    if not scores:
        raise Http404
    own = queries.own_left_out(one, request.duties)
    told = [formula(indicator), _("得分和理由都要写，理由单位看得到。暂时不评的单位两项都空着。")]
    told += [_("这些是您自己的单位，由办公室其他人评：%(units)s。") % {"units": "、".join(own)}] if own else []
    title = _("评分：%(name)s（%(weight)s 分）") % {"name": indicator.name, "weight": indicator.weight}
    page = Ask(title, _("保存得分"), _("已保存。"), back_to(one), consequences=tuple(told))
    form = GiveForm(sent(request), scores=scores)
    return ask(request, form, page, lambda _said: actions.give(indicator, form.given(), by=request.person, at=now()))


@staff_page
def open_to_units(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show every unit its own sheet."""
    one = opened_to(Verb.OPEN, request, public_id)
    told = (
        _("各单位第一责任人和拟稿人会收到通知，看得到本单位的得分和理由，看不到别的单位的。"),
        _("异议期从明天起 %(days)s 个工作日。从现在起得分只能因异议成立而改。") % {"days": one.objection_days},
    )
    page = _page(one, _("告知单位"), _("告知单位"), _("已告知，异议期开始。"), *told)
    return _confirm(request, page, lambda: actions.open_to_units(one, by=request.person, at=now()))


@staff_page
def freeze(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Make the result final."""
    one = opened_to(Verb.FREEZE, request, public_id)
    told = (
        _("确定以后得分、理由和答复都不能再改，数据库也不让改。"),
        _("结果写进各单位的年度报告和学校的年度报告。"),
    )
    page = _page(one, _("确定结果"), _("确定，不能再改"), _("结果已确定，单位会收到通知。"), *told)
    return _confirm(request, page, lambda: actions.freeze(one, by=request.person, at=now()))


@staff_page
def call_off(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Call an assessment off."""
    one = opened_to(Verb.CALL_OFF, request, public_id)
    told = (_("取消以后不能恢复，已有的得分留作记录，不算结果。可以另拟方案重新考核。"),)
    page = _page(one, _("取消考核"), _("取消考核"), _("已取消。"), *told)
    form = ReasonForm(sent(request))
    return ask(request, form, page, lambda said: actions.call_off(one, said["reason"], by=request.person, at=now()))
