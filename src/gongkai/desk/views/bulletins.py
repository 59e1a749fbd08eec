"""Bulletins: put together from what was made known, and given out as docx or pdf. Source: 第十四条."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.channels.actions import put_bulletin
from gongkai.channels.papers import FontsMissing, as_docx, as_pdf
from gongkai.channels.queries import Release, bulletins
from gongkai.channels.queries.bulletins import Bulletin, Paper, Unit, Viewer
from gongkai.desk.forms.bulletins import BulletinForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.desk.views.orgs.asking import found, sent
from gongkai.files.rules import FORMATS
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.queries import viewer_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One item that may be chosen: its name in the form, whether it is chosen, and at which place."""

    key: str
    release: Release
    is_chosen: bool
    place: str


@staff_page
def all_bulletins(request: StaffRequest) -> HttpResponse:
    """List the bulletins of one's units."""
    return render(request, "desk/bulletins/list.html", {"rows": LISTING.shown(request, _made(request))})


@staff_page
def bulletin_new(request: StaffRequest) -> HttpResponse:
    """Put a bulletin together."""
    units = _only_makers(request)
    return _put(request, units, None)


@staff_page
def bulletin(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a bulletin, which may be put together anew and given out."""
    units = _only_makers(request)
    one = _called(request, public_id)
    return _put(request, [unit for unit in units if unit == one.unit], one)


def _put(request: StaffRequest, units: list[Unit], old: Bulletin | None) -> HttpResponse:
    viewer = _viewer(request)
    offered = {bulletins.key_of(row): row for row in bulletins.to_choose(viewer)}
    kept = [bulletins.key_of(row) for row in bulletins.items_of(old, viewer)] if old else []
    start = _start_of(old) if old else {"issued_on": localdate(), "unit": units[0].code, "items": []}
    form = BulletinForm(sent(request), units=units, keys=list(offered), initial=start)

    def act() -> Bulletin:
        read_at = request.POST.get("version", "")
        more = {"old": old, "version": int(read_at) if read_at.isdecimal() else 0}
        who = {"viewer": viewer, "by": request.person, "at": now()}
        made.append(put_bulletin(form.chosen_unit, form.typed(), **who, **more))  # type: ignore[arg-type]
        return made[0]

    made: list[Bulletin] = []
    if form.is_bound and form.is_valid() and form.takes(act):
        messages.success(request, _("简报已编好，可以下载。"))
        return redirect("desk:bulletin", made[0].public_id)
    ticked = form.data.getlist("items") if form.is_bound else kept  # type: ignore[attr-defined]
    order = [*(key for key in kept if key in offered), *(key for key in offered if key not in kept)]
    choices = [Choice(key, offered[key], key in ticked, form.place_of(key, kept)) for key in order]
    gone = old.items.count() - len(kept) if old else 0
    return render(request, "desk/bulletins/bulletin.html", {"form": form, "one": old, "choices": choices, "gone": gone})


def _start_of(one: Bulletin) -> dict[str, object]:
    said = {name: getattr(one, name) for name in ("title", "issue", "issued_on", "foreword")}
    return {**said, "unit": one.unit.code}


@staff_page
def bulletin_docx(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give a bulletin out as docx."""
    one = _called(request, public_id)
    return given_out(as_docx(_paper(request, one)), f"{one.title}{one.issue}.docx", FORMATS["docx"].media_type)


@staff_page
def bulletin_pdf(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give a bulletin out as pdf; where there is no Chinese font, say what to do, and docx is there all the same."""
    one = _called(request, public_id)
    try:
        written = as_pdf(_paper(request, one), fonts=settings.PDF_FONTS)
    except FontsMissing:
        messages.error(
            request, _("服务器上没有中文字体，或没有装排版组件，做不成 pdf。请下载 docx，或请系统管理员安装。")
        )
        return redirect("desk:bulletin", one.public_id)
    return given_out(written, f"{one.title}{one.issue}.pdf", FORMATS["pdf"].media_type)


def given_out(content: bytes, name: str, media_type: str) -> HttpResponse:
    """Answer with a document that was just written."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return response


def _paper(request: StaffRequest, one: Bulletin) -> Paper:
    """Return what is printed; an inner bulletin says on its face for whom it is. Source: 第十条."""
    inside = one.audience != Audience.PUBLIC
    mark = _("%(audience)s，仅限党员阅读") % {"audience": named(Audience.INNER)} if inside else ""
    items = bulletins.items_of(one, _viewer(request))
    return bulletins.paper_of(one, items, mark=mark, foot=_("%(unit)s编发") % {"unit": one.unit.name})


def _viewer(request: StaffRequest) -> Viewer:
    return viewer_of(request.user, request.today)


def _called(request: StaffRequest, public_id: UUID) -> Bulletin:
    _only_makers(request)
    return found(bulletins.bulletin_called(public_id, request.duties, _viewer(request)))


def _only_makers(request: StaffRequest) -> list[Unit]:
    """Return the units for which one makes bulletins.

    :raises Http404: for those who make none.
    """
    units = bulletins.units_of_makers(request.duties)
    if not units:
        raise Http404
    return units


def _made(request: StaffRequest) -> list[Any]:
    _only_makers(request)
    return list(bulletins.bulletins_of(request.duties, _viewer(request)))


LISTING = Listing(
    code="bulletins",
    title=lazy("简报"),
    page="desk:bulletins",
    link=lambda one: reverse("desk:bulletin", args=[one.public_id]),
    found=_made,
    columns=(
        (lazy("名称"), lambda one: f"{one.title} {one.issue}"),
        (lazy("编发单位"), lambda one: short_unit_name(one.unit)),
        (lazy("公开范围"), lambda one: named(Audience(one.audience))),
        (lazy("印发日期"), lambda one: one.issued_on),
    ),
)
