"""A report as a paper, and on its way to readers: word for word, number for number. Source: 第十六条、第十八条."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.catalogue.queries import items_open_to
from gongkai.channels.papers import FontsMissing, Paper, as_docx, as_html, as_pdf
from gongkai.desk.forms.reports import PublishForm
from gongkai.desk.forms.starting import first_draft, units_for
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.report_papers import report_paper
from gongkai.desk.views.bulletins import given_out
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.desk.views.reports.acting import opened_to
from gongkai.desk.views.reports.reading import opened
from gongkai.files.actions import store
from gongkai.files.rules import FORMATS
from gongkai.orgs.queries import unit_tree
from gongkai.reports import actions, queries
from gongkai.reports.queries import Report
from gongkai.reports.rules.words import Verb


@staff_page
def paper(request: StaffRequest, public_id: UUID, form: str) -> HttpResponse:
    """Give out a report; where there is no Chinese font, say what to do, and docx is there all the same."""
    one = opened(request, public_id)
    written = report_paper(one)
    media = FORMATS[form].media_type
    if form == "docx":
        return given_out(as_docx(written), f"{written.title}.docx", media)
    try:
        return given_out(as_pdf(written, fonts=settings.PDF_FONTS), f"{written.title}.pdf", media)
    except FontsMissing:
        messages.error(
            request, _("服务器上没有中文字体，或没有装排版组件，做不成 pdf。请下载 docx，或请系统管理员安装。")
        )
        return redirect("desk:report", public_id)


@staff_page
def publish(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Begin a draft of a final report under an item of the catalogue; from there on it goes the usual way."""
    one = opened_to(Verb.MAKE_KNOWN, request, public_id)
    own = [unit for unit in unit_tree(request.today) if unit.pk in queries.drafting_units(one, request.duties)]
    listed = items_open_to(unit.pk for unit in own).prefetch_related("other_units").order_by("position", "code")
    form = PublishForm(sent(request), items=list(listed))
    told = (
        _("开始一份草稿：正文是报告全文和表格，附上 docx 和 pdf。照常审核、审批以后才公开。"),
        _("没有合适的目录事项时，请先在目录里增加并报备案。"),
    )
    written = report_paper(one)
    title = _("拟稿公开：%(title)s") % {"title": written.title}
    back = reverse("desk:report", args=[public_id])
    page = Ask(title, _("开始拟稿"), _("已开始拟稿，请接着填写公开方案。"), back, consequences=told)

    def act(said: dict[str, Any]) -> None:
        item = form.items[said["entry"]]
        unit = units_for(item, own)[0]
        start = first_draft(item, {"title": written.title}, unit, request.today)
        draft = replace(start, body=as_html(written), source_of_facts=_source(one))
        at = now()
        files = [(store(ContentFile(content), name=name, at=at), name) for name, content in _files(written)]
        actions.make_known(one, unit, draft, files, by=request.person, at=at)

    return ask(request, form, page, act)


def _source(one: Report) -> str:
    return f"年度报告 {one.span}，统计到 {one.as_of:%Y-%m-%d %H:%M} UTC"


def _files(written: Paper) -> Iterator[tuple[str, bytes]]:
    """Yield the papers that can be made here: docx always, pdf where there are fonts."""
    yield f"{written.title}.docx", as_docx(written)
    try:
        yield f"{written.title}.pdf", as_pdf(written, fonts=settings.PDF_FONTS)
    except FontsMissing:
        return
