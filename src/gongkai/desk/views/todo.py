"""What waits for whoever asks, the most urgent first."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.desk.context import name_of, posts_of, tasks_for, waiting
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.tasks import KINDS, Kind, Look, kind_of
from gongkai.desk.views.notices import lines_of
from gongkai.desk.views.obligations.month import WEEKDAYS, month_of
from gongkai.disclosures import queries
from gongkai.disclosures.queries import Task
from gongkai.inspections import queries as inspections
from gongkai.mailbox.queries import letters_waiting
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.notices.queries import notices_of
from gongkai.obligations import queries as obligations
from gongkai.obligations.rules.words import Standing
from gongkai.orgs import actions as orgs

SOON = timedelta(days=7)
LATEST = 5
"""How many notices the page shows."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One kind of tasks, how many there are, and whether it is the one shown."""

    label: str
    count: int
    query: str
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One task as the list shows it."""

    task: Task
    look: Look
    url: str


@staff_page
def todo(request: StaffRequest) -> HttpResponse:
    """Show what waits, one's drafts and the latest notices; administrators go on to what they manage."""
    if not request.duties.posts:
        return redirect("desk:units")
    tasks = tasks_for(request)
    shown = request.GET.get("tab", "")
    context = {
        "rows": [_row(task) for task in waiting(tasks) if shown in ("", kind_of(task))],
        "tabs": _tabs(waiting(tasks), shown),
        "tiles": [*_tiles(request, waiting(tasks)), *_letters(request), *_inspections(request)],
        "drafts": [task for task in tasks if kind_of(task) is Kind.DRAFT],
        "notices": lines_of(request.duties, notices_of(request.person)[:LATEST]),
        "may_draft": request.duties.has(Role.DRAFTER),
        "month": month_of(obligations.seen_by(request.duties), request.today.replace(day=1), request.today),
        "weekdays": WEEKDAYS,
        "today": request.today,
        "now": now(),
    }
    return render(request, "desk/todo/todo.html", context)


def _row(task: Task) -> Row:
    look = KINDS[kind_of(task)]
    return Row(task, look, reverse(look.page, args=[task.revision.disclosure.public_id]))


def _tabs(tasks: list[Task], shown: str) -> list[Tab]:
    counts = {kind: sum(kind_of(task) is kind for task in tasks) for kind in KINDS}
    some = [(kind, count) for kind, count in counts.items() if count]
    kinds = [Tab(str(KINDS[kind].tab), count, f"?tab={kind}", shown == kind) for kind, count in some]
    return [Tab(_("全部"), len(tasks), "?", not shown), *kinds]


def _tiles(request: StaffRequest, tasks: list[Task]) -> list[dict[str, object]]:
    """Count what the four tiles say, each with the list behind it."""
    soon = obligations.standing(Standing.DUE, request.today) & Q(due_on__lte=request.today + SOON)
    kinds = [obligations.standing(Standing.OVERDUE, request.today), soon]
    late, soon_due = obligations.count_each(obligations.seen_by(request.duties), kinds)
    year = request.today.year
    made_known = queries.made_known_in(request.duties, year).count()
    due, matters = reverse("desk:obligations"), reverse("desk:disclosures")
    return [
        {"value": late, "label": _("已逾期"), "url": f"{due}?tab=overdue", "tone": "bad" if late else ""},
        {"value": soon_due, "label": _("7 天内到期"), "url": due, "tone": "warn" if soon_due else ""},
        {"value": len(tasks), "label": _("等我处理"), "url": reverse("desk:todo"), "tone": ""},
        {"value": made_known, "label": _("本年已公开"), "url": f"{matters}?year={year}", "tone": "ok"},
    ]


def _letters(request: StaffRequest) -> list[dict[str, object]]:
    """Count the letters that wait for somebody, if any; reports of wrongdoing apart, and for inspectors alone."""
    found = []
    if request.duties.has(*OFFICE, Role.DRAFTER, Role.HEAD):
        found.append((_("等我办的来信"), "desk:letters", False))
    if request.duties.has(Role.INSPECTOR):
        found.append((_("等我办的违纪反映"), "desk:reports", True))
    counts = [letters_waiting(request.duties, request.today, are_reports=reports) for _label, _page, reports in found]
    return [
        {"value": count, "label": label, "url": reverse(page), "tone": ""}
        for (label, page, _reports), count in zip(found, counts, strict=True)
        if count
    ]


def _inspections(request: StaffRequest) -> list[dict[str, object]]:
    """Count what somebody has to put right or to verify, and the plans that wait for him, if any."""
    found = [
        (inspections.waiting_count(request.duties), _("等我办的整改"), "desk:findings"),
        (inspections.to_file(request.duties).count(), _("等我存档的检查"), "desk:inspections"),
    ]
    return [{"value": count, "label": label, "url": reverse(page), "tone": ""} for count, label, page in found if count]


@staff_page
@require_POST
def act_as(request: StaffRequest) -> HttpResponse:
    """Show oneself under another of one's posts; what one may do comes from all of them either way.

    :raises Http404: if it is none of one's posts.
    """
    wanted = [post for post in posts_of(request) if name_of(post) == request.POST.get("role")]
    if not wanted:
        raise Http404
    orgs.show_as(request.user, name_of(wanted[0]))
    messages.success(request, _("已切换显示的身份。您的权限仍是全部岗位的总和。"))
    then = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(then, allowed_hosts={request.get_host()})
    return redirect(then if safe else "desk:todo")
