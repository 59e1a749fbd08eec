"""All inspections one may know of, one of them, its draw, the things that are checked and how they were. 第十九条."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing, about
from gongkai.desk.phrases.catalogue import named, short_unit_name, unit_name
from gongkai.desk.phrases.inspections import (
    article_in_words,
    finding_in_words,
    names_of,
    notice_number,
    plan_number,
    state_in_words,
)
from gongkai.desk.views.bulletins import given_out
from gongkai.desk.views.inspections.opening import only_concerned, only_overseers, opened
from gongkai.desk.views.orgs.asking import found
from gongkai.inspections import queries
from gongkai.inspections.queries import Finding, Inspection, Item, Looked
from gongkai.inspections.rules.drawing import codes_in, seed_of, sha256
from gongkai.inspections.rules.plan import Filed
from gongkai.inspections.rules.words import (
    Answer,
    Aspect,
    FindingState,
    Kind,
    PlanState,
    PlanVerb,
    Population,
    Severity,
)
from gongkai.measures.vocabulary import OVERSEERS, MatterClass
from gongkai.orgs.queries import units_by_code

PAGE, CODES = 20, 200
WAYS: dict[PlanVerb, tuple[str, str | Promise, str, str]] = {
    PlanVerb.FILE: ("desk:inspection_filing", _("存档"), "archive", "p"),
    PlanVerb.BEGIN: ("desk:inspection_begin", _("通知单位，开始检查"), "send", "p"),
    PlanVerb.CLOSE: ("desk:inspection_close", _("结束检查"), "certificate", ""),
    PlanVerb.CIRCULATE: ("desk:inspection_circular", _("写通报"), "speakerphone", "p"),
    PlanVerb.CHANGE: ("desk:inspection_change", _("修改计划"), "edit", ""),
    PlanVerb.CANCEL: ("desk:inspection_cancel", _("取消检查"), "ban", ""),
}
"""Page, words, icon and weight of each thing to do, in the order of the buttons."""


@dataclass(frozen=True, slots=True)
class Row:
    """A thing that is checked as the list shows it."""

    item: Item
    name: str
    looked: Looked
    not_in_order: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as lists show it."""

    finding: Finding
    article: str
    aspect: str
    severity: str
    tone: str
    icon: str
    words: str


def finding_rows(request: StaffRequest, rows: list[Finding]) -> list[FindingRow]:
    """Return findings as lists show them."""
    return [
        FindingRow(
            one,
            article_in_words(one),
            named(Aspect(one.aspect)),
            named(Severity(one.severity)),
            *finding_in_words(one, request.today),
        )
        for one in rows
    ]


@staff_page
def inspections(request: StaffRequest) -> HttpResponse:
    """List the inspections one may know of, the newest first."""
    shown = Paginator(_known(request), PAGE).get_page(request.GET.get("page"))
    rows = [(one, named(Kind(one.kind)), plan_number(one), *state_in_words(one)) for one in shown]
    oversees = request.duties.has(*OVERSEERS)
    context = {"page": shown, "rows": rows, "may_plan": oversees, "now": now(), "tab": "inspections"}
    return render(request, "desk/inspections/list.html", context)


