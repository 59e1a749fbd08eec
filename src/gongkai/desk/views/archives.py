"""Archives of a year: asking for one, how far it is, what came of it, and fetching it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.archives import actions, queries
from gongkai.archives.queries import Archive
from gongkai.archives.rules import UNDER_WAY, Reach, State
from gongkai.desk.forms.archives import ArchiveForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.archives import looks_of, say, unit_of
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.files.queries import download_of
from gongkai.measures.refusal import Refusal, Refused
from gongkai.notices.actions import mark_read
from gongkai.orgs import queries as orgs
from gongkai.ui.http import file_response

ROWS = 20


def _office_alone(request: StaffRequest) -> None:
    """Let only the office go on; to others the page does not exist. Source: 第六条.

    :raises Http404: for everybody else.
    """
    if not queries.may_ask_for_one(request.duties):
        raise Http404


@staff_page
def archives(request: StaffRequest) -> HttpResponse:
    """List the archives that the office had made, the last first."""
    _office_alone(request)
    page = Paginator(queries.archives_for(request.duties), ROWS).get_page(request.GET.get("page"))
    rows = [(one, unit_of(one), named(Reach(one.reach)), *looks_of(one)) for one in page]
    return render(request, "desk/archives/list.html", {"page": page, "rows": rows, "now": now()})


@staff_page
def new(request: StaffRequest) -> HttpResponse:
    """Ask for an archive; the page says first what that means."""
    _office_alone(request)
    start = {"year": request.today.year, "reach": Reach.WHOLE}
    form = ArchiveForm(sent(request), units=orgs.units_standing(request.today), initial=start)
    told = (
        _("归档在后台生成，可以离开，生成好了会通知您。保存七天，办公室的人都能下载，每次下载都记入操作日志。"),
        _("已撤下、暂停、清除的内容没有正文和附件；来信只有统计。以后清除任何一件，已生成的归档全部删除，要重新生成。"),
    )
    page = Ask(_("申请年度归档"), _("生成归档"), _("已开始生成。"), reverse("desk:archives"), consequences=told)

    def act(_said: object) -> None:
        year, unit, reach = form.extent()
        actions.order(year, unit, reach, by=request.person, at=now())

    return ask(request, form, page, act)


def _opened(request: StaffRequest, public_id: UUID) -> Archive:
    """Return an archive one may know of.

    :raises Http404: to everybody else it does not exist.
    """
    return found(queries.archive_called(public_id, request.duties))


@staff_page
def archive(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show how far an archive is, and when it is made, what it holds and the way to it."""
    context = _progress(request, _opened(request, public_id))
    if "HX-Request" in request.headers:
        response = HttpResponse(render_to_string("desk/archives/_progress.html", context))
        if not context["is_under_way"]:
            response.headers["HX-Refresh"] = "true"
        return response
    if not context["is_under_way"]:
        mark_read(request.person, at=now(), subject=f"archive/{public_id}")
    return render(request, "desk/archives/one.html", context)


def _progress(request: StaffRequest, one: Archive) -> dict[str, object]:
    return {
        "one": one,
        "unit": unit_of(one),
        "reach": named(Reach(one.reach)),
        "looks": looks_of(one),
        "is_under_way": one.state in UNDER_WAY,
        "is_ready": queries.is_fetchable(one, request.duties, now()),
        "is_spoilt": one.state == State.READY,
        "trouble": say(Refusal(one.trouble)) if one.trouble else "",
    }


@require_POST
@staff_page
def call_off(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Call off an archive that is not made yet."""
    one = _opened(request, public_id)
    try:
        actions.call_off(one, by=request.person, at=now())
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, say(refusal))
    else:
        messages.success(request, _("已取消。"))
    return redirect("desk:archive", public_id)


@staff_page
def file(request: StaffRequest, public_id: UUID) -> HttpResponseBase:
    """Answer with an archive, and record who fetched it.

    :raises Http404: for those not of the office, when it is gone, and when something was erased since.
    """
    one = _opened(request, public_id)
    if one.file is None or not queries.is_fetchable(one, request.duties, now()):
        raise Http404
    actions.fetched(one, by=request.person, at=now())
    return file_response(request, download_of(one.file, queries.name_of(one)), is_public=False)
