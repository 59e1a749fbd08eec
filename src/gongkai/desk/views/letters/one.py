"""One letter: its words, by when it is answered and why, what was done, and what can be. Source: 第十四条."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.letters import LOOKS, clock_words, due_words, kind_note, pause_words, reach_of, step_name
from gongkai.desk.views.letters.opening import opened
from gongkai.disclosures.queries import workable_by
from gongkai.mailbox import queries
from gongkai.mailbox.queries import Answer, Letter, Step
from gongkai.mailbox.rules.words import Kind, Outcome, State, Verb
from gongkai.orgs.queries import Duties

WAYS: dict[Verb, tuple[str, str | Promise, str, str]] = {
    Verb.ACKNOWLEDGE: ("desk:letter_acknowledge", pgettext_lazy("to do", "登记来信"), "rubber-stamp", "p"),
    Verb.ASSIGN: ("desk:letter_assign", _("转办"), "send", "p"),
    Verb.APPROVE_ANSWER: ("desk:letter_approve", _("审批答复"), "certificate", "p"),
    Verb.SEND_UP: ("desk:letter_answer", _("改答复，送审"), "edit", "p"),
    Verb.SAVE_ANSWER: ("desk:letter_answer", _("写答复"), "edit", "p"),
    Verb.SEND_ANSWER_BACK: ("desk:letter_send_back", _("退回修改"), "arrow-back-up", ""),
    Verb.HEAR_THIRD_PARTY: ("desk:letter_heard", _("登记第三方意见"), "message", ""),
    Verb.GRANT_IDENTITY: ("desk:letter_identity_grant", pgettext_lazy("to do", "同意查看来信人"), "user-check", ""),
    Verb.REFUSE_IDENTITY: ("desk:letter_identity_refuse", pgettext_lazy("to do", "不同意查看来信人"), "ban", ""),
    Verb.OPEN_IDENTITY: ("desk:letter_identity_open", pgettext_lazy("to do", "查看来信人"), "eye", ""),
    Verb.START_EXTRACT: ("desk:letter_extract", _("摘要公开"), "speakerphone", ""),
    Verb.ASK_SUPPLEMENT: ("desk:letter_supplement", pgettext_lazy("to do", "请来信人补充"), "message-circle", ""),
    Verb.ASK_THIRD_PARTY: ("desk:letter_third_party", pgettext_lazy("to do", "征求第三方意见"), "users", ""),
    Verb.EXTEND: ("desk:letter_extend", _("延长答复期限"), "hourglass", ""),
    Verb.URGE: ("desk:letter_urge", _("催办"), "bell", ""),
    Verb.MERGE: ("desk:letter_merge", _("并入另一封"), "versions", ""),
    Verb.NAME_PERSON: ("desk:letter_name_person", pgettext_lazy("to do", "标明来信涉及的人"), "flag", ""),
    Verb.ASK_IDENTITY: ("desk:letter_identity", pgettext_lazy("to do", "申请查看来信人"), "user", ""),
    Verb.RETURN_ONCE: ("desk:letter_return", _("退回办公室"), "arrow-back-up", ""),
    Verb.CLOSE: ("desk:letter_close", _("办结"), "archive", "d"),
}
"""Page, words, icon and weight of each verb, in the order of the buttons."""
AT_HAND = 2
"""As many buttons stay in sight; the others stand in a list beside the letter."""


@dataclass(frozen=True, slots=True)
class Doing:
    """One button: where it leads and how it looks."""

    label: str | Promise
    icon: str
    url: str
    look: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a letter's history, with the words that went with it."""

    step: Step
    name: str
    note: str
    reach: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer in the open, and where what it led to can be read."""

    answer: Answer
    text: str
    outcome: str
    extract_is_open: bool


def doings_of(letter: Letter, verbs: frozenset[Verb]) -> list[Doing]:
    """Return the buttons of what is open now: one address each, one of them red at most."""
    found: list[Doing] = []
    for verb, (page, label, icon, look) in WAYS.items():
        url = reverse(page, args=[letter.public_id])
        if verb in verbs and url not in [one.url for one in found]:
            is_second = look == "p" and any(one.look == "p" for one in found)
            found.append(Doing(label, icon, url, "" if is_second else look))
    return found


@staff_page
def letter(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one letter."""
    one = opened(request, public_id)
    doings = doings_of(one, queries.open_verbs(one, request.duties, request.today))
    context = {
        "letter": one,
        "words": queries.words_of(one),
        "kind": named(Kind(one.kind)),
        "kind_note": kind_note(Kind(one.kind)),
        "state": named(State(one.state)),
        "look": LOOKS[State(one.state)],
        "due": due_words(one, request.today),
        "is_report": one.kind == Kind.REPORT,
        "doings": doings[:AT_HAND],
        "more_doings": doings[AT_HAND:],
        "files": queries.enclosures_of(one),
        "history": [_entry(step) for step in queries.steps_of(one)],
        "answers": _answers(one, request.duties),
        "identity_requests": queries.identity_requests_of(one),
        "today": request.today,
        "now": now(),
        **_clock(one, request.today),
        **_beside(one, request),
    }
    return render(request, "desk/letters/detail.html", context)


def _entry(step: Step) -> Entry:
    note = queries.note_of(step)
    return Entry(step, step_name(step.what), note, reach_of(step, note))


def _clock(one: Letter, on: date) -> dict[str, object]:
    clock = queries.clock_of(one, on)
    return {"clock": clock_words(one, clock), "pauses": [pause_words(each) for each in queries.pauses_of(one)]}


def _beside(one: Letter, request: StaffRequest) -> dict[str, object]:
    """Return the letters that are answered together with one, as far as he may know of them."""
    known = queries.letters_for(request.duties, request.today)
    return {
        "into": known.filter(pk=one.merged_into_id).first() if one.merged_into_id else None,
        "merged": list(known.filter(merged_into=one)),
    }


def _answers(one: Letter, duties: Duties) -> list[Given]:
    found = queries.answers_of(one)
    asked = [answer.extract_id for answer in found if answer.extract_id]
    open_to_him = set(workable_by(duties).filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    return [
        Given(
            answer,
            queries.text_of(answer),
            named(Outcome(answer.outcome)) if answer.outcome else "",
            extract_is_open=answer.extract_id in open_to_him,
        )
        for answer in found
    ]


@staff_page
def enclosure(request: StaffRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """Hand over the clean copy of a file that came with a letter.

    :raises Http404: if there is none.
    """
    found = queries.enclosure_called(opened(request, public_id), file_id)
    if found is None:
        raise Http404
    response = HttpResponse(queries.content_of(found), content_type=found.media_type)
    name = f"{found.number}.{found.ending}"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
