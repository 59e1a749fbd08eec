"""All appraisals one may know of, and one of them with what came of it. Source: 第十八条."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.appraisals import queries
from gongkai.appraisals.queries import Appraisal, Found
from gongkai.appraisals.rules.opening import OPENERS
from gongkai.appraisals.rules.tally import answered
from gongkai.appraisals.rules.words import Verb
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.appraisals import state_in_words
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.measures.vocabulary import Role

PAGE = 20
WAYS: dict[Verb, tuple[str, str | Promise, str, str]] = {
    Verb.PUBLISH: ("desk:appraisal_publish", _("向党员公布结果"), "speakerphone", "p"),
    Verb.CALL_OFF: ("desk:appraisal_call_off", _("取消评议"), "ban", "d"),
}
"""Page, words, icon and weight of each thing to do, in the order of the buttons."""


@dataclass(frozen=True, slots=True)
class Row:
    """An appraisal as lists show it."""

    appraisal: Appraisal
    tone: str
    icon: str
    words: str


def listed(request: StaffRequest) -> Found:
    """Return the appraisals one may know of.

    :raises Http404: for those who hold no post.
    """
    if not request.duties.posts:
        raise Http404
    return queries.seen_by(request.duties)


def rows_of(request: StaffRequest, found: list[Appraisal]) -> list[Row]:
    """Return appraisals as lists show them."""
    return [Row(one, *state_in_words(one, request.today)) for one in found]


@staff_page
def appraisals(request: StaffRequest) -> HttpResponse:
    """List the appraisals one may know of, the last year first."""
    page = Paginator(listed(request), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows_of(request, list(page.object_list)),
        "may_open": request.duties.has(*OPENERS),
        "may_ask": request.duties.has(Role.OFFICE_APPROVER),
    }
    return render(request, "desk/appraisals/list.html", context)


def opened(request: StaffRequest, public_id: UUID) -> Appraisal:
    """Return an appraisal one may know of.

    :raises Http404: if there is none.
    """
    found = queries.appraisal_called(public_id, request.duties)
    if found is None:
        raise Http404
    return found


@staff_page
def appraisal(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one appraisal: who is asked what until when, and, to whom it is for, what came of it. Source: 第十八条."""
    one = opened(request, public_id)
    verbs = queries.verbs_of(one, request.duties, request.today)
    doings = [(label, icon, reverse(page, args=[public_id]), look) for verb, (page, label, icon, look) in WAYS.items()
              if verb in verbs]  # fmt: skip
    is_read = queries.result_read_by(one, request.duties, request.today)
    result = queries.result_of(one) if is_read else None
    context = {
        "row": rows_of(request, [one])[0],
        "one": one,
        "groups": list(one.groups.all()),
        "is_read": is_read,
        "result": result,
        "lines": answered(one.questions, result, named) if result else [],
        "doings": doings,
    }
    return render(request, "desk/appraisals/detail.html", context)


LISTING = Listing(
    code="appraisals",
    title=_("民主评议"),
    page="desk:appraisals",
    found=listed,
    rows=rows_of,
    columns=(
        (_("单位"), lambda row: unit_name(row.appraisal.unit)),
        (_("年度"), lambda row: row.appraisal.year),
        (_("开始日期"), lambda row: row.appraisal.starts_on),
        (_("截止日期"), lambda row: row.appraisal.ends_on),
        (_("状态"), lambda row: row.words),
    ),
)
"""That there was one, and when; what came of it stands on its own page alone."""
