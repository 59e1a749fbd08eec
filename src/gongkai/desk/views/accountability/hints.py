"""Hints that only keepers see: dismissed with a reason, or a case is noted; nothing follows by itself. 第二十条."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.accountability import actions, queries
from gongkai.accountability.queries import Answer, Case
from gongkai.accountability.rules.hints import GROUNDS, Hint
from gongkai.desk.forms.accountability import NoteForm, ReasonForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.accountability import hint_in_words, page_of
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.views.accountability.opening import only_keepers
from gongkai.desk.views.orgs.asking import Ask, ask, sent


@dataclass(frozen=True, slots=True)
class Row:
    """One hint as the page shows it."""

    hint: Hint
    kind: str
    words: str
    whose: str
    url: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a hint."""

    answer: Answer
    reason: str


@staff_page
def hints(request: StaffRequest) -> HttpResponse:
    """List what suggests that somebody should look, and what became of earlier hints."""
    only_keepers(request)
    found = queries.hints_for(request.duties, now())
    units, people = queries.named_in(found)
    rows = [
        Row(one, named(one.kind), hint_in_words(one), _whose(one, units, people), page_of(one.code)) for one in found
    ]
    told = [Answered(one, "" if one.case else queries.reason_of(one)) for one in _answers_for(request)]
    return render(request, "desk/accountability/hints.html", {"rows": rows, "answered": told, "now": now()})


def _answers_for(request: StaffRequest) -> list[Answer]:
    """Return what became of hints, as far as it is not a case that one may not know of."""
    mine = {one.pk for one in queries.cases_of(request.duties, request.today)}
    return [one for one in queries.answers() if one.case_id is None or one.case_id in mine]


def _whose(hint: Hint, units: dict[int, Any], people: dict[int, Any]) -> str:
    unit = unit_name(units[hint.unit_id])
    return f"{unit} · {people[hint.person_id].name}" if hint.person_id else unit


def _asked(request: StaffRequest) -> Hint | None:
    """Return the hint an address names.

    :raises Http404: if it names one that is not there, or not any more.
    """
    key = request.GET.get("hint", "")
    found = queries.hint_called(key, request.duties, now()) if key else None
    if key and found is None:
        raise Http404
    return found


@staff_page
def dismiss(request: StaffRequest) -> HttpResponse:
    """Say that nothing follows from a hint, and why.

    :raises Http404: if the address names none.
    """
    only_keepers(request)
    hint = _asked(request)
    if hint is None:
        raise Http404
    told = _("理由加密保存，纪检监察员能看。这条线索不再出现。")
    page = Ask(_("不作为线索"), _("不作为线索"), _("已记下。"), reverse("desk:case_hints"), consequences=(told,))
    form, by = ReasonForm(sent(request)), request.person
    return ask(request, form, page, lambda said: actions.dismiss_hint(hint, said["reason"], by=by, at=now()))


@staff_page
def note(request: StaffRequest) -> HttpResponse:
    """Enter a case, from a hint or of one's own."""
    only_keepers(request)
    hint = _asked(request)
    form = NoteForm(sent(request), on=request.today, initial=_start(hint))
    made: list[Case] = []
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and form.takes(lambda: made.append(_noted(request, form, hint))):
        return redirect("desk:case", made[0].public_id)
    told = (_("登记不等于启动问责：情形和不良后果都有证据以后，才能启动。"), _("每个人、每个党组织的事分别登记。"))
    back = reverse("desk:case_hints") if hint else reverse("desk:cases")
    page = Ask(_("登记案件"), _("登记"), "", back, consequences=told, quoted=hint_in_words(hint) if hint else "")
    return render(request, "desk/orgs/ask.html", {"form": form, "ask": page})


def _start(hint: Hint | None) -> dict[str, Any]:
    if hint is None:
        return {}
    units, people = queries.named_in([hint])
    person = people[hint.person_id].number if hint.person_id else ""
    said = {"unit": units[hint.unit_id].code, "person": person, "concerns_unit": not person}
    return {**said, "ground": GROUNDS[hint.kind].value, "happened": hint_in_words(hint)}


def _noted(request: StaffRequest, form: NoteForm, hint: Hint | None) -> Case:
    said = form.cleaned_data
    who = {"concerns_unit": said["concerns_unit"], "by": request.person, "at": now()}
    return actions.note(form.written(), said["unit"], said["person"], hint=hint.key if hint else "", **who)
