"""What somebody is told: the list, and having read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from gongkai.appraisals.queries import seen_by as appraisals_seen_by
from gongkai.assessments.queries import sheets_seen_by
from gongkai.catalogue.queries import versions_seen_by
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.notices import LISTS, nothing_to_see, place_of, say
from gongkai.disclosures.queries import rechecks_seen_by, workable_by
from gongkai.exports.queries import told_to
from gongkai.incidents.queries import seen_by as incidents_seen_by
from gongkai.inspections.queries import findings_seen_by
from gongkai.inspections.queries import plans_seen_by as inspections_seen_by
from gongkai.mailbox.queries import letters_for
from gongkai.notices import actions, queries
from gongkai.notices.queries import Notice
from gongkai.obligations.queries import seen_by
from gongkai.orgs.queries import Duties
from gongkai.push.queries import messages_seen_by
from gongkai.reports.queries import seen_by as reports_seen_by
from gongkai.restructuring.queries import plans_seen_by

ROWS = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One notice as it is shown; without an address it is about something the person may no longer open."""

    text: str
    url: str
    subject: str
    at: datetime
    is_new: bool


@staff_page
def notices(request: StaffRequest) -> HttpResponse:
    """List what somebody was told, newest first. What he may no longer see is not named."""
    page = Paginator(queries.notices_of(request.person), ROWS).get_page(request.GET.get("page"))
    lines = lines_of(request.duties, page)
    context = {"page": page, "lines": lines, "unread": queries.unread_count(request.person), "now": now()}
    return render(request, "desk/notices/list.html", context)


def lines_of(duties: Duties, told: Iterable[Notice]) -> list[Line]:
    """Return notices as they are shown to somebody with these duties."""
    shown = list(told)
    open_to_him = _still_open(duties, [notice.subject for notice in shown])
    return [_line(notice, is_open=notice.subject in open_to_him) for notice in shown]


def _line(notice: Notice, *, is_open: bool) -> Line:
    text, url = (say(notice.kind, notice.facts), place_of(notice.subject)) if is_open else (nothing_to_see(), "")
    return Line(text, url, notice.subject, notice.at, is_new=notice.read_at is None)


@staff_page
@require_POST
def read(request: StaffRequest) -> HttpResponse:
    """Mark all notices as read, or those about one subject."""
    actions.mark_read(request.person, at=now(), subject=request.POST.get("subject"))
    return redirect("desk:notices")


def _still_open(duties: Duties, subjects: Iterable[str]) -> set[str]:
    """Return the subjects somebody may open today, by the rules of their own pages."""
    told = [subject.partition("/") for subject in subjects]
    found = {f"{kind}/{identity}" for kind, _, identity in told if kind in LISTS}
    places = (
        ("appraisal", appraisals_seen_by(duties)),
        ("assessment_sheet", sheets_seen_by(duties)),
        ("catalogue", versions_seen_by(duties)),
        ("disclosure", workable_by(duties)),
        ("export", told_to(duties)),
        ("finding", findings_seen_by(duties)),
        ("incident", incidents_seen_by(duties)),
        ("inspection", inspections_seen_by(duties)),
        ("letter", letters_for(duties, localdate())),
        ("obligation", seen_by(duties)),
        ("push", messages_seen_by(duties)),
        ("recheck", rechecks_seen_by(duties)),
        ("report", reports_seen_by(duties)),
        ("reorganisation", plans_seen_by(duties)),
    )
    for kind, known in places:
        asked = {identity for name, _, identity in told if name == kind}
        found |= {f"{kind}/{one}" for one in known.filter(public_id__in=asked).values_list("public_id", flat=True)}
    return found | {"/".join(parts[::2]) for parts in told if parts[0] == "unit"}


LISTING = Listing(
    code="notices",
    title=lazy("通知"),
    page="desk:notices",
    found=lambda request: queries.notices_of(request.person),
    rows=lambda request, found: lines_of(request.duties, found),
    columns=(
        (lazy("事情"), lambda line: line.text),
        (lazy("时间"), lambda line: line.at),
        (lazy("状态"), lambda line: _("未读") if line.is_new else _("已读")),
    ),
)
