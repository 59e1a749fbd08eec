"""What is wrong with a log, in words: what happened and what to do."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.ledger.queries import Trouble

TROUBLES: Mapping[Trouble, Promise] = MappingProxyType(
    {
        Trouble.BEHIND: _("数据库比已签名的日志旧，可能恢复了较早的备份。签名已停止，请联系维护服务器的人。"),
        Trouble.DIFFERS: _("数据库里的记录与已签名的日志不一致。签名已停止，请保全现场并联系维护服务器的人。"),
        Trouble.TILES: _("日志文件已损坏或被改动。签名已停止，请保全现场并联系维护服务器的人。"),
    }
)
"""What the auditor is told."""

SENTENCES = MappingProxyType(
    {
        Trouble.BEHIND.value: _(
            "数据库恢复了较早的备份，现在不能办理，否则记录会前后矛盾。请联系维护服务器的人先补回记录。"
        ),
    }
)
"""Why nothing can be done while a log is behind, for whoever wanted to do something."""
