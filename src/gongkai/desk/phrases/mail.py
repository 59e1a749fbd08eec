"""Why a mail did not arrive, in words, and what to do."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.notices.rules import Trouble

SENTENCES: Mapping[Trouble, Promise] = MappingProxyType(
    {
        Trouble.UNREACHABLE: _("邮件服务器没有回应。请维护服务器的人查看发信设置。"),
        Trouble.TURNED_AWAY: _("邮件服务器暂时没有收下，会再试几次。"),
        Trouble.ADDRESS_REFUSED: _("邮件服务器不认这个地址。请系统管理员核对电子邮箱。"),
        Trouble.MAIL_REFUSED: _("邮件服务器拒收了这封信。请维护服务器的人查看发信设置。"),
        Trouble.NO_ADDRESS: _("发信时没有登记电子邮箱。请系统管理员登记。"),
        Trouble.MOOT: _("发信时已经没有要说的事，所以没有发。"),
        Trouble.NO_DUTY: _("发信时您已不负责信里的单位，所以没有发。"),
    }
)


def say(trouble: Trouble) -> str:
    """Say why a mail did not arrive."""
    return str(SENTENCES[trouble])