def _known(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    only_concerned(request)
    return queries.plans_seen_by(request.duties).order_by("-planned_at", "-pk")


@staff_page
def inspection(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one inspection: the plan, what is checked, what was found, and what one may do now."""
    one, duties = opened(request, public_id), request.duties
    verbs, oversees = queries.verbs_of(one, duties), duties.has(*OVERSEERS)
    doings = [(label, icon, reverse(page, args=[public_id]), look)
              for verb, (page, label, icon, look) in WAYS.items() if verb in verbs]  # fmt: skip
    page: Page[Item] = Paginator(queries.items_of(one, duties), PAGE).get_page(request.GET.get("page"))
    findings = list(queries.findings_of(one, duties))
    context = {
        **facts_of(one),
        "page": page,
        "rows": rows_of(request, list(page.object_list)),
        "findings": finding_rows(request, findings),
        "unserved": _unserved(request, findings) if PlanVerb.SERVE in verbs else [],
        "notices": [(row, notice_number(row.number)) for row in {one.notice: 0 for one in findings if one.notice}],
        "oversees": oversees,
        "may_draw": PlanVerb.DRAW in verbs,
        "doings": doings,
        "is_filed": one.leaf is not None and oversees,
        "units": _named(one.units) if oversees else [],
    }
    return render(request, "desk/inspections/detail.html", context)


def _named(codes: list[str]) -> list[str]:
    known = units_by_code() if codes else {}
    return [unit_name(known[code]) for code in codes if code in known]


def facts_of(one: Inspection) -> dict[str, object]:
    """Return what every page of an inspection says of it."""
    return {
        "one": one,
        "number": plan_number(one),
        "looks": state_in_words(one),
        "kind": named(Kind(one.kind)),
        "what": named(Population(one.what)),
        "classes": [named(MatterClass(code)) for code in one.classes],
        "questions": [(named(Aspect(name)), one.questions[name]) for name in list(Aspect) if name in one.questions],
        "is_spot_check": one.kind == Kind.SPOT_CHECK,
    }


def _unserved(request: StaffRequest, findings: list[Finding]) -> list[tuple[object, int]]:
    """Return the units that are still to be served, with how many findings; nobody serves his own."""
    waiting = [row.unit for row in findings if row.state == FindingState.FOUND]
    own = queries.own_ground(request.duties) if waiting else frozenset()
    units = {unit.pk: unit for unit in waiting if unit.pk not in own}
    return [(unit, sum(each.pk == pk for each in waiting)) for pk, unit in units.items()]


def rows_of(request: StaffRequest, items: list[Item]) -> list[Row]:
    """Return things that are checked as the list shows them."""
    names, looked = names_of(items, request.duties), queries.looked_at(items, request.duties)
    return [Row(one, names[one.pk], looked[one.pk], _wrong(looked[one.pk])) for one in items]


def _wrong(looked: Looked) -> int:
    answers = looked.check.answers if looked.check else {}
    return sum(answer == Answer.NO for answer in answers.values())


@staff_page
def draw(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Print the draw: method, seed, digests, and the whole population with what was drawn marked. Source: 第十九条.

    :raises Http404: for those who are inspected, and while nothing is filed.
    """
    only_overseers(request)
    one = opened(request, public_id)
    if one.leaf is None:
        raise Http404
    filed, places = Filed.parse(one.plan), dict(one.items.values_list("code", "position"))
    codes = Paginator(codes_in(one.population), CODES).get_page(request.GET.get("page"))
    seed = seed_of(one.checkpoint.encode()) if one.checkpoint else ""
    context = {
        **facts_of(one),
        "filed": filed,
        "digest": sha256(one.plan),
        "seed": seed,
        "page": codes,
        "codes": list(_printed(codes, places, filed, seed)),
        "log_name": queries.name_in_log(one),
        "waits": one.state == PlanState.FILED,
    }
    return render(request, "desk/inspections/draw.html", context)


def _printed(codes: Page[str], places: dict[str, int], filed: Filed, seed: str) -> Iterator[tuple[int, str, str, int]]:
    """Yield place in the list, code, rank and, of what was drawn, the place in the draw."""
    for number, code in enumerate(codes, codes.start_index()):
        yield number, code, filed.lot(seed).rank(code)[:16] if seed else "", places.get(code, 0)


@staff_page
def export(request: StaffRequest, public_id: UUID, part: str) -> HttpResponse:
    """Give out the plan, its population or the checkpoint, byte for byte: with them anybody can draw over.

    :raises Http404: for those who are inspected, and of what is not there.
    """
    only_overseers(request)
    one = opened(request, public_id)
    parts = {"plan": one.plan, "population": one.population, "checkpoint": one.checkpoint}
    if not parts.get(part):
        raise Http404
    return given_out(parts[part].encode(), f"{one.number}-{part}.txt", "text/plain; charset=utf-8")


@staff_page
def item(request: StaffRequest, public_id: UUID, item: UUID) -> HttpResponse:
    """Show one thing that is checked: what was answered, how it was then, and what was found."""
    one = opened(request, public_id)
    thing = found(queries.item_called(one, item, request.duties))
    checks = list(thing.checks.select_related("by").defer("document").order_by("-number"))
    findings = [row for row in queries.findings_of(one, request.duties) if row.item_id == thing.pk]
    is_own = thing.unit_id in queries.own_ground(request.duties)
    verbs = queries.verbs_of(one, request.duties)
    context = {
        **facts_of(one),
        "row": rows_of(request, [thing])[0],
        "checks": [(check, answers_in_words(one, check.answers)) for check in checks],
        "findings": finding_rows(request, findings),
        "is_own": is_own and PlanVerb.CHECK in verbs,
        "may_check": PlanVerb.CHECK in verbs and not is_own,
        "may_find": PlanVerb.FIND in verbs and not is_own and bool(checks),
        "oversees": request.duties.has(*OVERSEERS),
    }
    return render(request, "desk/inspections/item.html", context)


def answers_in_words(one: Inspection, answers: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return aspect, question and answer of a checklist that was filled in."""
    return [
        (named(Aspect(name)), one.questions[name], named(Answer(answers[name])))
        for name in list(Aspect)
        if name in answers
    ]


@staff_page
def evidence(request: StaffRequest, public_id: UUID, item: UUID, check: UUID) -> HttpResponse:
    """Give out how a thing was when it was checked: the document whose SHA-256 stands with the check.

    :raises Http404: if there is none, one may not, or what it was about was erased.
    """
    thing = found(queries.item_called(opened(request, public_id), item, request.duties))
    one = found(queries.check_called(thing, check))
    if not one.document:
        raise Http404
    return given_out(one.document.encode(), f"{one.digest[:12]}.json", "application/json")


LISTING = Listing(
    code="inspections",
    title=_("核查抽检"),
    page="desk:inspections",
    found=_known,
    columns=(
        (_("名称"), lambda one: one.title),
        (_("检查方式"), lambda one: named(Kind(one.kind))),
        (_("编号"), plan_number),
        (_("状态"), lambda one: state_in_words(one)[2]),
        (_("拟定时间"), lambda one: one.planned_at),
    ),
)
ITEMS = Listing(
    code="inspection_items",
    title=_("检查的事项"),
    page="desk:inspection",
    of=True,
    found=lambda request: queries.items_of(opened(request, about(request)), request.duties),
    rows=rows_of,
    columns=(
        (_("序号"), lambda row: row.item.position),
        (_("事项"), lambda row: row.name),
        (_("单位"), lambda row: short_unit_name(row.item.unit)),
        (_("检查时间"), lambda row: row.looked.check.at if row.looked.check else ""),
        (_("不符合的方面"), lambda row: row.not_in_order if row.looked.check else ""),
        (_("问题"), lambda row: row.looked.findings),
    ),
)
