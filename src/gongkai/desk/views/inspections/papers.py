"""Notices and circulars as papers, and the circular on its way to readers. Source: 第十九条."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.channels.papers import FontsMissing, Paper, as_docx, as_pdf
from gongkai.desk.forms.inspections import CircularForm, PublishForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases import inspection_papers as written_as
from gongkai.desk.views.bulletins import given_out
from gongkai.desk.views.inspections.opening import back_to, opened_to
from gongkai.desk.views.inspections.reading import facts_of
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.files.rules import FORMATS
from gongkai.inspections import actions, queries
from gongkai.inspections.queries import Finding, Inspection
from gongkai.inspections.rules.words import FindingState, PlanVerb
from gongkai.measures.vocabulary import Role
from gongkai.orgs.queries import units_standing


def _given(request: StaffRequest, paper: Paper, form: str, back: str) -> HttpResponse:
    """Answer with a paper; where there is no Chinese font, say what to do, and docx is there all the same."""
    media = FORMATS[form].media_type
    if form == "docx":
        return given_out(as_docx(paper), f"{paper.title}.docx", media)
    try:
        return given_out(as_pdf(paper, fonts=settings.PDF_FONTS), f"{paper.title}.pdf", media)
    except FontsMissing:
        messages.error(
            request, _("服务器上没有中文字体，或没有装排版组件，做不成 pdf。请下载 docx，或请系统管理员安装。")
        )
        return redirect(back)


@staff_page
def notice_paper(request: StaffRequest, public_id: UUID, form: str) -> HttpResponse:
    """Give out a notice that was served, to whoever may know of it."""
    one = found(queries.notice_called(public_id, request.duties))
    paper = written_as.notice_paper(one, list(queries.served_of(one)))
    return _given(request, paper, form, back_to(one.inspection))


@staff_page
def circular(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write what is told of an inspection that is over, give it out, and let it be made known."""
    one = opened_to(PlanVerb.CIRCULATE, request, public_id)
    old = queries.circular_of(one)
    start = {"text": old.text, "lock": old.lock} if old else {"lock": 0}
    form = CircularForm(sent(request), initial=start)

    def act() -> None:
        actions.write_circular(one, **form.cleaned_data, by=request.person, at=now())

    if form.is_bound and form.is_valid() and form.takes(act):
        messages.success(request, _("通报已保存。"))
        return redirect("desk:inspection_circular", public_id)
    rows = _told(request, one)
    started = old.disclosure if old else None
    context = {"form": form, "old": old, "listed": written_as.findings_listed(rows), "started": started}
    may_publish = bool(old) and not started and request.duties.has(Role.DRAFTER)
    return render(request, "desk/inspections/circular.html", {**facts_of(one), **context, "may_publish": may_publish})


@staff_page
def circular_paper(request: StaffRequest, public_id: UUID, form: str) -> HttpResponse:
    """Give out a circular.

    :raises Http404: before it is written.
    """
    one = opened_to(PlanVerb.CIRCULATE, request, public_id)
    written = found(queries.circular_of(one))
    rows = _told(request, one)
    back = reverse("desk:inspection_circular", args=[public_id])
    return _given(request, written_as.circular_paper(one, written, rows), form, back)


@staff_page
def publish(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Begin a draft of a circular, for a unit that one drafts for.

    :raises Http404: for those who draft for none, before it is written, and once it is on its way.
    """
    one = opened_to(PlanVerb.CIRCULATE, request, public_id)
    written = queries.circular_of(one)
    own = request.duties.units_with(Role.DRAFTER)
    if not own or written is None or written.disclosure_id:
        raise Http404
    form = PublishForm(sent(request), units=units_standing(request.today).filter(pk__in=own))
    told = (_("开始一份草稿，照常审核、审批以后才公开。通报里没有姓名，公开前请再核对。"),)
    title = _("公开通报：%(title)s") % {"title": one.title}
    back = reverse("desk:inspection_circular", args=[public_id])
    page = Ask(title, _("开始拟稿"), _("已开始拟稿，请接着填写公开方案。"), back, consequences=told)
    table = written_as.findings_told(_told(request, one))

    def act(said: dict[str, str]) -> None:
        actions.publish_circular(one, form.units[said["unit"]], table, by=request.person, at=now())

    return ask(request, form, page, act)


def _told(request: StaffRequest, one: Inspection) -> list[Finding]:
    """Return the findings that a circular tells of: those that stood."""
    return list(queries.findings_of(one, request.duties).exclude(state=FindingState.DROPPED))
