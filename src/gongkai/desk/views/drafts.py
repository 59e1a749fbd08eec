"""What is typed and not yet a version: kept while one types, dropped when told to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.desk.forms.disclosures import kept_fields
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.steps import refusal_of
from gongkai.desk.views.writable import writable
from gongkai.disclosures import actions


@staff_page
@require_POST
def autosave(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    """Keep what was typed for whoever typed it; answer 409 where the page was overtaken, still keeping it."""
    revision = writable(request, pk)
    said = request.POST.get("version", "")
    version = int(said) if said.isdecimal() else 0
    typed = kept_fields(request.POST)
    by, at = request.person, now()
    refused = refusal_of(lambda: actions.keep_buffer(revision, typed, by=by, at=at, version=version))
    if refused or version != revision.version:
        return JsonResponse({"ok": False}, status=409)
    return JsonResponse({"ok": True, "version": version})


@staff_page
@require_POST
def discard(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Drop what one typed and did not save; versions stay as they are."""
    actions.discard_buffer(writable(request, pk), by=request.person)
    messages.success(request, _("没有存成版本的内容已丢弃。"))
    return redirect("desk:edit", pk=pk)
