"""Tables that are taken out, in words: how they stand, how they were narrowed, and why there is none."""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import parse_qsl

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.phrases import log
from gongkai.desk.phrases.catalogue import named
from gongkai.exports.queries import Export
from gongkai.exports.rules import State
from gongkai.measures.refusal import Refusal

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "export_too_long": lazy("这个列表超过 %(about)s 行，不能导出。请先用筛选缩小范围，再分几次导出。"),
        "exports_in_hand": lazy("您已有 %(about)s 个表格正在生成。请等其中一个完成，或取消一个，再导出。"),
        "export_over": lazy("这个表格已经生成或取消，不用再取消。"),
        "export_broke_off": lazy("生成了几次都中断。请再导出一次；还不行的，请联系系统管理员。"),
        "export_not_yours": lazy("您现在不能看这个列表，表格没有生成。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[State, tuple[str, str]] = MappingProxyType(
    {
        State.WAITING: ("info", "hourglass"),
        State.RUNNING: ("info", "refresh"),
        State.READY: ("ok", "circle-check"),
        State.FAILED: ("bad", "alert-triangle"),
        State.CALLED_OFF: ("", "ban"),
        State.GONE: ("", "archive"),
    }
)
"""Tone and icon of each state."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code]) % {"about": refusal.about}


def looks_of(export: Export) -> tuple[str, str, str]:
    """Return tone, icon and words of how a table stands."""
    state = State(export.state)
    return *LOOKS[state], named(state)


NAMES: Mapping[str, str | Promise] = MappingProxyType(
    {
        "q": lazy("搜索"),
        "name": lazy("姓名"),
        "stage": lazy("环节"),
        "state": lazy("状态"),
        "year": lazy("年份"),
        "unit": lazy("单位"),
        "kind": lazy("类别"),
        "tab": lazy("分类"),
        "day": lazy("日期"),
        "who": lazy("操作人"),
        "what": lazy("操作"),
        "about": lazy("对象"),
        "from": lazy("从"),
        "to": lazy("到"),
    }
)
"""What filters are called; the others are said as they stand in the address."""


def filters_of(query: str) -> str:
    """Say how a list was narrowed."""
    parts = [(name, value) for name, value in parse_qsl(query) if name != "of"]
    said = _("；").join(f"{NAMES.get(name, name)}{_('：')}{value}" for name, value in parts)
    return said or _("没有筛选")
