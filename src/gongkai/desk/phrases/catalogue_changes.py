"""What one version of a catalogue does to another, in words: field by field, with the way the scope goes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gongkai.catalogue.models import Item
from gongkai.catalogue.queries import Change, Changes, wording_of
from gongkai.catalogue.rules.changes import Turn, field_changes
from gongkai.desk.phrases.catalogue import Row, named, row_of, short_unit_name
from gongkai.measures.vocabulary import MatterClass

ADDED = ("ok", "plus", pgettext_lazy("catalogue", "增加"))
CHANGED = ("info", "edit", pgettext_lazy("catalogue", "修改"))
REMOVED = ("warn", "x", pgettext_lazy("catalogue", "去掉"))
TURNS: Mapping[Turn, tuple[str, str, Promise]] = MappingProxyType(
    {
        Turn.WIDER: ("info", "users", gettext_lazy("范围扩大")),
        Turn.NARROWER: ("warn", "alert-triangle", gettext_lazy("范围缩小")),
    }
)
"""Tone, icon and word of a scope that goes wider or narrower."""

TIMED = ("time_kind", "second_time_kind", "period", "anchor_month", "anchor_day", "grace_days", "working_days", "event")
"""The fields a time limit is told from, in one sentence."""

SHOWN: Mapping[str, tuple[Promise, Callable[[Row], str]]] = MappingProxyType(
    {
        "code": (gettext_lazy("编号"), lambda row: row.item.code),
        "matter_class": (gettext_lazy("类别"), lambda row: named(MatterClass(row.item.matter_class))),
        "title": (gettext_lazy("事项名称"), lambda row: row.item.title),
        "content": (gettext_lazy("公开内容"), lambda row: row.item.content),
        "audience": (gettext_lazy("公开范围"), lambda row: row.audience),
        "channels": (gettext_lazy("公开方式"), lambda row: row.channels),
        "limit": (gettext_lazy("公开时限"), lambda row: row.limit),
        "basis": (gettext_lazy("公开依据"), lambda row: row.item.basis),
        "lead_unit_id": (gettext_lazy("牵头单位"), lambda row: short_unit_name(row.item.lead_unit)),
        "other_unit_ids": (gettext_lazy("配合单位"), lambda row: row.others),
        "inner_first_days": (gettext_lazy("先在党内公开的天数"), lambda row: str(row.item.inner_first_days)),
        "is_major": (gettext_lazy("重大事项"), lambda row: _("是") if row.item.is_major else _("否")),
    }
)
"""What a changed field is called, and how its value is said."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said otherwise than before."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Told:
    """One change as a table shows it."""

    item: Item
    kind: tuple[str, str, Promise]
    turn: tuple[str, str, Promise] | None
    lines: tuple[Line, ...]
    reasons: tuple[str, ...]

    @property
    def key(self) -> str:
        """The name of the field in which its reason is written."""
        return f"why-{self.item.entry.public_id}"


def told_of(changes: Changes) -> list[Told]:
    """Tell every change: what is added, what is changed, what is left out. Source: 第十三条."""
    groups = ((changes.added, ADDED), (changes.changed, CHANGED), (changes.removed, REMOVED))
    return [_told(one, kind) for found, kind in groups for one in found]


def _told(change: Change, kind: tuple[str, str, Promise]) -> Told:
    turn = TURNS[change.turn] if change.turn else None
    lines = lines_of(change.before, change.after) if change.before and change.after else ()
    return Told(change.item, kind, turn, tuple(lines), change.reasons)


def lines_of(before: Item, after: Item) -> Iterable[Line]:
    """Say each changed field from old to new; the fields of a time limit make one line."""
    old, new = row_of(before), row_of(after)
    changed = (one.field for one in field_changes(wording_of(before), wording_of(after)))
    for name in dict.fromkeys("limit" if field in TIMED else field for field in changed):
        label, say = SHOWN[name]
        yield Line(str(label), say(old) or "—", say(new) or "—")
