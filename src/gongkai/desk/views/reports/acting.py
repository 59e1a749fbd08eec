"""Beginning a report, writing it, counting anew, making it final, handing it in, declaring it void. 第十八条."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.reports import BeginForm, ConfirmForm, SectionForm, VoidForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.figures import named_span
from gongkai.desk.phrases.report_tables import shown_in
from gongkai.desk.phrases.reports import titled
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.desk.views.reports.reading import opened
from gongkai.figures.rules.spans import Length, spans_at_hand
from gongkai.measures.vocabulary import OFFICE
from gongkai.reports import actions, queries
from gongkai.reports.queries import Report
from gongkai.reports.rules.template import section_called
from gongkai.reports.rules.words import Kind, Verb
from gongkai.ui.wording import moment

BACK = 3
"""As many years and school years back a report may be begun."""


def opened_to(verb: Verb, request: StaffRequest, public_id: UUID) -> Report:
    """Return a report about which the person may do something now.

    :raises Http404: to everybody else the page does not exist.
    """
    one = opened(request, public_id)
    if verb not in queries.verbs_of(one, request.duties):
        raise Http404
    return one


@staff_page
def new(request: StaffRequest) -> HttpResponse:
    """Begin a report: of a unit that one answers or drafts for, or of the school.

    :raises Http404: for those who write none.
    """
    units = list(queries.beginnable_units(request.duties, request.today))
    is_office = request.duties.has(*OFFICE)
    if not units and not is_office:
        raise Http404
    spans = [one for one in spans_at_hand(request.today, BACK) if one.length is not Length.QUARTER]
    named_spans = [(one.key, named_span(one)) for one in spans]
    form = BeginForm(
        sent(request), units=units, spans=named_spans, school=settings.GONGKAI_SCHOOL["name"] if is_office else ""
    )
    told = (
        _("章节按学校的模板，数据由系统按现在的情况统计；定稿以前可以重新取数，写好的文字不变。"),
        _("同一段时间只有一份报告。"),
    )
    page = Ask(
        _("开始年度报告"), _("开始"), _("已开始，请逐节撰写。"), reverse("desk:yearly_reports"), consequences=told
    )

    def act(said: dict[str, Any]) -> None:
        actions.begin(form.units[said["unit"]], said["span"], by=request.person, at=now())

    return ask(request, form, page, act)


@staff_page
def section(request: StaffRequest, public_id: UUID, code: str) -> HttpResponse:
    """Write one section; its numbers stand beside.

    :raises Http404: if the template has no such section.
    """
    one = opened_to(Verb.WRITE, request, public_id)
    part = found(section_called(code, Kind(one.kind)))
    row = found(queries.section_of(one, code))
    form = SectionForm(sent(request), initial={"text": row.text, "lock": row.lock})

    def act() -> None:
        actions.write_section(one, code, **form.cleaned_data, by=request.person, at=now())

    if form.is_bound and form.is_valid() and form.takes(act):
        messages.success(request, _("“%(section)s”已保存。") % {"section": named(part)})
        return redirect(f"{reverse('desk:report', args=[public_id])}#s-{code}")
    if form.is_bound:
        row.refresh_from_db()
    is_stale = form.is_bound and str(row.lock) != form.data.get("lock")
    shown = next(each for each in shown_in(queries.said_in(one)) if each.code == code)
    context = {"form": form, "one": one, "title": titled(one), "shown": shown, "stale": is_stale, "lock": row.lock}
    return render(request, "desk/reports/section.html", context)


@staff_page
def measure(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Count everything anew; the page says first what that means."""
    one = opened_to(Verb.MEASURE, request, public_id)
    told = (
        _("现在的数据统计到%(moment)s。重新取数以后，全部数据按现在的情况统计，原来的数据不保留。")
        % {"moment": moment(one.as_of)},
        _("各节写好的文字不变，请核对文字里写到的数字。"),
    )
    return _confirm(request, one, (_("重新取数"), _("已重新取数。")), told, actions.measure)


@staff_page
def freeze(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Make a report final; the page says first what that means."""
    one = opened_to(Verb.FREEZE, request, public_id)
    told = (
        _("数据统计到%(moment)s。定稿以后，数据和文字都不能再改，也不能重新取数。") % {"moment": moment(one.as_of)},
        _("定稿不等于公开：要公开的，由拟稿人拟稿，照常审核、审批。"),
    )
    return _confirm(request, one, (_("定稿"), _("已定稿。")), told, actions.freeze)


@staff_page
def submit(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Hand a final report to the office."""
    one = opened_to(Verb.SUBMIT, request, public_id)
    told = (_("领导小组办公室会收到通知。送出以后不能作废。"),)
    return _confirm(request, one, (_("送办公室"), _("已送办公室。")), told, actions.submit)


def _confirm(
    request: StaffRequest, one: Report, words: tuple[str, str], told: tuple[str, ...], act: Callable[..., None]
) -> HttpResponse:
    """Ask for a yes before something is done about a report."""
    verb, done = words
    back = reverse("desk:report", args=[one.public_id])
    page = Ask(f"{verb}：{titled(one)}", verb, done, back, consequences=told)
    return ask(request, ConfirmForm(sent(request)), page, lambda _said: act(one, by=request.person, at=now()))


@staff_page
def void(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Declare a report void; the page says first what that means."""
    one = opened_to(Verb.VOID, request, public_id)
    told = (_("作废以后不能恢复，报告留着备查，写明原因。可以重新开始一份。"),)
    title = _("作废：%(title)s") % {"title": titled(one)}
    back = reverse("desk:report", args=[public_id])
    page = Ask(title, _("作废"), _("已作废。"), back, consequences=told, is_grave=True)
    form = VoidForm(sent(request))
    return ask(request, form, page, lambda said: actions.void(one, said["reason"], by=request.person, at=now()))
