"""The internal log of what staff did, for the audit administrator alone. Practice: 三员分立、留痕."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.deeds import Asked, Line, lines_of, read
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.deeds import choices
from gongkai.desk.phrases.log import TROUBLES
from gongkai.desk.views.orgs.asking import found, only
from gongkai.ledger import queries
from gongkai.ledger.rules.leaf import Log
from gongkai.orgs.rules import Matter

ROWS = 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the log, and the sequence numbers from which to read on."""

    lines: list[Line]
    newer: str | None
    older: str | None


@staff_page
def deeds(request: StaffRequest) -> HttpResponse:
    """List what staff did, the newest first, and how the log stands."""
    only(request, Matter.DEEDS)
    asked = read(request.GET)
    page = _stretch(request, asked)
    state = queries.state_of(Log.AUDIT)
    context = {
        "page": page,
        "asked": asked.typed,
        "ignored": asked.ignored,
        "is_filtered": any(asked.typed.values()),
        "choices": choices(),
        "state": state,
        "trouble": TROUBLES[state.trouble] if state.trouble else "",
        "now": now(),
    }
    return render(request, "desk/deeds/list.html", context)


def _stretch(request: HttpRequest, asked: Asked) -> Stretch:
    """Cut the list where the address says; a place that is none counts as the beginning, and is said."""
    rows, place = queries.deeds(asked.narrowed), ""
    for name in ("before", "after"):
        if mark := request.GET.get(name, ""):
            place = name if mark.isdecimal() and mark.isascii() and len(mark) < len(str(2**63)) else ""
            asked.ignored += [] if place else [_("翻页位置")]
            break
    if place == "before":
        newer = list(rows.filter(index__gt=int(mark)).order_by("index")[: ROWS + 1])
        chosen, more_newer, more_older = newer[:ROWS][::-1], len(newer) > ROWS, True
    else:
        older = list((rows.filter(index__lt=int(mark)) if place else rows)[: ROWS + 1])
        chosen, more_newer, more_older = older[:ROWS], bool(place), len(older) > ROWS
    lines = list(lines_of(queries.read_deeds(chosen)))
    first, last = (str(lines[0].index), str(lines[-1].index)) if lines else ("", "")
    return Stretch(lines, first if more_newer and first else None, last if more_older and last else None)


def _whole(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    only(request, Matter.DEEDS)
    return queries.deeds(read(request.GET).narrowed)


def _details(line: Line) -> str:
    return _("；").join(f"{label}{_('：')}{text}" for label, text in line.details)


LISTING = Listing(
    code="deeds",
    title=lazy("操作记录"),
    page="desk:deeds",
    found=_whole,
    rows=lambda _request, found: lines_of(queries.read_deeds(found)),
    columns=(
        (lazy("序号"), lambda line: line.index),
        (lazy("时间"), lambda line: f"{localtime(line.at):%Y-%m-%d %H:%M:%S}"),
        (lazy("操作人"), lambda line: line.who),
        (lazy("工号或学号"), lambda line: line.who_number),
        (lazy("操作"), lambda line: line.what),
        (lazy("对象"), lambda line: line.subject),
        (lazy("对象编码"), lambda line: line.code),
        (lazy("详情"), _details),
        (lazy("核对"), lambda line: _("相符") if line.fits else _("不符")),
    ),
)


@staff_page
def proof(request: StaffRequest, index: int) -> HttpResponse:
    """Give out the proof bundle of one line."""
    only(request, Matter.DEEDS)
    entry = found(queries.deed_at(index))
    try:
        bundle = queries.bundle_of(entry)
    except queries.NotYetPublished:
        messages.warning(request, _("这一条还没有签名，约一分钟后再下载凭证。"))
        return redirect("desk:deeds")
    except queries.SealGone:
        messages.warning(request, _("这一条的详情已随备份丢失，没有凭证可下载。"))
        return redirect("desk:deeds")
    response = HttpResponse(bundle, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="audit-{index}.tlog-proof"'
    return response
