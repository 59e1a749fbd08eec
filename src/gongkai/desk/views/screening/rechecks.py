"""Rechecks and what they found late: how far they are, what the office decides, and the report. Source: 第九条."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.rechecks import LetStayForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing, about
from gongkai.desk.phrases.catalogue import short_unit_name
from gongkai.desk.phrases.rechecks import Late, Run, decisions, late_in_words, run_in_words, tallies
from gongkai.desk.phrases.refusals import sentence
from gongkai.desk.templatetags.disclosures import heading
from gongkai.desk.views.orgs.asking import found, sent
from gongkai.desk.views.steps import overtaken, refusal_of
from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.words import RecheckState
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import OFFICE
from gongkai.notices.actions import mark_read
from gongkai.screening.queries import last_changed, rules_in_force, rules_mark

ROWS = 20
HELD = {RecheckState.PAUSED.value, RecheckState.RUNNING.value}
"""What a recheck can be told to do."""


def _only_office(request: StaffRequest) -> None:
    """Let the office go on; to others the page does not exist.

    :raises Http404: for everybody else.
    """
    if not request.duties.has(*OFFICE):
        raise Http404


def _refuse(request: StaffRequest, refused: Refused) -> None:
    for refusal in refused.refusals:
        messages.error(request, sentence(refusal))


@staff_page
def rechecks(request: StaffRequest) -> HttpResponse:
    """List the rechecks, say whether one is due, and begin one by hand. Source: 第九条."""
    _only_office(request)
    if request.method == "POST":
        return _begin(request)
    page = Paginator(queries.rechecks_seen_by(request.duties), ROWS).get_page(request.GET.get("page"))
    mark, last = rules_mark(rules_in_force()), queries.last_recheck()
    context = {
        "page": page,
        "runs": [run_in_words(row) for row in page],
        "mark": mark,
        "changed_at": last_changed(),
        "checked": queries.last_finished(),
        "is_due": queries.is_due(mark),
        "under_way": run_in_words(last) if last and last.rules == mark and last.over_at is None else None,
        "now": now(),
    }
    return render(request, "desk/screening/rechecks.html", context)


def _begin(request: StaffRequest) -> HttpResponse:
    try:
        row = actions.begin_recheck(by=request.person, at=now())
    except Refused as refused:
        _refuse(request, refused)
        return redirect("desk:rechecks")
    messages.success(request, _("复查已开始，在后台进行，不影响公开和办理。"))
    return redirect("desk:recheck", row.public_id)


@staff_page
def recheck(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show how far a recheck is and what it found; pause it or let it go on."""
    row = found(queries.recheck_called(request.duties, public_id))
    if request.method == "POST":
        return _hold(request, row.public_id)
    run = run_in_words(row)
    progress = _progress(run)
    if "HX-Request" in request.headers:
        return _polled(run, progress)
    mark_read(request.person, at=now(), subject=f"recheck/{public_id}")
    shows_all = _shows_all(request)
    page = Paginator(_items(request, row), ROWS).get_page(request.GET.get("page"))
    context = progress | {
        "page": page,
        "late": [late_in_words(one) for one in page],
        "shows_all": shows_all,
        "is_outdated": row.over_at is None and row.rules != rules_mark(rules_in_force()),
        "now": now(),
    }
    return render(request, "desk/screening/recheck.html", context)


def _shows_all(request: StaffRequest) -> bool:
    return request.GET.get("show") == "all"


def _items(request: StaffRequest, row: Any) -> Any:  # noqa: ANN401 – rows no page may import
    return queries.items_of(row) if _shows_all(request) else queries.undecided().filter(recheck=row)


def _polled(run: Run, progress: dict[str, Any]) -> HttpResponse:
    """Answer a page that asks every two seconds: with the progress alone, or to be loaded anew where it is over."""
    response = HttpResponse(render_to_string("desk/screening/_progress.html", progress))
    if not run.is_running:
        response.headers["HX-Refresh"] = "true"
    return response


