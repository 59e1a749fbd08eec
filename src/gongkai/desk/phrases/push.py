"""What goes to other systems, in words: how it stands, what was wrong, and the reasons against an act."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.phrases import log
from gongkai.measures.refusal import Refusal
from gongkai.push.rules.words import Standing, Trouble

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "moved_meanwhile": lazy("您打开这一页以后，情况已经变了。请先看现在的样子，再决定怎么办。"),
        "not_your_task": lazy("推送由领导小组办公室办理。请联系办公室。"),
        "not_yours_to_manage": lazy("对接系统由系统管理员设置。请联系系统管理员。"),
        "note_missing": lazy("请写您在对方系统里做了什么。"),
        "note_too_long": lazy("说明最多 300 字，现在 %(about)s 字。"),
        "proof_missing": lazy("撤回要有凭证：请上传对方系统里已看不到这条信息的截图。"),
        "proof_kind": lazy("凭证要是 jpg、png 图片或没有加密的 PDF。请换一个文件。"),
        "proof_too_large": lazy("凭证超过 2 MB：请压缩，或只截需要的部分。"),
        "name_missing": lazy("请写系统名称。"),
        "address_spelling": lazy(
            "地址要写成 https://oa.example.edu.cn/in 这样，用小写，不带用户名，也不用数字以外的写法代替域名。"
        ),
        "address_not_listed": lazy("服务器不允许向这个地址推送。请维护服务器的人先把它写进允许推送的地址。"),
        "address_not_encrypted": lazy("校外地址必须用 https。请向对方要加密的地址。"),
        "target_there_already": lazy("这种公开方式已有一个系统。请先停用原来的，再登记新的。"),
        "month_not_over": lazy("这个月还没有过完，不能总结。请下个月再办。"),
        "summary_sent_already": lazy("这个月的总结已经发出，不能再改。"),
        "no_sunshine_target": lazy("还没有登记阳光校园平台。请系统管理员先登记。"),
        "findings_missing": lazy("请写总结分析：这个月说明了什么，下个月怎么做。"),
        "findings_too_long": lazy("总结分析最多 2000 字，现在 %(about)s 字。"),
        "findings_leak": lazy("总结分析里有不能公开的内容，如身份证号、手机号码。请删去后再发。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

TROUBLES: Mapping[Trouble, str | Promise] = MappingProxyType(
    {
        Trouble.SPELLING: lazy("地址写法不对，没有发出。请系统管理员核对地址。"),
        Trouble.NOT_LISTED: lazy("服务器不再允许向这个地址推送，没有发出。请联系维护服务器的人。"),
        Trouble.NOT_ENCRYPTED: lazy("地址没有加密，没有发出。请系统管理员换成 https 地址。"),
        Trouble.UNKNOWN_NAME: lazy("找不到对方的域名。请和对方核对地址，系统也会自动再试。"),
        Trouble.FORBIDDEN: lazy("对方的域名指向内网或本机，没有发出。请联系维护服务器的人核对域名解析。"),
        Trouble.UNREACHABLE: lazy("连不上对方的系统。系统会自动再试。"),
        Trouble.UNTRUSTED: lazy("对方的证书不可信，没有发出。请对方更新证书。"),
        Trouble.TOO_SLOW: lazy("对方没有在规定时间内答复。系统会自动再试。"),
        Trouble.CUT_OFF: lazy("对方中途断开，或答复看不懂。系统会自动再试。"),
        Trouble.REDIRECTED: lazy("对方要求转到别的地址，系统不跟随。请系统管理员登记新地址。"),
        Trouble.TOO_LONG: lazy("对方的答复太长，不能确认已收到。请对方检查接口，系统也会自动再试。"),
        Trouble.FAILED: lazy("对方系统出错，暂时不能接收。系统会自动再试。"),
        Trouble.REFUSED: lazy("对方拒绝接收。请和对方核对密钥和接口，再点“现在推送”。"),
        Trouble.NO_RECEIPT: lazy("对方答复了，但没有给回执号，不能证明已经撤下。系统会自动再试。"),
        Trouble.KEY_LOST: lazy("服务器的主密钥换过，读不出推送密钥，没有发出。请系统管理员换新的推送密钥。"),
        Trouble.NO_LONGER: lazy("这条信息现在不公开，不用再送。"),
    }
)
"""What was wrong at the last attempt, and what to do."""

LOOKS: Mapping[Standing, tuple[str, str]] = MappingProxyType(
    {
        Standing.WAITING: ("info", "clock"),
        Standing.DELIVERED: ("ok", "circle-check"),
        Standing.BY_HAND: ("ok", "user-check"),
        Standing.FAILED: ("bad", "alert-triangle"),
        Standing.NEEDLESS: ("", "ban"),
    }
)
"""Tone and icon of each standing."""

FIGURES: Mapping[str, str | Promise] = MappingProxyType(
    {
        "users": lazy("月末使用中的账号"),
        "users_opened": lazy("新开的账号"),
        "users_shut": lazy("停用的账号"),
        "released": lazy("在平台公开"),
        "corrected": lazy("其中更正后重新公开"),
        "called_back": lazy("从平台撤回"),
        "reviewed": lazy("审核、审批通过"),
        "sent_back": lazy("退回修改的次数"),
        "receipts": lazy("平台已确认收到"),
        "by_hand": lazy("人工办理"),
        "unanswered": lazy("平台还没有确认"),
    }
)
"""What each figure of the monthly summary counts. Source: 第十四条."""
GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (lazy("用户维护"), ("users", "users_opened", "users_shut")),
    (lazy("信息发布"), ("released", "corrected", "called_back")),
    (lazy("审核"), ("reviewed", "sent_back")),
    (lazy("反馈"), ("receipts", "by_hand", "unanswered")),
)
"""The four workings of the platform that are counted; the fifth is what they show. Source: 第十四条."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code]) % {"about": refusal.about}


def trouble_said(code: str) -> str:
    """Say what was wrong at the last attempt; nothing where nothing was."""
    return str(TROUBLES[Trouble(code)]) if code else ""


def month_named(month: date) -> str:
    """Name a month: 2026年8月."""
    return _("%(year)d年%(month)d月") % {"year": month.year, "month": month.month}
