"""A plan in words: what, to whom, over which channels, when. Source: 第十六条（一）."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.catalogue.models import Item
from gongkai.catalogue.queries import wording_of
from gongkai.desk.phrases.catalogue import limit_of, named, unit_name
from gongkai.desk.phrases.releases import called_by
from gongkai.disclosures.models import Revision, Rung
from gongkai.disclosures.queries import Reach
from gongkai.measures.vocabulary import AT_ONCE, Audience, Channel, MatterClass, Risk
from gongkai.ui import wording

FEW = 3
"""How many names are written out before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder in words."""

    audience: str
    whom: str
    channels: str
    elsewhere: str
    when: str
    until: str
    is_public: bool
    held_up: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of a plan: its name and what it says."""

    label: str
    text: str


def steps_in_words(reaches: list[Reach]) -> list[Step]:
    """Return the ladder in words, the narrowest step first."""
    return [step_in_words(reach) for reach in reaches]


def step_in_words(reach: Reach) -> Step:
    """Return one step of the ladder in words."""
    rung = reach.rung
    return Step(
        audience=named(Audience(rung.audience)),
        whom=whom(reach),
        channels=_("、").join(named(Channel(code)) for code in rung.channels),
        elsewhere=_("、").join(named(Channel(code)) for code in rung.channels if code not in AT_ONCE),
        when=_when(rung),
        until=_("公示到 %(day)s") % {"day": wording.on_date(rung.ends_on)} if rung.ends_on else _("长期公开"),
        is_public=rung.audience == Audience.PUBLIC,
        held_up=tuple(rung.held_up),
    )


def _when(rung: Rung) -> str:
    if rung.starts_at:
        return _("%(moment)s 自动发布") % {"moment": wording.moment(rung.starts_at)}
    return _("批准后由拟稿人或第一责任人发布")


def whom(reach: Reach) -> str:
    """Say whom a step reaches, with the number of people of today."""
    if reach.people is None:
        return _("任何人可见")
    said = _("全体党员") if reach.rung.is_whole else _("、").join(_narrowed(reach.rung))
    return _("%(whom)s，现有 %(count)d 人") % {"whom": said, "count": reach.people}


def _narrowed(rung: Rung) -> list[str]:
    units = [unit_name(unit) for unit in rung.units.all()]
    inner = rung.audience == Audience.INNER
    parts = [_("%(units)s的党员") % {"units": _few(units)} if inner else _few(units)] if units else []
    parts += [_few([person.name for person in rung.people.all()])] if rung.people.all() else []
    parts += [_("名单“%(name)s”") % {"name": group.name} for group in rung.groups.all()]
    parts += [_("全体教职工")] if rung.all_staff else []
    return parts + ([_("全体学生")] if rung.all_students else [])


def _few(names: list[str]) -> str:
    shown = _("、").join(names[:FEW])
    return shown if len(names) <= FEW else _("%(names)s等 %(count)d 个") % {"names": shown, "count": len(names)}


def rows_of(revision: Revision, item: Item | None, subjects: list[str]) -> list[Row]:
    """Return the facts of a plan beside its text and its ladder, without those that are empty."""
    said = [
        (_("目录事项"), entry_in_words(revision, item)),
        (_("公开时限"), limit_of(wording_of(item)) if item else ""),
        (_("内容类别"), named(MatterClass(revision.matter_class)) if revision.matter_class else ""),
        (_("文号"), revision.document_no),
        (_("成文日期"), wording.on_date(revision.issued_on) if revision.issued_on else ""),
        (_("事实来源"), revision.source_of_facts),
        (_("风险评估"), named(Risk(revision.risk)) if revision.risk else ""),
        (_("重大事项"), _("是，由办公室审批") if revision.is_major else _("否")),
        (_("新闻发言人"), _("需要知悉") if revision.needs_spokesperson else ""),
        (_("解读对象"), called_by(revision.interprets)),
        (_("涉及人员"), _("、").join(subjects)),
        (_("范围比目录窄的原因"), revision.narrower_reason),
        (_("不先在党内公开的原因"), revision.inner_first_waiver),
        (_("更正说明"), revision.correction_note),
        (_("审批有效期"), _("批准后 %(days)d 天内发布") % {"days": revision.window_days}),
    ]
    return [Row(label, text) for label, text in said if text]


def entry_in_words(revision: Revision, item: Item | None) -> str:
    """Name the catalogue item of a revision, or say why it is in none."""
    if item:
        return f"{item.code} {item.title}"
    return (
        _("目录以外：%(reason)s") % {"reason": revision.off_catalogue_reason} if revision.off_catalogue_reason else ""
    )


def inner_first(days_needed: int, days_live: int | None, waiver: str) -> str:
    """Say how the matter stands to "the Party first, then the public". Source: 第四条（三）."""
    if not days_needed:
        return _("目录不要求先在党内公开。")
    if waiver.strip():
        return _("目录要求先在党内公开 %(days)d 天，方案写明免于先公开：%(reason)s") % {
            "days": days_needed,
            "reason": waiver,
        }
    if days_live is None:
        return _("要先在党内公开满 %(days)d 天，才能向社会公开。现在还没有在党内公开。") % {"days": days_needed}
    return _("要先在党内公开满 %(days)d 天，才能向社会公开。现在已公开 %(live)d 天。") % {
        "days": days_needed,
        "live": days_live,
    }