def _progress(run: Run) -> dict[str, Any]:
    done, total = queries.progress_of(run.recheck)
    return {"run": run, "recheck": run.recheck, "done": done, "total": total}


def _hold(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Pause a recheck or let it go on, as the button said.

    :raises Http404: if it said neither.
    """
    row, to = found(queries.recheck_called(request.duties, public_id)), request.POST.get("to", "")
    if to not in HELD:
        raise Http404
    refused = refusal_of(lambda: actions.hold_recheck(row, RecheckState(to), by=request.person, at=now()))
    if refused:
        _refuse(request, refused)
    else:
        messages.success(request, _("复查已暂停。") if to == RecheckState.PAUSED else _("复查继续进行。"))
    return redirect("desk:recheck", public_id)


@staff_page
def item(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what was found late in one disclosure; let it stay, with a reason. Source: 第九条."""
    row = found(queries.item_called(request.duties, public_id))
    form, status = LetStayForm(sent(request)), 200
    if form.is_bound and form.is_valid():
        said = form.cleaned_data["reason"]
        refused = refusal_of(lambda: actions.let_stay(row, said, by=request.person, at=now()))
        if refused is None:
            messages.success(request, _("已记下：可以保留。"))
            return redirect("desk:recheck", row.recheck.public_id)
        form.refuse(refused.refusals)
        status = 409 if overtaken(refused) else 200
    late = late_in_words(found(queries.item_called(request.duties, public_id)))
    context = {
        "late": late,
        "item": late.item,
        "newer": queries.found_again_in(row) if late.item.at is None else None,
        "revision": late.item.revision,
        "form": form,
    }
    return render(request, "desk/screening/recheck_item.html", context, status=status)


@staff_page
def report(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what a recheck found and what was decided, ready to be printed."""
    row = found(queries.recheck_called(request.duties, public_id))
    items = list(queries.items_of(row))
    context = _progress(run_in_words(row)) | {
        "tallies": tallies(items),
        "decisions": decisions(items),
        "late": [late_in_words(one) for one in items],
        "now": now(),
    }
    return render(request, "desk/screening/recheck_report.html", context)


def _runs(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    _only_office(request)
    return queries.rechecks_seen_by(request.duties)


def _found_late(one: Late) -> str:
    return _("；").join(f"{count.severity} {count.total}" for count in one.counts) or _("内容已清除")


LISTING = Listing(
    code="rechecks",
    title=lazy("复查"),
    page="desk:rechecks",
    found=_runs,
    rows=lambda _request, found: map(run_in_words, found),
    columns=(
        (lazy("开始时间"), lambda run: run.recheck.begun_at),
        (lazy("开始的人"), lambda run: run.who),
        (lazy("状态"), lambda run: run.state),
        (lazy("已查"), lambda run: run.recheck.done),
        (lazy("总数"), lambda run: run.recheck.total),
        (lazy("有新发现"), lambda run: run.recheck.found),
        (lazy("待处理"), lambda run: run.recheck.undecided),
    ),
)
ITEMS = Listing(
    code="recheck_items",
    title=lazy("复查的新发现"),
    page="desk:recheck",
    of=True,
    found=lambda request: _items(request, found(queries.recheck_called(request.duties, about(request)))),
    rows=lambda _request, items: map(late_in_words, items),
    columns=(
        (lazy("标题"), lambda one: heading(one.item.revision)),
        (lazy("单位"), lambda one: short_unit_name(one.item.revision.disclosure.unit)),
        (lazy("发现"), _found_late),
        (lazy("处理"), lambda one: one.standing),
        (lazy("处理人"), lambda one: one.item.by.name if one.item.by else ""),
        (lazy("处理时间"), lambda one: one.item.at),
        (lazy("理由"), lambda one: one.item.reason),
    ),
)
