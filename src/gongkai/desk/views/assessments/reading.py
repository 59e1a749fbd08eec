"""All assessments, one with the table of its units, all sheets one may read, and one of them. Source: 第十八条."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.assessments import queries
from gongkai.assessments.queries import Objection, Scheme, Score, Sheet
from gongkai.assessments.rules.words import Kind, SchemeState, Verb
from gongkai.desk import behind
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing, about
from gongkai.desk.phrases.assessments import counted, formula, state_in_words
from gongkai.desk.phrases.catalogue import unit_name
from gongkai.desk.views.assessments.opening import opened, sheet_opened
from gongkai.figures.rules.spans import Span
from gongkai.inspections.queries import CONCERNED
from gongkai.measures.vocabulary import OFFICE, OVERSEERS

PAGE = 20
WAYS: dict[Verb, tuple[str, str | Promise, str, str]] = {
    Verb.MEASURE: ("desk:assessment_measure", _("确定方案并统计"), "checklist", "p"),
    Verb.OPEN: ("desk:assessment_open", _("告知单位"), "speakerphone", "p"),
    Verb.FREEZE: ("desk:assessment_freeze", _("确定结果"), "circle-check", "p"),
    Verb.CHANGE: ("desk:assessment_change", _("修改方案"), "edit", ""),
    Verb.CALL_OFF: ("desk:assessment_call_off", _("取消考核"), "ban", "d"),
}
"""Page, words, icon and weight of each thing to do, in the order of the buttons."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet as it is shown: how points come about, what was counted, and where the rows behind are."""

    score: Score
    how: str
    counted: str
    behind: str
    objection: Objection | None
    is_automatic: bool


def listed(request: StaffRequest) -> QuerySet[Scheme]:
    """Return the assessments one may know of as a whole.

    :raises Http404: for those who do not oversee.
    """
    if not request.duties.has(*OVERSEERS):
        raise Http404
    return queries.schemes_seen_by(request.duties)


def sheets_listed(request: StaffRequest) -> QuerySet[Sheet]:
    """Return the sheets one may read.

    :raises Http404: for those who read none.
    """
    if not request.duties.has(*OVERSEERS, *CONCERNED):
        raise Http404
    return queries.sheets_seen_by(request.duties)


@staff_page
def assessments(request: StaffRequest) -> HttpResponse:
    """List the assessments, the last year first."""
    page = Paginator(listed(request), PAGE).get_page(request.GET.get("page"))
    rows = [(one, *state_in_words(one)) for one in page.object_list]
    context = {"page": page, "rows": rows, "may_plan": request.duties.has(*OFFICE)}
    return render(request, "desk/assessments/list.html", context)


@staff_page
def assessment(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one assessment: by what it assesses, the units by the indicators, and what is to be done."""
    one = opened(request, public_id)
    verbs = queries.verbs_of(one, request.duties)
    doings = [(label, icon, reverse(page, args=[public_id]), look) for verb, (page, label, icon, look) in WAYS.items()
              if verb in verbs]  # fmt: skip
    table = [(sheet, scores, queries.total_of(scores)) for sheet, scores in queries.table_of(one)]
    by_hand = {score.indicator_id for _s, scores, _t in table for score in scores if not _is_worked_out(score)}
    context = {
        "one": one,
        "state": state_in_words(one),
        "indicators": [(each, formula(each), each.pk in by_hand) for each in queries.indicators_of(one)],
        "table": table,
        "drafted": [] if table else list(one.units.order_by("position", "code")),
        "may_score": Verb.SCORE in verbs,
        "doings": doings,
    }
    return render(request, "desk/assessments/detail.html", context)


def _is_worked_out(score: Score) -> bool:
    return score.points is not None and score.given_by_id is None


@staff_page
def sheets(request: StaffRequest) -> HttpResponse:
    """List the sheets one may read, the last year first."""
    page = Paginator(sheets_listed(request), PAGE).get_page(request.GET.get("page"))
    rows = [(one, *state_in_words(one.scheme)) for one in page.object_list]
    return render(request, "desk/assessments/sheets.html", {"page": page, "rows": rows})


@staff_page
def sheet(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what one unit is given, line by line, with the rows behind each figure and what was objected."""
    one = sheet_opened(request, public_id)
    scores = queries.scores_of(one)
    context = {
        "one": one,
        "state": state_in_words(one.scheme),
        "lines": [_line(each, one) for each in scores],
        "total": queries.total_of(scores) or Decimal(0),
        "is_final": one.scheme.state == SchemeState.FROZEN,
        "may_object": queries.may_object(one, request.duties, request.today),
        "may_answer": queries.may_answer(one, request.duties),
        "oversees": request.duties.has(*OVERSEERS),
    }
    return render(request, "desk/assessments/sheet.html", context)


def _line(score: Score, one: Sheet) -> Line:
    indicator, scheme = score.indicator, one.scheme
    span = Span(scheme.first, scheme.last + timedelta(days=1))
    where = behind.address(indicator.figure, span, [one.unit.code]) if indicator.figure else ""
    is_automatic = indicator.kind == Kind.AUTOMATIC
    return Line(score, formula(indicator), counted(score), where, queries.objection_of(score), is_automatic)


LISTING = Listing(
    code="assessments",
    title=_("考核"),
    page="desk:assessments",
    found=listed,
    columns=(
        (_("名称"), lambda one: one.name),
        (_("年度"), lambda one: one.year),
        (_("第一天"), lambda one: one.first),
        (_("最后一天"), lambda one: one.last),
        (_("状态"), lambda one: state_in_words(one)[2]),
    ),
)
SHEETS = Listing(
    code="assessment_sheets",
    title=_("考核得分"),
    page="desk:assessment_sheets",
    found=sheets_listed,
    columns=(
        (_("考核"), lambda one: one.scheme.name),
        (_("年度"), lambda one: one.scheme.year),
        (_("单位"), lambda one: unit_name(one.unit)),
        (_("第一责任人"), lambda one: one.head.name if one.head else ""),
        (_("总分"), lambda one: "" if one.total is None else str(one.total)),
        (_("状态"), lambda one: state_in_words(one.scheme)[2]),
    ),
)
"""What a unit got line by line stands on its own page; the total is there once it is final."""


def _lines_listed(request: StaffRequest) -> list[Score]:
    """Return every score of an assessment, unit by unit."""
    return [score for _sheet, scores in queries.table_of(opened(request, about(request))) for score in scores]


SCORES = Listing(
    code="assessment_scores",
    title=_("各单位各指标得分"),
    page="desk:assessment",
    of=True,
    found=_lines_listed,
    columns=(
        (_("单位"), lambda one: unit_name(one.sheet.unit)),
        (_("指标"), lambda one: one.indicator.name),
        (_("分值"), lambda one: one.indicator.weight),
        (_("统计数"), counted),
        (_("得分"), lambda one: "" if one.points is None else str(one.points)),
        (_("理由"), lambda one: one.reason),
    ),
)
