"""What the leading group has resolved, and what of the school's matters it decides on. Source: 第六条."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.abouts import unit_of
from gongkai.desk.forms.leading import LockForm, ResolutionForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.views.leading.opening import only_approver, only_office, only_staff
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.files.actions import store
from gongkai.files.queries import download_of
from gongkai.leading import actions, queries
from gongkai.leading.actions import Said
from gongkai.leading.queries import Resolution
from gongkai.leading.rules import Stage
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.ui.http import file_response

PAGE = 20


@staff_page
def resolutions(request: StaffRequest) -> HttpResponse:
    """List the resolutions one may read."""
    page = Paginator(_readable(request), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_enter": request.duties.has(*OFFICE), "tab": "resolutions"}
    return render(request, "desk/leading/resolutions.html", context)


@staff_page
def resolution(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one resolution: text, papers, what it decides on."""
    row = _opened(request, public_id)
    waits = row.stage == Stage.DRAFTED
    context = {
        "row": row,
        "may_edit": waits and row.entered_by_id == request.person.pk,
        "may_call_off": waits,
        "may_confirm": waits and request.duties.has(Role.OFFICE_APPROVER) and row.entered_by_id != request.person.pk,
    }
    return render(request, "desk/leading/resolution.html", context)


@staff_page
def paper(request: StaffRequest, public_id: UUID, paper_id: UUID) -> HttpResponseBase:
    """Answer with a paper of a resolution one may read; no cache keeps it."""
    one = found(queries.paper_of(public_id, paper_id, request.duties))
    return file_response(request, download_of(one.stored, one.name), is_public=False, in_place=True)


@staff_page
def resolution_new(request: StaffRequest) -> HttpResponse:
    """Enter a resolution."""
    only_office(request)
    initial = {"held_on": request.today, "abouts": request.GET.get("about", ""), "lock": 0}
    page = Ask(_("登记领导小组决定"), _("登记，送审批人确认"), _("已登记，等审批人确认。"), reverse("desk:resolutions"))
    return _typed(request, None, page, initial)


@staff_page
def resolution_edit(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write a resolution anew that nobody has confirmed yet."""
    only_office(request)
    row = _opened(request, public_id)
    initial = {name: getattr(row, name) for name in ("number", "title", "held_on", "text", "lock")}
    initial["abouts"] = "\n".join(about.code for about in row.abouts.all())
    title = _("修改决定：%(number)s") % {"number": row.number}
    page = Ask(title, _("保存，送审批人确认"), _("已保存。"), reverse("desk:resolution", args=[public_id]))
    return _typed(request, row, page, initial)


@staff_page
def resolution_confirm(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Confirm a resolution as it stands on this page."""
    only_approver(request)
    row = _opened(request, public_id)
    told = (_("确认后不能再改。涉及的单位可以看到这项决定。"),)
    page = _page(row, _("确认决定：%(number)s"), _("确认这项决定"), _("已确认。"), told)
    form = LockForm(sent(request), initial={"lock": row.lock})
    return ask(request, form, page, lambda said: actions.confirm_resolution(row, **said, by=request.person, at=now()))


@staff_page
def resolution_call_off(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give up an entry that nobody has confirmed."""
    only_office(request)
    row = _opened(request, public_id)
    told = (_("作废后不能恢复，这一条仍留在记录里。"),)
    page = _page(row, _("作废登记：%(number)s"), _("作废这条登记"), _("已作废。"), told)
    form = LockForm(sent(request), initial={"lock": row.lock})
    return ask(request, form, page, lambda said: actions.call_off_resolution(row, **said, by=request.person, at=now()))


def _opened(request: StaffRequest, public_id: UUID) -> Resolution:
    only_staff(request)
    return found(queries.resolution_called(public_id, request.duties))


def _page(row: Resolution, title: str, submit: str, done: str, told: tuple[str, ...]) -> Ask:
    back = reverse("desk:resolution", args=[row.public_id])
    words = f"{row.title}\n{row.text}"
    return Ask(title % {"number": row.number}, submit, done, back, "", told, is_grave=True, quoted=words)


def _typed(request: StaffRequest, row: Resolution | None, page: Ask, initial: dict[str, Any]) -> HttpResponse:
    files = request.FILES if request.method == "POST" else None
    form = ResolutionForm(sent(request), files, initial=initial)

    def act(said: dict[str, Any]) -> None:
        at, upload = now(), said["paper"]
        papers = [(store(upload, name=upload.name, at=at), upload.name)] if upload else []
        abouts = tuple((f"{kind}/{one}", unit_of(kind, one, request.duties)) for kind, one in said["abouts"])
        words = Said(said["number"], said["title"], said["held_on"], said["text"], abouts)
        actions.put_resolution(row, words, papers=papers, lock=said["lock"] or 0, by=request.person, at=at)

    return ask(request, form, page, act)


def _readable(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    only_staff(request)
    return queries.resolutions_for(request.duties)


LISTING = Listing(
    code="resolutions",
    title=lazy("领导小组决定"),
    page="desk:resolutions",
    found=_readable,
    columns=(
        (lazy("编号"), lambda row: row.number),
        (lazy("标题"), lambda row: row.title),
        (lazy("会议日期"), lambda row: row.held_on),
        (lazy("情况"), lambda row: named(Stage(row.stage))),
    ),
)
