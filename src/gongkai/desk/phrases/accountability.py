"""Cases of the register in words: how they stand, whom they concern, and the reasons against doing something."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.accountability.queries import Case, Knower
from gongkai.accountability.rules.hints import Hint
from gongkai.accountability.rules.words import CaseStage, HintKind
from gongkai.desk.phrases import log, refusals
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.measures.refusal import Refusal
from gongkai.screening.rules import Guard, Guarded

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        **{code: refusals.SENTENCES[code] for code in ("phrase_length", "phrase_is_a_name")},
        "case_unknown": lazy("没有这个案件，或者不由您办理。请回到问责登记。"),
        "moved_meanwhile": lazy("您打开这一页以后，别人已经办理过。请先看现在的样子，再决定怎么办。"),
        "keeps_it_already": lazy("这个案件已经由您办理，不用接手。"),
        "keeper_is_concerned": lazy("这件事涉及您本人、您代行的人或您所在的单位，您要回避。请由另一位纪检监察员登记。"),
        "hint_answered": lazy("这条线索已经办过。请回到线索看结果。"),
        "nobody_concerned": lazy("请写涉及的人，或勾选涉及党组织。至少选一项。"),
        "consequence_missing": lazy("还没有写造成的不良后果。第二十条要求情形和后果都有，请先修改登记。"),
        "ground_unevidenced": lazy("四种情形之一还没有证据。请先附证据。"),
        "consequence_unevidenced": lazy("不良后果还没有证据。请先附证据。"),
        "person_not_heard": lazy("还没有听取本人的陈述。请先记录陈述；本人放弃的，记录放弃的情况。"),
        "unit_not_heard": lazy("还没有听取党组织的陈述。请先记录陈述；放弃的，记录放弃的情况。"),
        "party_not_concerned": lazy("这个案件不涉及所选的一方。请选另一方。"),
        "text_missing": lazy("这一项还没有写。"),
        "text_too_long": lazy("这一项太长。请改短一些。"),
        "file_or_code": lazy("文件和编号只用一种：上传文件，或写系统里的编号。"),
        "code_odd": lazy("编号要写成 disclosure/…、deed/12 这样，可以从页面地址里抄。"),
        "proof_format": lazy("不能上传这种文件。可以上传 pdf、docx、xlsx、图片和文本。"),
        "proof_too_large": lazy("文件超过 10 MB：请压缩，或分成几个文件。"),
        "no_kind": lazy("请选择处理方式。没有作决定的，请用“不再追究”。"),
        "day_odd": lazy("请写今天或以前的日期。"),
        "knower_concerned": lazy("这个案件涉及这个人、他代行的人或他所在的单位，他不能知情。请另选一位。"),
        "knower_administers": lazy("这个人有管理员账号，管理员不能知情。请另选一位。"),
        "knower_without_post": lazy("这个人现在没有任职，进不了工作台。请另选一位，或先任职。"),
        "knower_knows_already": lazy("这个人已经在知情范围里，不用再加。"),
        "until_past": lazy("截止日期已经过去。请写今天或以后的日期。"),
        "guarded_until_closed": lazy("涉及的人和单位在了结以前一直受保护，不能单独解除。"),
    }
)
"""What happened and what to do, by the code of the refusal."""
LOOKS: Mapping[CaseStage, tuple[str, str]] = MappingProxyType(
    {
        CaseStage.NOTED: ("info", "edit"),
        CaseStage.OPENED: ("warn", "hourglass"),
        CaseStage.DECIDED: ("neutral", "rubber-stamp"),
        CaseStage.CLOSED: ("ok", "circle-check"),
    }
)
"""Tone and icon of each stage."""
HINTS: Mapping[HintKind, str | Promise] = MappingProxyType(
    {
        HintKind.OVERDUE: lazy("逾期 %(number)d 个工作日还没有公开"),
        HintKind.AROUND: lazy("一年里 %(number)d 次想办理不由自己办理的一步，被拒绝"),
        HintKind.CORRECTED: lazy("有人申请更正以后作了重大更正"),
        HintKind.WITHDRAWN: lazy("公开以后因内容有误被撤下"),
        HintKind.LEAKED: lazy("应急处置中登记了信息泄露"),
    }
)
PAGES: Mapping[str, str] = MappingProxyType(
    {
        "disclosure": "desk:disclosure",
        "obligation": "desk:obligation",
        "incident": "desk:incident",
        "letter": "desk:letter",
    }
)
"""Where something is found that a code refers to."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code]) % {"about": refusal.about}


def concerned_in_words(case: Case) -> str:
    """Name whom a case concerns."""
    people = case.person.name if case.person else ""
    unit = unit_name(case.unit) if case.concerns_unit else ""
    return str(_("、")).join(filter(None, (people, unit)))


def stage_in_words(case: Case) -> tuple[str, str, str]:
    """Return tone, icon and words of how a case stands."""
    stage = CaseStage(case.stage)
    return *LOOKS[stage], named(stage)


def knower_in_words(knower: Knower, today: date) -> str:
    """Say how somebody stands on the list of a case."""
    if knower.ended_on:
        return str(_("已移出"))
    return str(_("已到期")) if knower.until < today else str(_("知情"))


def hint_in_words(hint: Hint) -> str:
    """Say what a hint is drawn from."""
    return str(HINTS[hint.kind]) % {"number": hint.number}


def guard_in_words(guard: Guard) -> str:
    """Say what is kept out of disclosures."""
    if guard.kind is Guarded.FILE:
        return str(_("证据文件，校验码 %(digest)s…")) % {"digest": guard.value[:12]}
    return guard.value if guard.kind is Guarded.PHRASE else guard.names[0]


def page_of(code: str) -> str:
    """Return where a code leads to; empty where it names nothing with a page."""
    kind, _slash, name = code.partition("/")
    return reverse(PAGES[kind], args=[name]) if kind in PAGES and len(name) == UUID_SIGNS else ""


UUID_SIGNS = 36
