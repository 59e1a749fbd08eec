"""All reports one may know of, and one of them as it reads, every number with the way to its rows. 第十八条."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.desk.behind import address
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.figures import days_of, named_span
from gongkai.desk.phrases.report_tables import shown_in
from gongkai.desk.phrases.reports import about_whom, state_in_words, titled
from gongkai.figures.queries import sight
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.words import Subject
from gongkai.measures.vocabulary import OFFICE
from gongkai.reports import queries
from gongkai.reports.queries import Found, Report, Value
from gongkai.reports.rules.steps import WRITERS
from gongkai.reports.rules.words import Kind, Verb

PAGE = 20
WRITING = (*WRITERS[Kind.UNIT], *OFFICE)
"""Who finds reports here at all."""
WAYS: dict[Verb, tuple[str, str | Promise, str, str]] = {
    Verb.FREEZE: ("desk:report_freeze", _("定稿"), "certificate", "p"),
    Verb.SUBMIT: ("desk:report_submit", _("送办公室"), "send", "p"),
    Verb.MEASURE: ("desk:report_measure", _("重新取数"), "refresh", ""),
    Verb.MAKE_KNOWN: ("desk:report_publish", _("拟稿公开"), "speakerphone", ""),
    Verb.VOID: ("desk:report_void", _("作废"), "ban", "d"),
}
"""Page, words, icon and weight of each thing to do, in the order of the buttons."""


@dataclass(frozen=True, slots=True)
class Row:
    """A report as lists show it."""

    report: Report
    whose: str
    span: str
    tone: str
    icon: str
    words: str


def listed(request: StaffRequest) -> Found:
    """Return the reports one may know of.

    :raises Http404: for those who neither write any nor read them.
    """
    if not request.duties.has(*WRITING):
        raise Http404
    return queries.seen_by(request.duties)


def rows_of(_request: StaffRequest, found: list[Report]) -> list[Row]:
    """Return reports as lists show them."""
    return [Row(one, about_whom(one), named_span(queries.span_of(one)), *state_in_words(one)) for one in found]


@staff_page
def reports(request: StaffRequest) -> HttpResponse:
    """List the reports one may know of, the last begun first."""
    page = Paginator(listed(request), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/reports/list.html", {"page": page, "rows": rows_of(request, list(page.object_list))})


def opened(request: StaffRequest, public_id: UUID) -> Report:
    """Return a report one may know of.

    :raises Http404: if there is none.
    """
    found = queries.report_called(public_id, request.duties)
    if found is None:
        raise Http404
    return found


@staff_page
def report(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one report as it reads: what was written, and every number with the way to its rows. Source: 第十八条."""
    one = opened(request, public_id)
    verbs = queries.verbs_of(one, request.duties)
    doings = [(label, icon, reverse(page, args=[public_id]), look) for verb, (page, label, icon, look) in WAYS.items()
              if verb in verbs]  # fmt: skip
    context = {
        "one": one,
        "row": rows_of(request, [one])[0],
        "title": titled(one),
        "days": days_of(queries.span_of(one).span),
        "sections": shown_in(queries.said_in(one), _Behind(request, one).url),
        "may_write": Verb.WRITE in verbs,
        "doings": doings,
    }
    return render(request, "desk/reports/detail.html", context)


class _Behind:
    """Where the rows of the numbers of a report are listed, for whoever may see them."""

    def __init__(self, request: StaffRequest, one: Report) -> None:
        self.sight = sight(request.duties, request.user.administration, request.today)
        self.span = queries.span_of(one).span

    def url(self, value: Value) -> str:
        """Return where the rows of a number are; nothing where there are none, or where they are not his to see."""
        figure = FIGURES.get(value.code)
        if figure is None or not (value.whole if figure.lists_whole else value.part):
            return ""
        keys = None if value.unit_id is None else frozenset({value.unit_id})
        may = self.sight.sees_letters if figure.subject is Subject.LETTER else self.sight.sees_rows
        codes = None if value.unit is None else [value.unit.code]
        return address(value.code, self.span, codes) if may(keys) else ""


LISTING = Listing(
    code="yearly_reports",
    title=_("年度报告"),
    page="desk:yearly_reports",
    found=listed,
    rows=rows_of,
    columns=(
        (_("报告"), lambda row: row.whose),
        (_("时间范围"), lambda row: row.span),
        (_("统计到"), lambda row: row.report.as_of),
        (_("定稿时间"), lambda row: row.report.frozen_at),
        (_("送办公室时间"), lambda row: row.report.submitted_at),
        (_("状态"), lambda row: row.words),
    ),
)
