"""Why a screen may not be registered or changed, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.desk.phrases import log
from gongkai.measures.refusal import Refusal

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "not_your_task": _("电子屏由领导小组办公室登记。请联系办公室。"),
        "screen_revoked": _("这块屏已经停用。请回到列表看现在的样子；要再用的，请重新登记。"),
        "screen_unit_gone": _("这个单位已经撤销或还没有设立。请选择别的单位。"),
    }
)


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code])
