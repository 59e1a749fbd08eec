"""The lists by which the office completes the check before publication, and where they were hit. Source: 第九条."""

from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.screening import ListForm, WordList
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.list_hits import counted, hits_in, hits_of
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.findings import Count, Shown, counts, shown_of_file
from gongkai.desk.phrases.screening import DOES, special_shown, words_shown
from gongkai.desk.views.orgs.asking import found, sent
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
    codes = [str(row.public_id) for row in rows if row.purpose == Purpose.WORDS]
    at = now()
    hits = counted(codes, request.duties, at - YEAR)
    context = {"words": words_shown(rows, hits), "special": special_shown(rows), "now": at}
    return render(request, "desk/screening/lists.html", context)


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
