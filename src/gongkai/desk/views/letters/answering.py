"""Answering a letter: written, submitted, approved by somebody else or sent back, and an extract of it made known."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.letters import AnswerForm, LetterForm, ReasonForm, VersionForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.letters import clock_words, kind_note
from gongkai.desk.phrases.releases import called
from gongkai.desk.views.letters.opening import opened_to, page_for
from gongkai.desk.views.orgs.asking import ask, sent
from gongkai.mailbox import actions, queries
from gongkai.mailbox.queries import Letter
from gongkai.mailbox.rules.words import Kind, Outcome, Verb


@staff_page
def answer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write the answer, keep it, and submit it to whoever approves."""
    one = opened_to(Verb.SAVE_ANSWER, request, public_id)
    form, theirs = _form(request, one), ""
    if request.method == "POST" and form.is_valid():
        if form.takes(lambda: _write(request, one, form)):
            messages.success(request, _("已送审。") if "send" in request.POST else _("答复已保存。"))
            return redirect("desk:letter" if "send" in request.POST else "desk:letter_answer", one.public_id)
        one = opened_to(Verb.SAVE_ANSWER, request, public_id)
        theirs = _saved_meanwhile(one, form)
    context = {
        "letter": one, "words": queries.words_of(one), "form": form, "theirs": theirs,
        "kind_note": kind_note(Kind(one.kind)), "clock": clock_words(one, queries.clock_of(one, request.today)),
    }  # fmt: skip
    return render(request, "desk/letters/answer.html", context)


def _form(request: StaffRequest, one: Letter) -> AnswerForm:
    draft = queries.draft_of(one)
    corrections = [(str(each.pk), called(each)) for each in queries.corrections_for(one)]
    begun: dict[str, object] = {"version": one.version}
    if draft is not None:
        begun |= {"text": queries.text_of(draft), "outcome": draft.outcome, "correction": draft.correction_id}
    return AnswerForm(sent(request), kind=Kind(one.kind), corrections=corrections, initial=begun)


def _write(request: StaffRequest, one: Letter, form: AnswerForm) -> None:
    """Save the answer and, where that was asked for, submit it as it was saved."""
    said, at = form.cleaned_data, now()
    found = {str(each.pk): each for each in queries.corrections_for(one)}
    actions.save_answer(
        one, said["text"], version=said["version"], by=request.person, at=at,
        outcome=Outcome(said["outcome"]) if said.get("outcome") else None,
        correction=found.get(said.get("correction", "")),
    )  # fmt: skip
    if "send" in request.POST:
        one.refresh_from_db()
        actions.send_up(one, version=one.version, by=request.person, at=at)


def _saved_meanwhile(one: Letter, form: AnswerForm) -> str:
    """Return what somebody else has saved since the form was opened; the next attempt is made against that."""
    draft = queries.draft_of(one)
    if form.cleaned_data.get("version") == one.version:
        return ""
    form.data = {**form.data.dict(), "version": str(one.version)}  # type: ignore[attr-defined]
    return queries.text_of(draft) if draft else ""


@staff_page
def approve(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let the answer go to the writer, after reading both."""
    one = opened_to(Verb.APPROVE_ANSWER, request, public_id)
    form = VersionForm(sent(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if form.takes(lambda: actions.approve_answer(one, version=said["version"], by=request.person, at=now())):
            messages.success(request, _("已批准，来信人看得到答复。"))
            return redirect("desk:letter", one.public_id)
    draft = queries.draft_of(one)
    context = {
        "letter": one, "words": queries.words_of(one), "form": form,
        "text": queries.text_of(draft) if draft else "",
        "outcome": named(Outcome(draft.outcome)) if draft and draft.outcome else "",
    }  # fmt: skip
    return render(request, "desk/letters/approve.html", context)


@staff_page
def send_back(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give an answer back to whoever drafts it."""
    one = opened_to(Verb.SEND_ANSWER_BACK, request, public_id)
    page = page_for(one, _("退回答复"), _("退回修改"), _("已退回，已通知拟稿人。"))
    form = ReasonForm(sent(request), label=_("退回的原因"), hint=_("给拟稿人看，来信人看不到。"))
    return ask(
        request, form, page, lambda said: actions.send_answer_back(one, said["reason"], by=request.person, at=now())
    )


@staff_page
def extract(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Begin a draft of what the letter brought about; it goes through the whole procedure. Source: 第十六条."""
    one = opened_to(Verb.START_EXTRACT, request, public_id)
    form = LetterForm(sent(request))
    begun: list[UUID] = []
    if request.method == "POST" and form.is_valid() and form.takes(lambda: begun.append(_begin(request, one))):
        messages.success(request, _("已生成草稿，号码和姓名已遮盖。请删到只剩必要的内容，再送审。"))
        return redirect("desk:edit", begun[0])
    page = page_for(
        one, _("摘要公开"), _("生成草稿"), "",
        _("按来信和答复生成一份公开信息的草稿，检查出来的号码、姓名自动遮盖；以后照常审核、审批、发布。"),
        _("来信人不写进草稿。公开摘要不改变对来信人的答复。"),
    )  # fmt: skip
    return render(request, "desk/orgs/ask.html", {"form": form, "ask": page})


def _begin(request: StaffRequest, one: Letter) -> UUID:
    return actions.start_extract(one, by=request.person, at=now()).disclosure.public_id
