"""The regulations the leading group has made: wordings, what is in force, repeal. Source: 第六条."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.leading import LockForm, RegulationForm, RepealForm, VersionForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.views.leading.opening import only_approver, only_office, only_staff
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.leading import actions, queries
from gongkai.leading.queries import Regulation, RegulationVersion
from gongkai.measures.vocabulary import OFFICE, Role


@staff_page
def regulations(request: StaffRequest) -> HttpResponse:
    """List the regulations; the office sees those too that wait for their first confirmation."""
    only_staff(request)
    is_office = request.duties.has(*OFFICE)
    context = {
        "shown": queries.regulations_for_readers(request.today),
        "waiting": queries.versions_waiting() if is_office else [],
        "may_enter": is_office,
        "tab": "regulations",
    }
    return render(request, "desk/leading/regulations.html", context)


@staff_page
def regulation(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a regulation with its wordings, for the office those in work too.

    :raises Http404: for others as long as none of its wordings is confirmed.
    """
    only_staff(request)
    is_office, is_approver = request.duties.has(*OFFICE), request.duties.has(Role.OFFICE_APPROVER)
    shown = queries.regulation_for_readers(public_id, request.today)
    row = shown.regulation if shown else found(queries.regulation_called(public_id))
    if shown is None and not is_office:
        raise Http404
    waiting = queries.version_in_work(row) if is_office else None
    entered_it = waiting is not None and waiting.entered_by_id == request.person.pk
    context = {
        "row": row,
        "shown": shown,
        "waiting": waiting,
        "may_word": is_office and not row.repealed_on and (waiting is None or entered_it),
        "may_call_off": waiting is not None,
        "may_confirm": waiting is not None and is_approver and not entered_it,
        "may_repeal": is_approver and shown is not None and shown.in_force is not None and not row.repealed_on,
    }
    return render(request, "desk/leading/regulation.html", context)


@staff_page
def regulation_new(request: StaffRequest) -> HttpResponse:
    """Enter a new regulation with its first wording."""
    only_office(request)
    initial = {"in_force_on": request.today, "lock": 0}
    form = RegulationForm(sent(request), resolutions=queries.resolutions_confirmed(), initial=initial)
    page = Ask(_("登记制度"), _("登记，送审批人确认"), _("已登记，等审批人确认。"), reverse("desk:regulations"))

    def act(said: dict[str, object]) -> None:
        words = {name: value for name, value in said.items() if name != "lock"}
        actions.start_regulation(**words, by=request.person, at=now())  # type: ignore[arg-type]

    return ask(request, form, page, act)


@staff_page
def regulation_word(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Enter the next wording, or write anew the one that waits."""
    only_office(request)
    row = found(queries.regulation_called(public_id))
    waiting = queries.version_in_work(row)
    before = waiting or next(iter(row.versions.all()), None)
    initial = {"text": before.text if before else "", "in_force_on": request.today}
    if waiting:
        initial |= {"lock": waiting.lock, "in_force_on": waiting.in_force_on, "adopted_by": waiting.adopted_by}
    form = VersionForm(sent(request), resolutions=queries.resolutions_confirmed(), initial=initial)
    title = _("修改待确认的一版：%(title)s") if waiting else _("登记新的一版：%(title)s")
    back = reverse("desk:regulation", args=[public_id])
    page = Ask(title % {"title": row.title}, _("登记，送审批人确认"), _("已登记，等审批人确认。"), back)
    return ask(request, form, page, lambda said: actions.put_version(row, **said, by=request.person, at=now()))


@staff_page
def regulation_confirm(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Confirm a wording as it stands on this page: everybody may read it then."""
    only_approver(request)
    row, version = _waiting(public_id)
    told = (_("确认后向社会公开，任何人可见，不能再改。"), _("以后修改要登记新的一版，每一版都保留。"))
    page = _page(
        row, version, _("确认并公开：%(title)s 第 %(number)d 版"), _("确认并公开"), _("已确认，已公开。"), told
    )
    form = LockForm(sent(request), initial={"lock": version.lock})
    return ask(request, form, page, lambda said: actions.confirm_version(version, **said, by=request.person, at=now()))


@staff_page
def regulation_call_off(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give up a wording that nobody has confirmed."""
    only_office(request)
    row, version = _waiting(public_id)
    told = (_("作废后不能恢复，这一版仍留在记录里。"),)
    page = _page(row, version, _("作废：%(title)s 第 %(number)d 版"), _("作废这一版"), _("已作废。"), told)
    form = LockForm(sent(request), initial={"lock": version.lock})
    return ask(request, form, page, lambda said: actions.call_off_version(version, **said, by=request.person, at=now()))


@staff_page
def regulation_repeal(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Record that a regulation is not in force any more."""
    only_approver(request)
    row = found(queries.regulation_called(public_id))
    told = (_("废止后不能恢复。读者仍能看到全文，并看到已经废止、从哪天起、什么原因。"),)
    back = reverse("desk:regulation", args=[public_id])
    page = Ask(
        _("废止制度：%(title)s") % {"title": row.title}, _("废止这项制度"), _("已废止。"), back, "", told, is_grave=True
    )
    form = RepealForm(sent(request), initial={"repealed_on": request.today})
    return ask(request, form, page, lambda said: actions.repeal_regulation(row, **said, by=request.person, at=now()))


def _waiting(public_id: UUID) -> tuple[Regulation, RegulationVersion]:
    row = found(queries.regulation_called(public_id))
    return row, found(queries.version_in_work(row))


def _page(
    row: Regulation, version: RegulationVersion, title: str, submit: str, done: str, told: tuple[str, ...]
) -> Ask:
    back = reverse("desk:regulation", args=[row.public_id])
    words = title % {"title": row.title, "number": version.number}
    return Ask(words, submit, done, back, "", told, is_grave=True, quoted=version.text)


def _in_words(one: Any) -> str:  # noqa: ANN401 – a regulation as readers see it
    if one.is_repealed:
        return _("已废止")
    return _("施行中") if one.in_force else _("还没有施行")


def _made_known(request: StaffRequest) -> list[Any]:
    only_staff(request)
    return list(queries.regulations_for_readers(request.today))


LISTING = Listing(
    code="regulations",
    title=lazy("制度规定"),
    page="desk:regulations",
    found=_made_known,
    columns=(
        (lazy("名称"), lambda one: one.regulation.title),
        (lazy("文号"), lambda one: one.regulation.document_no),
        (lazy("版本"), lambda one: len(one.versions)),
        (lazy("情况"), _in_words),
    ),
)
