"""Importing a table into a draft: the file, its columns, what is unclear, what it would do; then it is done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.catalogue.importing import actions, queries
from gongkai.catalogue.importing.queries import Preview
from gongkai.catalogue.queries import Opened
from gongkai.catalogue.rules import VersionVerb
from gongkai.catalogue.tables.stages import Stage
from gongkai.desk.forms.catalogue_import import AnswersForm, ColumnsForm, UploadForm, WriteForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import say
from gongkai.desk.phrases.catalogue_import import line_of, skipped_in, wrong_in
from gongkai.desk.views.catalogue.opening import Outcome, carry_out, lock_for, moved_on, version_to
from gongkai.desk.views.orgs.asking import sent
from gongkai.measures.refusal import Refusal
from gongkai.orgs.queries import unit_tree
from gongkai.ui.workbook import written

ROWS = 20
SHOWN = 100
"""How many complaints, and how many rows left out, a page lists; the file lists all complaints."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_page
def upload(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take in a file with tables; nothing of the draft changes yet. Source: 第十三条."""
    at = version_to(VersionVerb.EDIT, request, public_id)
    if VersionVerb.EDIT not in at.verbs:
        return moved_on(request, at)
    form = UploadForm(sent(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        name = form.cleaned_data["file"].name
        kept = actions.keep_upload(at.version, name=name, tables=form.tables, by=request.person, at=now())
        return redirect("desk:catalogue_import_columns", public_id, kept.public_id)
    return render(request, "desk/catalogue/import.html", {"form": form, "version": at.version})


@staff_page
def columns(request: StaffRequest, public_id: UUID, upload_id: UUID) -> HttpResponse:
    """Show what the columns are taken for, to be put right."""
    at, kept = upload_for(request, public_id, upload_id)
    if kept.stage != Stage.OPEN:
        return redirect("desk:catalogue_import_preview", public_id, upload_id)
    form = ColumnsForm(sent(request), sheets=queries.sheets_of(kept))
    if form.is_valid():
        actions.choose_columns(kept, form.uses)
        return redirect("desk:catalogue_import_preview", public_id, upload_id)
    context = {"form": form, "version": at.version, "upload": kept}
    return render(request, "desk/catalogue/import_columns.html", context)


@staff_page
def preview(request: StaffRequest, public_id: UUID, upload_id: UUID) -> HttpResponse:
    """Ask what is unclear, say what is wrong, show what importing would do; or how far it is."""
    at, kept = upload_for(request, public_id, upload_id)
    if kept.stage != Stage.OPEN:
        return _progress(request, at, kept)
    found = queries.preview_of(kept)
    if request.method == "POST" and "again" in request.POST:
        actions.answer(kept, {})
        return redirect("desk:catalogue_import_preview", public_id, upload_id)
    form = _answers(request, found, data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.answer(kept, form.answers)
        return redirect("desk:catalogue_import_preview", public_id, upload_id)
    return _shown(request, at, found, form)


@require_POST
@staff_page
def write(request: StaffRequest, public_id: UUID, upload_id: UUID) -> HttpResponse:
    """Import what was looked through; a long table goes to the worker. Source: 第十三条."""
    at, kept = upload_for(request, public_id, upload_id)
    found = queries.preview_of(kept)
    form = WriteForm(request.POST, to_explain=found.to_explain)

    def act() -> None:
        said = form.cleaned_data
        actions.agree(kept, lock=said["lock"], reason=said.get("reason", ""), at=now())

    outcome = carry_out(request, form, act)
    if "lock" in form.errors:
        raise Http404
    kept.refresh_from_db()
    if outcome is Outcome.LATE and VersionVerb.EDIT not in at.verbs:
        return moved_on(request, at)
    if outcome is not Outcome.DONE and kept.stage == Stage.OPEN:
        return _shown(request, at, found, _answers(request, found, data=None), form, outcome)
    return _after(request, at, kept)


@staff_page
def errors(request: StaffRequest, public_id: UUID, upload_id: UUID) -> HttpResponse:
    """Give out what is wrong with a table, as a table."""
    kept = upload_for(request, public_id, upload_id)[1]
    found = wrong_in(queries.preview_of(kept))
    heading = (_("行"), _("列"), _("原内容"), _("问题"))
    lines = [(one.where, one.column, one.content, one.problem) for one in found]
    content = written({_("问题"): [heading, *lines]})
    told = {"Content-Disposition": 'attachment; filename="catalogue-errors.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=told)


def _here(public_id: UUID, upload_id: UUID) -> HttpResponse:
    return redirect("desk:catalogue_import_preview", public_id, upload_id)


def upload_for(request: StaffRequest, public_id: UUID, upload_id: UUID) -> tuple[Opened, Any]:
    """Return the version and what this person uploaded for it.

    :raises Http404: to everybody else neither exists.
    """
    at = version_to(VersionVerb.EDIT, request, public_id)
    kept = queries.upload_called(at.version, upload_id, request.person)
    if kept is None:
        raise Http404
    return at, kept


def _after(request: StaffRequest, at: Opened, kept: Any) -> HttpResponse:  # noqa: ANN401 – a row of the chapter
    """Lead to the draft when the import is done, else to how far it is."""
    if kept.stage != Stage.DONE:
        return _here(at.version.public_id, kept.public_id)
    messages.success(request, _("导入完成。新增 %(added)d，变更 %(changed)d，不变 %(unchanged)d。") % kept.outcome)
    return redirect("desk:catalogue_version", at.version.public_id)


def _answers(request: StaffRequest, found: Preview, *, data: Any) -> AnswersForm:  # noqa: ANN401 – handed to Django
    units = {unit.code: unit.name for unit in unit_tree(request.today)}
    return AnswersForm(data, questions=found.reading.open, counts=found.reading.asked, units=units)


def _shown(
    request: StaffRequest,
    at: Opened,
    found: Preview,
    form: AnswersForm,
    agreed: WriteForm | None = None,
    outcome: Outcome = Outcome.ASKED,
) -> HttpResponse:
    agreed = agreed or WriteForm(None, to_explain=found.to_explain)
    shown = {"agreed": agreed, "lock": lock_for(agreed, at, outcome)} | _what_was_read(request, at, found)
    return render(request, "desk/catalogue/import_preview.html", shown | {"form": form}, status=outcome.status)


def _what_was_read(request: StaffRequest, at: Opened, found: Preview) -> dict[str, object]:
    wrong, skipped = wrong_in(found), skipped_in(found)
    units = {unit.pk: unit.short_name for unit in unit_tree(request.today)}
    page = Paginator(found.rows, ROWS).get_page(request.GET.get("page"))
    return {
        "version": at.version,
        "upload": found.upload,
        "preview": found,
        "wrong": wrong[:SHOWN],
        "wrong_count": len(wrong),
        "question_count": len(found.reading.questions),
        "skipped": skipped[:SHOWN],
        "skipped_count": len(skipped),
        "page": page,
        "lines": [line_of(row, found, units) for row in page],
        "effects": {effect.value: count for effect, count in found.effects.items()},
        "to_write": len(found.placed) - found.effects["unchanged"],  # type: ignore[index]
    }


def _progress(request: StaffRequest, at: Opened, kept: Any) -> HttpResponse:  # noqa: ANN401 – a row of the chapter
    """Show how far an import is; a page that asks every second is told to load anew when it is over."""
    context = {
        "version": at.version,
        "upload": kept,
        "is_under_way": Stage(kept.stage).is_under_way,
        "is_done": kept.stage == Stage.DONE,
        "is_waiting": kept.stage == Stage.WAITING,
        "refused": [say(Refusal(one["code"], None, one["about"])) for one in kept.outcome.get("refused", ())],
    }
    if "HX-Request" in request.headers:
        response = HttpResponse(render_to_string("desk/catalogue/_import_progress.html", context))
        if not context["is_under_way"]:
            response.headers["HX-Refresh"] = "true"
        return response
    return render(request, "desk/catalogue/import_progress.html", context)
