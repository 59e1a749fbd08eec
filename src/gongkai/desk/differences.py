"""What changed between two plans, field by field and in the text, for whoever decides on the newer one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.releases import called_by
from gongkai.disclosures.queries import Earlier, disclosure_called
from gongkai.disclosures.rules.difference import Piece, compare
from gongkai.disclosures.rules.text import paragraphs
from gongkai.measures.vocabulary import Audience, MatterClass, Risk
from gongkai.ui import wording

Plan = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of a plan, before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between an earlier plan and the present one."""

    at: datetime
    is_public: bool
    fields: tuple[Changed, ...]
    rows: tuple[tuple[Piece, ...], ...]

    @property
    def text_changed(self) -> bool:
        """Tell whether the text itself differs."""
        return any(piece.kind != "same" for row in self.rows for piece in row)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing differs at all."""
        return not self.fields and not self.text_changed


def difference(earlier: Earlier, now: Plan) -> Difference:
    """Return what changed since the earlier wording."""
    rows = compare(paragraphs(earlier.plan["body"]), paragraphs(now["body"]))
    return Difference(earlier.at, earlier.is_public, _fields(earlier.plan, now), tuple(map(tuple, rows)))


def _fields(before: Plan, after: Plan) -> tuple[Changed, ...]:
    old, new = _in_words(before), _in_words(after)
    changed = [
        Changed(label, old[label] or _("无"), new[label] or _("无")) for label in new if old[label] != new[label]
    ]
    same_words = not any(one.label == _("公开范围") for one in changed)
    if same_words and before["rungs"] != after["rungs"]:
        changed.append(Changed(_("公开范围里的单位、人员或名单"), _("原来的名单"), _("有增减，请看公开要素")))
    return tuple(changed)


def _in_words(plan: Plan) -> dict[str, str]:
    return {
        _("标题"): plan["title"],
        _("公开范围"): _("；").join(_rung(rung) for rung in plan["rungs"]),
        _("附件"): _("、").join(_marked(name, digest) for name, digest in plan["attachments"]),
        _("内容类别"): named(MatterClass(plan["matter_class"])) if plan["matter_class"] else "",
        _("文号"): plan["document_no"],
        _("成文日期"): plan["issued_on"] or "",
        _("事实来源"): plan["source_of_facts"],
        _("重大事项"): _("是") if plan["is_major"] else _("否"),
        _("风险评估"): named(Risk(plan["risk"])) if plan["risk"] else "",
        _("新闻发言人"): _("需要知悉") if plan["needs_spokesperson"] else "",
        _("范围比目录窄的原因"): plan["narrower_reason"],
        _("不先在党内公开的原因"): plan["inner_first_waiver"],
        _("更正说明"): plan["correction_note"],
        _("解读对象"): called_by(disclosure_called(plan["interprets"])) if plan.get("interprets") else "",
        _("审批有效期"): _("%(days)d 天") % {"days": plan["window_days"]},
    }


def _marked(name: str, digest: str) -> str:
    return _("%(name)s（%(mark)s）") % {"name": name, "mark": wording.fingerprint(digest)}


def _rung(rung: Plan) -> str:
    said = [named(Audience(rung["audience"]))]
    if rung["starts_at"] and (starts := parse_datetime(rung["starts_at"])):
        said.append(_("%(moment)s 自动发布") % {"moment": wording.moment(starts)})
    if rung["ends_on"] and (ends := parse_date(rung["ends_on"])):
        said.append(_("公示到 %(day)s") % {"day": wording.on_date(ends)})
    return _("，").join(said)
