"""Blackening what must not be seen: pages are shown one by one, and what is drawn on them is carried in the form."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from gongkai.desk.forms.redacting import MOST, AreaForm, RedactForm, written
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.matter import Attachment, Revision
from gongkai.desk.phrases.tools import Tool, blacken, blacken_pattern, in_words, shape, tool_for, where_pattern
from gongkai.desk.views.replacing import back_to_files, content_of, draft_file, replaced, tool_page
from gongkai.disclosures.rules.words import Stage
from gongkai.scanner.child import drawn_safely, pages_safely, redact_safely
from gongkai.scanner.pages import Area
from gongkai.scanner.passage import Trouble

WIDTH = 1_200
"""How wide a page is drawn at most, in pixels: twice as wide as it is shown."""

DIGITS = 5
"""Longer numbers name no page."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The page that is shown: ``wanted`` is what was asked for, ``why`` why there is no picture of it."""

    number: int
    pages: int
    wanted: int
    why: str = ""


@dataclass(slots=True)
class Board:
    """What the person has in hand: the areas so far, the fields of one more, and the number of the page."""

    form: RedactForm
    typed: AreaForm
    areas: list[Area]
    page: int
    is_overtaken: bool = False


@tool_page(Tool.REDACT)
def redact(request: StaffRequest, revision: Revision, attachment: Attachment) -> HttpResponse:
    """Show a page to be drawn on, with all areas so far; blacken them when asked. Source: 第九条."""
    if request.method != "POST":
        form = RedactForm(initial={"version": revision.version})
        return _page(request, revision, attachment, Board(form, AreaForm(), [], _number(request.GET.get("page", ""))))
    board = _sent(request.POST, revision)
    if "apply" in request.POST and board.form.is_valid():
        return _applied(request, revision, attachment, board)
    return _page(request, revision, attachment, board)


@staff_page
@require_safe
def redact_page(request: StaffRequest, pk: UUID, attachment: UUID, page: int) -> HttpResponse:
    """Answer with the picture of a page, for whoever may draw on it; no cache keeps it.

    :raises Http404: if there is none, or one may not.
    """
    revision, found = draft_file(request, pk, attachment)
    if revision.stage != Stage.DRAFT or tool_for(found.name) is not Tool.REDACT:
        raise Http404
    drawing = drawn_safely(content_of(found), found.name, page, width=WIDTH)
    if isinstance(drawing, Trouble):
        raise Http404
    return HttpResponse(drawing.picture, content_type="image/png")


def _number(text: str) -> int:
    return max(int(text), 1) if text.isdecimal() and len(text) <= DIGITS else 1


def _sent(said: QueryDict, revision: Revision) -> Board:
    """Return what was sent, without an area that was dropped and with one that was typed."""
    form, page = RedactForm(said), _number(said.get("turn") or said.get("here", ""))
    board = Board(form, AreaForm(said if "add" in said else None), form.areas, page)
    form.full_clean()
    if form.read_at != revision.version:
        board.is_overtaken = True
        form.add_error(None, _("您打开这一页以后，这份草稿改过了，还没有涂黑。请对照现在的页面看一遍列出的地方。"))
    board.areas = [area for area in board.areas if written(area) != said.get("drop")]
    if board.typed.is_bound and board.typed.is_valid():
        board.areas.append(board.typed.area(page))
        board.typed = AreaForm()
    return board


def _applied(request: StaffRequest, revision: Revision, attachment: Attachment, board: Board) -> HttpResponse:
    """Blacken the areas and put the result in the place of the file, or say why not with everything kept."""
    copy = redact_safely(content_of(attachment), attachment.name, board.areas)
    if isinstance(copy, Trouble):
        board.form.add_error(None, _("没有涂黑，附件没有变：%(why)s。") % {"why": in_words(copy)})
    elif refused := replaced(request, revision, attachment, copy, version=revision.version):
        board.form.refuse(refused.refusals)
        revision.refresh_from_db()
    else:
        total = len(board.areas)
        done = ngettext(
            "%(name)s 已涂黑 %(total)d 处，附件已替换。", "%(name)s 已涂黑 %(total)d 处，附件已替换。", total
        )
        messages.success(request, done % {"name": attachment.name, "total": total})
        return back_to_files(revision)
    return _page(request, revision, attachment, board)


def _page(request: StaffRequest, revision: Revision, attachment: Attachment, board: Board) -> HttpResponse:
    leaf = _leaf(content_of(attachment), attachment.name, board.page)
    context = {
        "revision": revision,
        "attachment": attachment,
        "board": board,
        "leaf": leaf,
        "shapes": [shape(area, written(area)) for area in board.areas],
        "most": MOST,
        "words": {"where": where_pattern(), "one": blacken(1), "many": blacken_pattern(2), "none": blacken(0)},
        "button": blacken(len(board.areas)),
        "title": _("涂黑：%(name)s") % {"name": attachment.name},
    }
    return render(request, "desk/tools/redact.html", context, status=409 if board.is_overtaken else 200)


def _leaf(content: bytes, name: str, wanted: int) -> Leaf:
    """Look at a page as small as can be, which tells how many there are; one that is not there becomes the last."""
    drawing = drawn_safely(content, name, wanted, width=1)
    if not isinstance(drawing, Trouble):
        return Leaf(wanted, drawing.pages, wanted)
    pages = pages_safely(content, name)
    if isinstance(pages, Trouble):
        return Leaf(wanted, 0, wanted, in_words(pages))
    if wanted > pages:
        return replace(_leaf(content, name, pages), wanted=wanted)
    return Leaf(wanted, pages, wanted, in_words(drawing))
