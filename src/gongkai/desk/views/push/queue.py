"""The queue: what waits, what arrived, what failed; and one message of it. Source: 第十四条."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from gongkai.desk.forms.push import ByHandForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.push import say
from gongkai.desk.views.orgs.asking import Ask, sent
from gongkai.desk.views.push.opening import Line, lines_of, office_only, opened
from gongkai.measures.refusal import Refused
from gongkai.push import actions, queries
from gongkai.push.queries import Proof
from gongkai.push.rules.words import CHANNELS, Kind, Standing

PAGE = 20


@staff_page
def queue(request: StaffRequest) -> HttpResponse:
    """List the messages to other systems, what somebody has to see to first. Source: 第六条、第十四条.

    :raises Http404: for everybody but the office.
    """
    page = Paginator(_queued(request), PAGE).get_page(request.GET.get("page"))
    context = {
        "lines": lines_of(page.object_list),
        "page": page,
        "shown": _tab(request),
        "tabs": _tabs(queries.count_each(Standing)),
        "systems": [(named(channel), queries.target_on(channel)) for channel in CHANNELS],
        "now": now(),
    }
    return render(request, "desk/push/queue.html", context)


def _tab(request: StaffRequest) -> str:
    shown = request.GET.get("tab", "")
    return shown if shown in list(Standing) else ""


def _queued(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    office_only(request)
    shown = _tab(request)
    return queries.those_standing(Standing(shown)) if shown else queries.to_see_to()


def _tabs(counts: Mapping[Standing, int]) -> list[tuple[str, str, int]]:
    first = (_("要处理的"), "", queries.open_count())
    return [first, *((named(each), each.value, count) for each, count in counts.items())]


@staff_page
def one(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a message: how it stands, what was wrong, and all the system was told of the same matter."""
    found = opened(request, public_id)
    [line] = lines_of([found])
    beside = lines_of(queries.told_of(found.disclosure)) if found.disclosure else []
    context = {"line": line, "one": found, "beside": beside, "proof": queries.proof_of(found), "now": now()}
    return render(request, "desk/push/one.html", context)


@staff_page
@require_POST
def retry(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Have a message sent with the next round."""
    found = opened(request, public_id)
    try:
        actions.retry(found, by=request.person, at=now())
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, say(refusal))
    else:
        messages.success(request, _("已排到最前，一分钟内推送。"))
    return redirect("desk:push_one", public_id)


@staff_page
def by_hand(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Record that somebody did it himself in the other system; the page says first what that means."""
    found = opened(request, public_id)
    form = ByHandForm(sent(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _recorded(request, found, form):
        messages.success(request, _("已登记，系统不再推送这一条。"))
        return redirect("desk:push_one", public_id)
    [line] = lines_of([found])
    page = Ask(_title(line), _("登记已人工办理"), "", reverse("desk:push_one", args=[public_id]))
    return render(request, "desk/push/by_hand.html", {"form": form, "ask": page, "line": line})


def _title(line: Line) -> str:
    words = _("登记已撤下：%(title)s") if line.delivery.kind == Kind.RECALL else _("登记已发布：%(title)s")
    return words % {"title": line.title}


def _recorded(request: StaffRequest, found: queries.Delivery, form: ByHandForm) -> bool:
    upload = form.cleaned_data["proof"]
    try:
        proof = actions.proof_of(upload, upload.name) if upload else None
        actions.record_by_hand(found, note=form.cleaned_data["note"], proof=proof, by=request.person, at=now())
    except Refused as refused:
        form.refuse(refused.refusals)
        return False
    return True


@staff_page
def proof(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Answer with the picture or page that proves what was done by hand; no cache keeps it.

    :raises Http404: for everybody but the office, and if there is none.
    """
    shown: Proof | None = queries.proof_of(opened(request, public_id))
    if shown is None:
        raise Http404
    headers = {"Content-Disposition": "inline", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(shown.content), content_type=shown.media_type, headers=headers)


LISTING = Listing(
    code="push",
    title=lazy("推送队列"),
    page="desk:push",
    found=_queued,
    rows=lambda _request, found: lines_of(found),
    columns=(
        (lazy("内容"), lambda line: line.title),
        (lazy("种类"), lambda line: line.kind),
        (lazy("系统"), lambda line: line.delivery.target.name),
        (lazy("情况"), lambda line: line.words),
        (lazy("问题"), lambda line: line.trouble),
        (lazy("排队时间"), lambda line: line.delivery.made_at),
    ),
)
