"""Why reminders may not be chosen so, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.desk.phrases import log
from gongkai.measures.refusal import Refusal

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "not_your_task": _("全校免打扰时间由办公室审批人决定。请联系办公室审批人。"),
        "quiet_too_long": _("免打扰时间太长：和全校的加在一起，每天至少要留出两个小时，逾期的事才能告诉您。请改短。"),
    }
)


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code])
