"""The register, one case of it, its files, who looked at it; and how many ended a year. Source: 第二十条."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from gongkai.accountability import queries
from gongkai.accountability.queries import Case, Evidence, Statement
from gongkai.accountability.rules.words import Kind, Limb, Looked, Party, Verb
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.accountability import (
    concerned_in_words,
    guard_in_words,
    knower_in_words,
    page_of,
    stage_in_words,
)
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.views.accountability.opening import opened
from gongkai.desk.views.orgs.asking import found
from gongkai.files.rules import FORMATS
from gongkai.measures.vocabulary import OFFICE, Ground, Role

WAYS: dict[Verb, tuple[str, str | Promise, str, str]] = {
    Verb.OPEN: ("desk:case_open", _("启动问责"), "hourglass", "p"),
    Verb.DECIDE: ("desk:case_decide", _("登记决定"), "rubber-stamp", "p"),
    Verb.CLOSE: ("desk:case_close", _("了结"), "circle-check", "p"),
    Verb.PROVE: ("desk:case_prove", _("附证据"), "paperclip", ""),
    Verb.HEAR: ("desk:case_hear", _("记录陈述"), "message", ""),
    Verb.WRITE: ("desk:case_write", _("修改登记"), "edit", ""),
    Verb.TAKE_OVER: ("desk:case_take_over", _("接手"), "arrows-exchange", ""),
    Verb.DROP: ("desk:case_drop", _("不再追究"), "x", ""),
}
"""Page, words, icon and weight of each thing to do, in the order of the buttons."""
YEARS = 5
PAGE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A case as lists show it."""

    case: Case
    whose: str
    ground: str
    tone: str
    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence as the page shows it."""

    evidence: Evidence
    about: str
    code: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the page shows it."""

    statement: Statement
    party: str
    text: str


@staff_page
def cases(request: StaffRequest) -> HttpResponse:
    """List the cases one keeps, or needs to know of.

    :raises Http404: for everybody else.
    """
    if not queries.knows_of_a_case(request.duties, request.today):
        raise Http404
    keeps = request.duties.has(Role.INSPECTOR)
    waiting = len(queries.hints_for(request.duties, now())) if keeps else 0
    page = Paginator(queries.cases_of(request.duties, request.today), PAGE).get_page(request.GET.get("page"))
    rows = [_row(one) for one in page.object_list]
    context = {"page": page, "rows": rows, "keeps": keeps, "waiting": waiting, "now": now()}
    return render(request, "desk/accountability/list.html", context)


def _row(one: Case) -> Row:
    return Row(one, concerned_in_words(one), named(Ground(one.ground)), *stage_in_words(one))


@staff_page
def case(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one case; its list, and what it keeps out, to its keepers alone."""
    one = opened(request, public_id)
    verbs = queries.verbs_of(one, request.duties, request.today)
    doings = [(label, icon, reverse(page, args=[public_id]), look) for verb, (page, label, icon, look) in WAYS.items()
              if verb in verbs]  # fmt: skip
    context = {
        "row": _row(one),
        "one": one,
        "words": queries.words_of(one),
        "kind": named(Kind(one.kind)) if one.kind else "",
        "limbs": _limbs(one),
        "statements": [
            Said(each, named(Party(each.party)), queries.said_in(each)) for each in queries.statements_of(one)
        ],
        "doings": doings,
        "now": now(),
        **(_of_keepers(request, one, verbs) if verbs else {}),
    }
    return render(request, "desk/accountability/detail.html", context)


def _limbs(one: Case) -> list[tuple[str, list[Shown]]]:
    shown: dict[str, list[Shown]] = {limb: [] for limb in Limb}
    for each in queries.evidence_of(one):
        what = queries.shown_by(each)
        shown[each.limb].append(Shown(each, what.about, what.code, what.name, page_of(what.code)))
    return [(named(limb), shown[limb]) for limb in Limb]


def _of_keepers(request: StaffRequest, one: Case, verbs: frozenset[Verb]) -> dict[str, object]:
    """Return what of a case its keepers alone are shown."""
    knowers = queries.knowers_of(one)
    return {
        "keeps": True,
        "knowers": [(each, queries.said_in(each), knower_in_words(each, request.today)) for each in knowers],
        "guards": [
            (row, guard_in_words(guard), named(guard.kind), bool(guard.names))
            for row, guard in queries.kept_out_by(one)
        ],
        "lines": [(line, named(Verb(line.verb)), queries.said_in(line)) for line in queries.lines_of(one)],
        "may_admit": Verb.ADMIT in verbs,
        "may_protect": Verb.PROTECT in verbs,
    }


@staff_page
def looks(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show who looked at a case and when, to its keepers.

    :raises Http404: for everybody else.
    """
    known = found(queries.case_called(public_id, request.duties, request.today))
    if not queries.verbs_of(known, request.duties, request.today):
        raise Http404
    one = opened(request, public_id, Looked.READS)
    page = Paginator(queries.looks_at(one), PAGE).get_page(request.GET.get("page"))
    rows = [(look, named(Looked(look.what))) for look in page.object_list]
    return render(request, "desk/accountability/looks.html", {"one": one, "page": page, "rows": rows})


@staff_page
def file(request: StaffRequest, public_id: UUID, proof: UUID) -> HttpResponse:
    """Hand over a file of the evidence.

    :raises Http404: if there is none.
    """
    known = found(queries.case_called(public_id, request.duties, request.today))
    kept = found(queries.evidence_called(known, proof))
    opened(request, public_id, Looked.FILE)
    response = HttpResponse(queries.content_of(kept), content_type=FORMATS[kept.ending].media_type)
    name = queries.shown_by(kept).name
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@staff_page
def figures(request: StaffRequest) -> HttpResponse:
    """Show how many cases ended in a year that is over, none below five.

    :raises Http404: for everybody but the office and the keepers.
    """
    if not request.duties.has(*OFFICE, Role.INSPECTOR):
        raise Http404
    years = range(request.today.year - 1, request.today.year - 1 - YEARS, -1)
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else years[0]
    told = queries.figures_of(year, request.today)
    context = {
        "year": year,
        "years": years,
        "total": told.total if told else None,
        "grounds": [(named(ground), count) for ground, count in told.grounds.items()] if told else [],
        "kinds": [(named(kind), count) for kind, count in told.kinds.items()] if told else [],
    }
    return render(request, "desk/accountability/figures.html", context)
