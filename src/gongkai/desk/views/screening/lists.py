"""The lists by which the office completes the check before publication, and where they were hit. Source: 第九条."""

from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.screening import ListForm, WordList
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.list_hits import Hit, counted, hits_in, hits_of
from gongkai.desk.listing import Listing, about
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.desk.phrases.findings import Count, Shown, counts, shown_of_file
from gongkai.desk.phrases.screening import DOES, Words, special_shown, words_shown
from gongkai.desk.templatetags.disclosures import heading
from gongkai.desk.views.orgs.asking import found, sent
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import OFFICE
from gongkai.scanner.passage import Passage
from gongkai.scanner.text import scan_text
from gongkai.screening import actions, queries
from gongkai.screening.actions.lists import MOVED
from gongkai.screening.queries.lists import listed
from gongkai.screening.rules import Purpose, lines_of, list_refusals, rules_of

PAGE = 20
YEAR = timedelta(days=365)


@staff_page
def lists(request: StaffRequest) -> HttpResponse:
    """List the office's lists: words to look for, and those of which there is one each."""
    _only_the_office(request)
    rows = list(queries.lists())
    context = {"words": _words(request, rows), "special": special_shown(rows), "now": now()}
    return render(request, "desk/screening/lists.html", context)


def _words(request: StaffRequest, rows: list[WordList]) -> list[Words]:
    """Return the lists of words as they are shown, each with how often it was hit within a year."""
    codes = [str(row.public_id) for row in rows if row.purpose == Purpose.WORDS]
    return words_shown(rows, counted(codes, request.duties, now() - YEAR))


@staff_page
def list_new(request: StaffRequest) -> HttpResponse:
    """Begin a list of words to look for."""
    _only_the_office(request)
    return _list_page(request, Purpose.WORDS)


