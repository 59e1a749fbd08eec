"""Why a robot may not be registered, and why it did not take what it was told, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.desk.phrases import log
from gongkai.measures.refusal import Refusal
from gongkai.notices.rules import Trouble

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "not_your_task": _("群机器人由领导小组办公室登记。请联系办公室。"),
        "robot_revoked": _("这个机器人已经停用。要再用的，请重新登记。"),
        "robot_unit_gone": _("这个单位已经撤销或还没有设立。请选择别的单位。"),
        "robot_address_odd": _("这不是所选种类的机器人地址。请在群设置里复制机器人的 Webhook 地址，整个粘贴过来。"),
    }
)
TROUBLES: Mapping[Trouble, Promise] = MappingProxyType(
    {
        Trouble.UNREACHABLE: _("连不上机器人的服务器，会再试几次。"),
        Trouble.TURNED_AWAY: _("机器人暂时没有收下，会再试几次。"),
        Trouble.ADDRESS_REFUSED: _("机器人不收。请在群设置里看它还在不在、有没有设关键词或签名；改了以后重新登记。"),
        Trouble.MAIL_REFUSED: _("机器人不收这条消息。"),
        Trouble.NO_ADDRESS: _("服务器换过密钥，原来的地址读不出来了。请停用后重新登记。"),
        Trouble.NO_DUTY: _("这个单位不在了，所以没有发。"),
        Trouble.MOOT: _("发的时候已经没有到期的事，所以没有发。"),
    }
)


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code])


def say_trouble(trouble: Trouble) -> str:
    """Say why a robot did not take what it was told."""
    return str(TROUBLES[trouble])
