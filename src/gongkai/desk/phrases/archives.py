"""Archives of a year, in words: of what they are, how they stand, and why there is none."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.archives.queries import Archive
from gongkai.archives.rules import State
from gongkai.desk.phrases import log
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.measures.refusal import Refusal

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "archive_not_yours": lazy("年度归档由领导小组办公室申请。请联系办公室。"),
        "archive_of_no_year": lazy("这一年还没有可以归档的内容。请写今年或以前的年份，例如 2026。"),
        "archive_in_hand": lazy("已有一份归档正在生成。请等它完成，或者先取消，再申请。"),
        "archive_over": lazy("这份归档已经生成或取消，不用再取消。"),
        "archive_broke_off": lazy("生成了几次都中断。请再申请一次；还不行的，请联系系统管理员。"),
        "archive_no_room": lazy("服务器上写不下或者读不出文件。请联系系统管理员检查磁盘，再申请一次。"),
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


def looks_of(archive: Archive) -> tuple[str, str, str]:
    """Return tone, icon and words of how an archive stands."""
    state = State(archive.state)
    return *LOOKS[state], named(state)


def unit_of(archive: Archive) -> str:
    """Say of which unit an archive is."""
    return short_unit_name(archive.unit) if archive.unit else _("全校")