@staff_page
def one_list(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a list of words to look for, and change it."""
    _only_the_office(request)
    return _list_page(request, Purpose.WORDS, _words_called(public_id))


@staff_page
def list_of(request: StaffRequest, purpose: str) -> HttpResponse:
    """Show the one list of another purpose, filled in or not, and change it.

    :raises Http404: if there is no such purpose.
    """
    _only_the_office(request)
    if purpose not in list(DOES):
        raise Http404
    return _list_page(request, Purpose(purpose), queries.list_of(Purpose(purpose)))


@staff_page
def list_hits(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """List the checks in which a list was hit, of the matters the person may open."""
    _only_the_office(request)
    row = _words_called(public_id)
    code = str(row.public_id)
    page = Paginator(hits_of([code], request.duties), PAGE).get_page(request.GET.get("page"))
    context = {"list": row, "page": page, "hits": hits_in(page.object_list, code), "now": now()}
    return render(request, "desk/screening/hits.html", context)


def _only_the_office(request: StaffRequest) -> None:
    """Let only the office go on.

    :raises Http404: for everybody else.
    """
    if not request.duties.has(*OFFICE):
        raise Http404


@dataclass(frozen=True, slots=True)
class Tried:
    """What is found in a text that is tried."""

    counts: list[Count]
    findings: list[Shown]


def _words_called(public_id: UUID) -> WordList:
    row = found(queries.list_called(public_id))
    if row.purpose != Purpose.WORDS:
        raise Http404
    return row


def _list_page(request: StaffRequest, purpose: Purpose, row: WordList | None = None) -> HttpResponse:
    """Show a list; keep it, or try it on a text, as the button says that was pressed."""
    form = ListForm(sent(request), purpose=purpose, row=row)
    is_trying, tried = "try" in request.POST, None
    if form.is_valid():
        if is_trying:
            tried = _tried(form)
        elif kept := _kept(request, form):
            return redirect(_way_to(kept))
    theirs = _theirs(form)
    context = {
        "form": form,
        "list": theirs or row,
        "title": _title(purpose, row),
        "does": DOES.get(purpose, ""),
        "version": theirs.version if theirs else form["version"].value(),
        "differences": form.differences(theirs) if theirs else (),
        "tried": tried,
        "now": now(),
    }
    return render(request, "desk/screening/list.html", context, status=409 if theirs else 200)


def _title(purpose: Purpose, row: WordList | None) -> str:
    if purpose is not Purpose.WORDS:
        return named(purpose)
    return row.name if row else _("新建词表")


def _way_to(row: WordList) -> str:
    is_words = row.purpose == Purpose.WORDS
    return reverse("desk:list", args=[row.public_id]) if is_words else reverse("desk:list_of", args=[row.purpose])


def _tried(form: ListForm) -> Tried | None:
    """Look through a text by the rules in force, but for this list, which counts as it is typed now."""
    text, mine = form.cleaned_data["sentence"], form.listed()
    form.refuse(list_refusals(mine))
    if not text:
        form.add_error("sentence", _("请贴一句话再试。"))
    if form.errors:
        return None
    others = [listed(row) for row in queries.lists() if row.is_active and row != form.row]
    rules = rules_of([*others, *([mine] if form.typed().is_active else [])])
    passages = (Passage(line, f"第{number}行") for number, line in enumerate(text.splitlines(), start=1))
    findings = scan_text(passages, rules)
    return Tried(counts(findings), shown_of_file(findings))


def _kept(request: StaffRequest, form: ListForm) -> WordList | None:
    """Keep what was typed, say what has changed and return the list; or say every reason against it."""
    before = set(lines_of(form.row.entries)) if form.row else set()
    rules, version = queries.rules_in_force().version, form.cleaned_data["version"]
    by, typed = request.person, form.typed()
    try:
        row = actions.keep_list(copy(form.row), typed, purpose=form.purpose, by=by, at=now(), version=version)
    except Refused as refused:
        form.refuse(refused.refusals)
        form.is_late = MOVED in refused.refusals
        return None
    after = set(lines_of(row.entries))
    said = _("已保存：新增 %(added)d，移除 %(removed)d。") % {
        "added": len(after - before),
        "removed": len(before - after),
    }
    if queries.rules_in_force().version != rules:
        said += _("已公开的内容会在约 5 分钟后自动复查。")
    messages.success(request, said)
    return row


def _theirs(form: ListForm) -> WordList | None:
    """Return the list as it stands now, if another has written it meanwhile."""
    if not form.is_late:
        return None
    return queries.list_called(form.row.public_id) if form.row else queries.list_of(form.purpose)


def _all_words(request: StaffRequest) -> list[Words]:
    _only_the_office(request)
    return _words(request, list(queries.lists()))


def _hits(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    _only_the_office(request)
    return hits_of([str(_words_called(about(request)).public_id)], request.duties)


def _places(hit: Hit) -> str:
    places = [f"{one.value} {one.place}" for one in hit.places]
    return _("；").join([*places, *([_("另有 %(more)d 处") % {"more": hit.more}] if hit.more else [])])


LISTING = Listing(
    code="word_lists",
    title=lazy("检查词表"),
    page="desk:lists",
    found=_all_words,
    columns=(
        (lazy("词表"), lambda one: one.row.name),
        (lazy("严重程度"), lambda one: one.severity),
        (lazy("词数"), lambda one: one.size),
        (lazy("情况"), lambda one: _("使用中") if one.row.is_active else _("已停止使用")),
        (lazy("近 12 个月命中"), lambda one: one.hits),
        (lazy("修改人"), lambda one: one.row.changed_by.name if one.row.changed_by else ""),
        (lazy("最近修改"), lambda one: one.row.changed_at),
    ),
)
HITS = Listing(
    code="list_hits",
    title=lazy("词表命中"),
    page="desk:list_hits",
    of=True,
    found=_hits,
    rows=lambda request, found: hits_in(found, str(about(request))),
    columns=(
        (lazy("送审时间"), lambda hit: hit.at),
        (lazy("标题"), lambda hit: heading(hit.revision)),
        (lazy("单位"), lambda hit: short_unit_name(hit.revision.disclosure.unit)),
        (lazy("命中"), _places),
        (lazy("后来怎样"), lambda hit: _("退回或收回") if hit.is_over else named(Stage(hit.revision.stage))),
    ),
)
