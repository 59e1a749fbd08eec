"""What the school decides, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.desk.phrases import log
from gongkai.measures.refusal import Refusal
from gongkai.policy.rules import Choice

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "not_your_task": _("学校设置由办公室审批人决定。请联系办公室审批人。"),
        "decided_already": _("现在已经是这样，不用再改。"),
    }
)
ABOUT: Mapping[Choice, str | Promise] = MappingProxyType(
    {Choice.LIST_OVERDUE: _("打开以后，公开网站上列出逾期还没有公开的目录事项：事项、单位、应公开日期。不列具体内容。")}
)
"""What each choice means for readers."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code])
