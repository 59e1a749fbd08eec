"""Writing a draft: versions, files, and meeting somebody else's version. Nothing typed is lost."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.checked import checked
from gongkai.desk.forms.disclosures import RISK_QUESTIONS, DraftForm, differing, kept_fields, start_of, typed_again
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.matter import Revision
from gongkai.desk.phrases.deciders import who_decides
from gongkai.desk.views.checking import explained, put_right
from gongkai.desk.views.conflict import Choice, Typed, conflict
from gongkai.desk.views.files import attach_sent, detach, put_back
from gongkai.desk.views.steps import refusal_of
from gongkai.desk.views.writable import writable
from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.putting_right import Fix
from gongkai.disclosures.rules.text import paragraphs
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience
from gongkai.orgs import queries as orgs
from gongkai.orgs.queries import viewer_of


@staff_page
def edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show the draft to be written on, and save what comes back. Source: 第十六条（一）."""
    revision = writable(request, pk)
    if request.method == "POST":
        return _received(request, revision)
    if revision.stage != Stage.DRAFT:
        messages.info(request, _("这份内容已经送审，不能再改。需要修改的，请审核人退回，或在发布前收回。"))
        return redirect("desk:disclosure", pk=pk)
    buffer = queries.buffer_of(revision, request.person)
    if buffer and "restore" in request.GET:
        return _page(request, revision, _form(request, revision, typed_again(buffer.fields)), buffer.version)
    return _page(request, revision, _form(request, revision), revision.version, kept=buffer)


def _form(request: StaffRequest, revision: Revision, sent: object = None) -> DraftForm:
    rungs = [] if sent is not None else list(queries.rungs_of(revision))
    start = {} if sent is not None else start_of(revision, rungs)
    viewer = viewer_of(request.user, request.today)
    form = DraftForm(sent, revision=revision, viewer=viewer, initial=start)
    groups = [group for group in orgs.groups_kept_in([revision.disclosure.unit.answering.pk]) if not group.is_closed]
    form.offer(orgs.unit_tree(request.today), groups)
    return form


def _page(request: StaffRequest, revision: Revision, form: DraftForm, version: int, **more: object) -> HttpResponse:
    rungs = {rung.audience for rung in queries.rungs_of(revision)}
    attachments = list(queries.attachments_of(revision))
    context = {
        "revision": revision,
        "form": form,
        "version": version,
        "item": queries.item_of(revision),
        "attachments": attachments,
        "check": checked(revision, attachments),
        "deciders": who_decides(revision, now()),
        "questions": RISK_QUESTIONS,
        "is_named": Audience.SPECIFIC in rungs,
        "removed": request.session.get("removed", {}).get(str(revision.disclosure.public_id)),
        "saved": request.session.pop("saved", "") == str(revision.disclosure.public_id),
        "now": now(),
    }
    return render(request, "desk/editor/edit.html", context | more)


def _received(request: StaffRequest, revision: Revision) -> HttpResponse:
    """Save what was sent, unless somebody else was quicker."""
    form = _form(request, revision, request.POST)
    verb = request.POST.get("verb", "save")
    if verb == "theirs":
        actions.discard_buffer(revision, by=request.person)
        return redirect("desk:edit", pk=revision.disclosure.public_id)
    if verb == "merge":
        return _page(request, revision, form, revision.version, theirs=revision)
    if request.POST.get("version") != str(revision.version) or revision.stage != Stage.DRAFT:
        return _overtaken(request, revision)
    if not form.is_valid():
        _files(request, revision)
        revision.refresh_from_db()
        return _page(request, revision, form, revision.version)
    by, version = request.person, revision.version
    refused = refusal_of(lambda: actions.save(revision, form.draft(), by=by, at=now(), version=version))
    if refused:
        return _overtaken(request, writable(request, revision.disclosure.public_id))
    explained(request, revision)
    return _gone_on(request, revision, verb)


def _gone_on(request: StaffRequest, revision: Revision, verb: str) -> HttpResponse:
    """Take the files in and out that were asked for, and lead on."""
    public_id = revision.disclosure.public_id
    request.session["saved"] = str(public_id)
    if _files(request, revision):
        return redirect(reverse("desk:edit", args=[public_id]) + "#files")
    if verb == "propose":
        return redirect("desk:propose", pk=public_id)
    if verb == "check":
        actions.look_at_files(revision, at=now())
        return redirect(reverse("desk:edit", args=[public_id]) + "#check")
    if verb.partition(":")[0] in list(Fix):
        return put_right(request, revision, verb)
    messages.success(request, _("已保存为一个版本。"))
    return redirect("desk:edit", pk=public_id)


def _files(request: StaffRequest, revision: Revision) -> bool:
    """Carry out what was asked about files; tell whether anything was."""
    if "remove" in request.POST:
        detach(request, revision, request.POST["remove"])
    if request.POST.get("verb") == "put_back":
        put_back(request, revision)
    attach_sent(request, revision)
    return "remove" in request.POST or request.POST.get("verb") in {"put_back", "attach"} or bool(request.FILES)


def _overtaken(request: StaffRequest, revision: Revision) -> HttpResponse:
    """Keep what was typed, and show both texts with what differs. Practice: no silent overwriting."""
    by, typed = request.person, kept_fields(request.POST)
    version = request.POST.get("version", "")
    number = int(version) if version.isdecimal() else 0
    kept = refusal_of(lambda: actions.keep_buffer(revision, typed, by=by, at=now(), version=number)) is None
    choices = [
        Choice("verb", "save", _("用我的，另存为新版本")),
        Choice("verb", "theirs", _("用对方的，丢弃我写的")),
        Choice("verb", "merge", _("合并：带着我写的内容接着改")),
    ]
    again = _form(request, revision, typed_again(typed))
    bodies = (request.POST.get("body", ""), revision.body)
    mine = [Typed(_label(label, theirs), text) for label, text, theirs in differing(again, _form(request, revision))]
    mine.append(Typed(_("正文"), "\n".join(paragraphs(bodies[0]))))
    return conflict(request, revision, again, bodies=bodies, choices=choices if kept else [], typed=mine)


def _label(label: str, theirs: str) -> str:
    return _("%(label)s（现在保存的是：%(theirs)s）") % {"label": label, "theirs": theirs or _("空")}
