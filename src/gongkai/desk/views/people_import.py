"""Importing people or posts from a sheet: upload, look at what it would do, carry it out. Nothing is kept between."""

from dataclasses import astuple
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.desk.forms.orgs.refusals import field_of
from gongkai.desk.forms.orgs.sheets import PEOPLE, POSTS, Complaint
from gongkai.desk.forms.orgs.workbook import UploadForm, complaints_listed
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.orgs import say
from gongkai.desk.views.orgs.asking import manages, only, sent
from gongkai.orgs import queries
from gongkai.orgs.actions import Effect, Imported
from gongkai.orgs.rules import Matter
from gongkai.ui.workbook import written

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HOUR = 60 * 60


def _sheet(request: StaffRequest) -> Any:  # noqa: ANN401 – one of two sheets with different rows
    only(request, Matter.PEOPLE, Matter.POSTS)
    return PEOPLE if manages(request, Matter.PEOPLE) else POSTS


@staff_page
def people_import(request: StaffRequest) -> HttpResponse:
    """Take in a sheet, show what it would do, and on agreement do it."""
    sheet = _sheet(request)
    if "lines" in request.POST:
        return _considered(request, sheet, _unsealed(request, "lines"), keep=True)
    uploads = request.FILES if request.method == "POST" else None
    form = UploadForm(sent(request), uploads, columns=sheet.columns)
    if form.is_valid():
        return _considered(request, sheet, form.lines, keep=False)
    return render(request, "desk/orgs/import.html", {"form": form, "sheet": sheet})


def _considered(request: StaffRequest, sheet: Any, lines: list[list[str]], *, keep: bool) -> HttpResponse:  # noqa: ANN401
    rows, complaints = sheet.rows(lines, queries.units_by_code())
    outcome: Imported = sheet.enter(rows, keep=keep and not complaints, by=request.person, at=now())
    complaints += [_complaint(sheet, lines, *refused) for refused in outcome.refused]
    if keep and not complaints:
        messages.success(request, _("导入完成。") + _summary(outcome))
        return redirect("desk:people")
    context = {
        "sheet": sheet,
        "effects": outcome.effects,
        "total": len(rows),
        "complaints": sorted(complaints, key=lambda each: each.line),
        "sealed_lines": signing.dumps(lines, salt=_salt(request), compress=True),
        "sealed_complaints": signing.dumps([astuple(each) for each in complaints], salt=_salt(request), compress=True),
    }
    return render(request, "desk/orgs/import_preview.html", context)


def _complaint(sheet: Any, lines: list[list[str]], line: int, refusal: Any) -> Complaint:  # noqa: ANN401
    cells = dict(zip(sheet.columns, lines[line - 2], strict=True))
    field = field_of(refusal, cells) or ""
    return Complaint(line, sheet.columns.get(field, ""), cells.get(field, ""), say(refusal))


def _summary(outcome: Imported) -> str:
    return _("新增 %(added)d，变更 %(changed)d，停用 %(stopped)d，不变 %(unchanged)d。") % {
        effect.value: outcome.effects[effect] for effect in Effect
    }


def _salt(request: StaffRequest) -> str:
    return f"orgs-import-{request.user.pk}"


def _unsealed(request: StaffRequest, name: str) -> Any:  # noqa: ANN401 – what was sealed
    try:
        return signing.loads(request.POST.get(name, ""), salt=_salt(request), max_age=HOUR)
    except signing.BadSignature as forged:
        raise Http404 from forged


@staff_page
def template(request: StaffRequest) -> HttpResponse:
    """Give out the empty sheet, with an example and notes beside it."""
    sheet = _sheet(request)
    heading = list(sheet.columns.values())
    pages = {
        str(sheet.title): [heading],
        _("示例"): [heading, sheet.example],
        _("说明"): [[note] for note in sheet.notes],
    }
    return _file(written(pages), f"{sheet.name}-template.xlsx")


@require_POST
@staff_page
def errors(request: StaffRequest) -> HttpResponse:
    """Give out what is wrong with a sheet, as a sheet."""
    sheet = _sheet(request)
    complaints = [Complaint(*each) for each in _unsealed(request, "complaints")]
    return _file(complaints_listed(complaints), f"{sheet.name}-errors.xlsx")


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
