"""The check before publication while one writes: how far it has come, once more, and putting one place right."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.desk.forms.disclosures import kept_fields
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.matter import Revision
from gongkai.desk.phrases.refusals import sentence
from gongkai.desk.views.steps import refusal_of
from gongkai.desk.views.writable import writable
from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.putting_right import Fix

EXPLAINS = "explain_"
"""What the fields are called by that ask why a finding may stay; its mark follows."""


@staff_page
def progress(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Say how many files have been checked; the page that asks only waits for it is fetched anew at the end."""
    revision = writable(request, pk)
    check, total = queries.check_of(revision), revision.attachments.count()
    waits_only = request.GET.get("page") == "propose"
    context = {"revision": revision, "check": check, "total": total, "done": total - len(check.waiting)}
    response = render(request, "desk/editor/_progress.html", context | {"waits_only": waits_only})
    if waits_only and not check.waiting:
        response["HX-Refresh"] = "true"
    return response


@staff_page
@require_POST
def check_again(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Check the files of a draft once more that were not checked, and go back to the page for putting it up."""
    revision = writable(request, pk)
    actions.look_at_files(revision, at=now())
    return redirect("desk:propose", pk=pk)


def explained(request: StaffRequest, revision: Revision) -> None:
    """Keep why findings may stay, as it was typed beside them."""
    typed = {name: str(value) for name, value in request.POST.items() if name.startswith(EXPLAINS)}
    reasons = {name.removeprefix(EXPLAINS): reason for name, reason in typed.items()}
    if refused := refusal_of(lambda: actions.explain(revision, reasons, by=request.person, at=now())):
        messages.error(request, sentence(refused.refusals[0]))


def put_right(request: StaffRequest, revision: Revision, verb: str) -> HttpResponse:
    """Mask or cut out one finding; the text before is kept for him, to be brought back from the same page."""
    name, _colon, mark = verb.partition(":")
    by, at, version = request.person, now(), revision.version
    refused = refusal_of(lambda: actions.put_right(revision, mark, Fix(name), by=by, at=at, version=version))
    if refused:
        messages.error(request, sentence(refused.refusals[0]))
    else:
        actions.keep_buffer(revision, kept_fields(request.POST), by=by, at=at, version=revision.version)
        messages.success(request, _("已改好这一处。改错了的，可以在上面恢复改动前的内容。"))
    return redirect(reverse("desk:edit", args=[revision.disclosure.public_id]) + "#check")
