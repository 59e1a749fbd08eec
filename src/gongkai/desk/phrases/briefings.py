"""Briefing meetings in words: how they stand, for whom they are, and the reasons against doing something about them."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.briefings.queries import Meeting
from gongkai.briefings.rules.words import MeetingState
from gongkai.desk.phrases import files, log, refusals
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "not_your_task": lazy("这件事不由您办理。通知和确认由第一责任人或办公室审批人办理。"),
        "meeting_moved_on": lazy("这次会议已经到了另一步，请先看现在的样子，再决定怎么办。"),
        "wrote_it": lazy("这份内容是您或您代行的人写的，要由另一位确认。请由第一责任人或办公室审批人办理。"),
        "not_begun_yet": lazy("会议还没有开始，开始以后才能写记录。"),
        "begun_already": lazy("会议时间已过，不用再发通知。请直接写会议记录，或取消会议。"),
        "starts_in_the_past": lazy("会议时间要晚于现在。请改时间。"),
        "held_in_the_future": lazy("召开时间不能晚于现在。请核对。"),
        "yearly_odd": lazy("年度通报的年份要是会议当年或上一年。请核对，不是年度通报的不填。"),
        "nobody_invited": lazy("特定对象的会议要写明对象：单位、全体教职工或全体学生。"),
        "text_missing": lazy("这一项还没有写。"),
        "text_leaks": lazy("这里写了号码等不能公开的内容。请删去或改成概括的说法。"),
        "item_reaches_fewer": lazy("索引号 %(about)s 的信息没有向全部参会范围公开。请去掉它，或缩小参会范围。"),
        "question_stray": lazy("有一段没有写明是问还是答。每个问题以“问：”开头，回答以“答：”开头。"),
        "question_unanswered": lazy("第 %(about)s 个问题没有写全。请写出问题和回答。"),
        "question_too_long": lazy("第 %(about)s 个问题太长。问题最多 500 字，回答最多 1000 字。"),
        "meeting_proves_nothing": lazy(
            "这次会议不能作为这条信息的凭证：要记录已确认、有会议纪要，并且范围相同或更大。"
        ),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[MeetingState, tuple[str, str]] = MappingProxyType(
    {
        MeetingState.PLANNED: ("", "edit"),
        MeetingState.ANNOUNCED: ("info", "speakerphone"),
        MeetingState.HELD: ("warn", "hourglass"),
        MeetingState.RECORDED: ("ok", "circle-check"),
        MeetingState.CALLED_OFF: ("", "ban"),
    }
)
"""Tone and icon of each state."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    if refusal.code in SENTENCES:
        return str(SENTENCES[refusal.code]) % {"about": refusal.about}
    if refusal.code in files.SENTENCES:
        return files.say(refusal)
    return refusals.sentence(refusal)


def invited(meeting: Meeting) -> str:
    """Say for whom a meeting is."""
    audience = named(Audience(meeting.audience))
    parts = [unit_name(unit) for unit in meeting.units.all()]
    parts += [_("全体教职工")] if meeting.all_staff else []
    parts += [_("全体学生")] if meeting.all_students else []
    return f"{audience}（{_('、').join(parts)}）" if parts else audience
