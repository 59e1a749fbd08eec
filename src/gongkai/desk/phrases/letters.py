"""Letters in words: how they stand, by when they are answered and why, and the reasons against doing something."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext

from gongkai.desk.phrases import log
from gongkai.desk.phrases.catalogue import named
from gongkai.mailbox.queries import Clock, Letter, Step
from gongkai.mailbox.rules.clocks import Paused
from gongkai.mailbox.rules.words import AT_WORK, Clocked, Deed, Kind, State, Verb
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Word
from gongkai.ui.wording import due, due_tone, on_date

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "moved_meanwhile": lazy("您打开这一页以后，来信已有变化。请先看现在的样子，再决定怎么办。"),
        "letter_not_your_task": lazy("这件事不由您办理。请由办公室、承办单位拟稿人或第一责任人办理。"),
        "letter_names_you": lazy("来信涉及您，您不能办理。请由别人办理。"),
        "letter_not_acknowledged": lazy("请先登记来信，再转办。"),
        "letter_returned_once": lazy("这封来信已经退回过一次，不能再退。确实不属于本单位的，请与办公室商定后答复。"),
        "letter_only_requests_pause": lazy("只有申请公开的来信可以请来信人补充、征求第三方意见。"),
        "letter_paused": lazy("期限已经暂停。请等现在的暂停结束。"),
        "letter_supplement_asked_once": lazy("已经请来信人补充过一次，不能再请。"),
        "letter_supplement_too_late": lazy("收到来信超过 %(about)s 个工作日，不能再请来信人补充。请按现有内容答复。"),
        "letter_third_party_asked_once": lazy("已经征求过第三方意见，不能再征求。"),
        "letter_extended_once": lazy("答复期限已经延长过一次，不能再延长。"),
        "letter_too_late_to_extend": lazy("已经超过答复期限，不能延长。请尽快答复。"),
        "letter_answer_missing": lazy("请写答复。"),
        "letter_answer_too_long": lazy("答复最多 5000 字，现在 %(about)s 字。"),
        "letter_outcome_missing": lazy("请选择答复的类型。"),
        "letter_correction_missing": lazy("答复“已更正”的，请选择更正后的信息。"),
        "letter_own_answer": lazy("您写的答复不能由您批准。请由别人批准。"),
        "letter_must_be_answered": lazy("申请公开和申请更正的来信必须答复，不能直接办结。"),
        "letter_is_nameless": lazy("这是匿名来信，没有来信人信息。"),
        "identity_asked_already": lazy("已有人申请查看来信人，等审批人答复。"),
        "identity_own_request": lazy("您的申请不能由您同意。请由另一位审批人决定。"),
        "identity_not_granted": lazy("还没有同意您查看来信人。请先申请。"),
        "no_reason": lazy("请写明原因。"),
        "letter_reason_too_long": lazy("最多 500 字，现在 %(about)s 字。"),
        "letter_unit_ended": lazy("这个单位已经不在了。请选择别的单位。"),
        "letter_extract_started_already": lazy("已经有一份摘要在拟稿或公开。请打开那一份继续办理。"),
        "letter_merges_with_its_like": lazy("只能并入同一类别、还没有答复的另一封来信。请重新选择。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[State, tuple[str, str]] = MappingProxyType(
    {
        State.RECEIVED: ("warn", "inbox"),
        State.ASSIGNED: ("info", "send"),
        State.DRAFTING: ("info", "edit"),
        State.WITH_HEAD: ("info", "certificate"),
        State.WITH_OFFICE: ("info", "flag"),
        State.ANSWERED: ("ok", "circle-check"),
        State.CLOSED: ("", "archive"),
        State.MERGED: ("", "versions"),
    }
)
"""Tone and icon of each state."""

STEPS: Mapping[str, Word] = MappingProxyType({str(word): word for words in (Verb, Deed, Clocked) for word in words})
"""What can stand in the history of a letter, by its code."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code]) % {"about": refusal.about}


def step_name(code: str) -> str:
    """Name what was done with a letter."""
    return named(STEPS[code])


def reach_of(step: Step, note: str) -> str:
    """Say how much of a step its letter's writer sees."""
    if not step.is_for_writer:
        return ""
    return _("来信人看得到这一步，看不到附言") if note and step.what == Verb.ASSIGN else _("来信人看得到")


def next_step(letter: Letter) -> str:
    """Name what is due next."""
    if letter.state in AT_WORK:
        return _("答复")
    return _("转办") if letter.acknowledged_on else pgettext("to do", "登记")


def due_words(letter: Letter, on: date) -> tuple[str, str, str]:
    """Return tone and words of a deadline, and what is due by then: 逾期 2 天, 9月18日前答复; nothing where none is."""
    if letter.due_on is None:
        return "", "", ""
    by_then = _("%(day)s前%(step)s") % {"day": on_date(letter.due_on), "step": next_step(letter)}
    return due_tone(letter.due_on, on), due(letter.due_on, on), by_then


def clock_words(letter: Letter, clock: Clock) -> list[str]:
    """Say by when an answer is due and how that day is made up, so that anybody can do it again."""
    began = _("%(day)s 要求再办") if letter.reopened_on else _("%(day)s 收到")
    said = [began % {"day": on_date(clock.counted_from)}]
    said.append(_("%(days)d 个工作日内答复，当天不算") % {"days": clock.answer_days})
    if clock.extension_days:
        said.append(_("延长 %(days)d 个工作日") % {"days": clock.extension_days})
    if clock.paused_days:
        said.append(_("暂停的 %(days)d 个工作日不计") % {"days": clock.paused_days})
    by_then = _("应在 %(day)s 前答复") % {"day": on_date(clock.answer_by)}
    found = [_("，").join([*said, by_then]) + _("。")]
    if clock.is_provisional:
        found.append(_("这个日期是暂定的：那一年的放假安排还没有公布。"))
    return found


def pause_words(pause: Paused) -> str:
    """Say why the clock waits or waited, since when and until when."""
    days = {"why": named(pause.why), "since": on_date(pause.begins_on)}
    if pause.ended_on is not None:
        return _("%(why)s：%(since)s 起暂停，%(until)s 恢复。") % {**days, "until": on_date(pause.ended_on)}
    return _("%(why)s：%(since)s 起暂停，最迟 %(until)s 恢复。") % {**days, "until": on_date(pause.until)}


def kind_note(kind: Kind) -> str:
    """Say what a kind of letter asks of those who handle it."""
    return str(NOTES.get(kind, ""))


NOTES: Mapping[Kind, Promise] = MappingProxyType(
    {
        Kind.REQUEST_TO_DISCLOSE: lazy(
            "申请公开：答复要选类型。可请来信人补充一次、征求第三方意见一次，期间期限暂停。"
        ),
        Kind.REQUEST_TO_CORRECT: lazy("申请更正：必须答复；确有错误的，先更正，再在答复里选更正后的信息。"),
        Kind.REPORT: lazy(
            "反映违纪问题：只有纪检监察员看得到，办公室和有关单位不知道有这封来信。涉及本人和本单位的，自动回避。"
        ),
    }
)
