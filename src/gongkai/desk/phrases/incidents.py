"""Emergencies in words: how they stand, what was done, and the reasons against doing something about them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.phrases import files, log
from gongkai.desk.phrases.catalogue import named
from gongkai.incidents.queries import Incident, Line
from gongkai.incidents.rules.words import EntryKind, IncidentState
from gongkai.measures.refusal import Refusal

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "moved_meanwhile": lazy("您打开这一页以后，别人已经办理过。请先看现在的样子，再决定怎么办。"),
        "not_your_task": lazy("这件事不由您办理。确认和办结由第一责任人或办公室审批人办理。"),
        "incident_closed": lazy("这次应急处置已经办结，不能再写。"),
        "incident_decided": lazy("这次暂停已经有人确认或不同意，不用再办。请看时间线。"),
        "incident_undecided": lazy("还没有人确认这次暂停。请先确认或不同意，再办结。"),
        "took_it_down": lazy("这次暂停是您或您代行的人提出的，要由另一位确认。请由第一责任人或办公室审批人办理。"),
        "is_subject": lazy("这件事涉及您本人或您代行的人，您要回避。请由另一位办理。"),
        "nothing_suspended": lazy("这条信息现在没有暂停，不用再表示不同意。"),
        "still_suspended": lazy("这条信息还在暂停公开。请先恢复公开、更正、撤下或清除，再办结。"),
        "leak_unrecorded": lazy("涉及个人信息，要先登记信息泄露，再办结。"),
        "text_missing": lazy("这一项还没有写。"),
        "text_leaks": lazy("这里写了号码等不能再传的内容。请改成概括的说法，不要重复原文。"),
        "entry_not_by_hand": lazy("请选择处置措施或情况记录。"),
        "noticed_in_the_future": lazy("发现的时间不能晚于现在。请核对。"),
        "told_or_why_not": lazy("请写通知的日期；没有通知的，写明原因。两项只写一项。"),
        "told_in_the_future": lazy("还没有到的日子不能写成已经通知。请写今天或以前的日期。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[IncidentState, tuple[str, str]] = MappingProxyType(
    {
        IncidentState.OPEN: ("warn", "hourglass"),
        IncidentState.RATIFIED: ("info", "player-pause"),
        IncidentState.REFUSED: ("bad", "arrow-back-up"),
        IncidentState.CLOSED: ("ok", "circle-check"),
    }
)
"""Tone and icon of each state."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    if refusal.code in files.SENTENCES:
        return files.say(refusal)
    return str(SENTENCES[refusal.code]) % {"about": refusal.about}


def number_of(incident: Incident) -> str:
    """Name what an emergency is about by its number: a title may be what must not be told."""
    disclosure = incident.disclosure
    return disclosure.index_no or disclosure.inner_index_no or _("（没有索引号）")


def state_in_words(incident: Incident, on: date) -> tuple[str, str, str]:
    """Return tone, icon and words of how an emergency stands on a day; what waits too long is red."""
    state = IncidentState(incident.state)
    tone, icon = LOOKS[state]
    if state is IncidentState.OPEN and on > incident.ratify_by:
        return "bad", "alert-triangle", str(_("逾期未确认"))
    return tone, icon, named(state)


def line_in_words(line: Line) -> str:
    """Name a line of a time line."""
    if line.step is not None:
        return named(line.step)
    return named(EntryKind(line.entry.kind)) if line.entry else ""


def who_in_words(line: Line) -> str:
    """Name who did it."""
    return line.who or _("系统（到时自动办理）")
