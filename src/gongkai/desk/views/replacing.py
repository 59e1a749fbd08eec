"""Tools that put another file in the place of an attachment of a draft: who may use them, and how it is put back."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from uuid import UUID

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.matter import Attachment, Revision
from gongkai.desk.phrases.refusals import sentence
from gongkai.desk.phrases.tools import Tool, tool_for, why_not_this
from gongkai.desk.views.files import Taken, attached, remember
from gongkai.desk.views.steps import refusal_of
from gongkai.desk.views.writable import writable
from gongkai.disclosures import actions
from gongkai.disclosures.rules.words import Stage
from gongkai.files.actions import store
from gongkai.files.queries import opened
from gongkai.measures.refusal import Refusal, Refused

ToolView = Callable[[StaffRequest, Revision, Attachment], HttpResponse]


def tool_page(tool: Tool) -> Callable[[ToolView], Callable[[HttpRequest, UUID, UUID], HttpResponseBase]]:
    """Open a page on a file to those who write the draft that it is attached to; others do not find it.

    What is no draft any more, and a file that the tool is not for, lead back with the reason.
    """

    def decorate(view: ToolView) -> Callable[[HttpRequest, UUID, UUID], HttpResponseBase]:
        @wraps(view)
        def inner(request: StaffRequest, pk: UUID, attachment: UUID) -> HttpResponse:
            revision, found = draft_file(request, pk, attachment)
            if revision.stage != Stage.DRAFT:
                messages.info(request, sentence(Refusal("not_a_draft")))
                return redirect("desk:disclosure", pk=pk)
            if tool_for(found.name) is not tool:
                messages.error(request, why_not_this(tool))
                return back_to_files(revision)
            return view(request, revision, found)

        return staff_page(inner)

    return decorate


def draft_file(request: StaffRequest, pk: UUID, attachment: UUID) -> tuple[Revision, Attachment]:
    """Return the newest revision of a disclosure to those who write for its unit, and a file of it.

    :raises Http404: for everybody else, and where it has no such file.
    """
    revision = writable(request, pk)
    found = attached(revision, str(attachment))
    if found is None:
        raise Http404
    return revision, found


def content_of(attachment: Attachment) -> bytes:
    """Return the bytes of a file as it was uploaded."""
    with opened(attachment.stored) as content:
        return content.read()


def back_to_files(revision: Revision) -> HttpResponse:
    """Lead back to the files in the editor."""
    return redirect(reverse("desk:edit", args=[revision.disclosure.public_id]) + "#files")


def replaced(
    request: StaffRequest, revision: Revision, attachment: Attachment, content: bytes, *, version: int
) -> Refused | None:
    """Put new bytes in the place of a file, and remember the old ones for the session; return why not, if so."""
    before, name, by, at = attachment.stored.digest, attachment.name, request.person, now()

    def act() -> None:
        stored = store(ContentFile(content), name=name, at=at)
        actions.replace_file(attachment, stored, by=by, at=at, version=version)

    refused = refusal_of(act)
    if refused is None:
        taken = Taken(name, before, file=str(attachment.public_id), instead=sha256(content).hexdigest())
        remember(request, revision, taken)
    return refused
