"""What the units' catalogues offer to the school's, in words. Source: 第十三条."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.catalogue.queries.compiling import Compilation, Fresh, Gone, Moved
from gongkai.catalogue.rules.compiling import Choice
from gongkai.desk.phrases.catalogue import Row, row_of
from gongkai.desk.phrases.catalogue_changes import Line, lines_of

MOVED: Mapping[Choice, Promise] = MappingProxyType(
    {
        Choice.LATER: gettext_lazy("先不处理"),
        Choice.TAKE: gettext_lazy("照单位的改，别的文字不动"),
        Choice.KEEP: gettext_lazy("学校目录不改，以后不再提示这次变化"),
    }
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that is offered: what it is about, what the units say, and what may be done with it."""

    key: str
    label: str
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    note: str
    choices: list[tuple[str, str]]


def offers_of(found: Compilation) -> dict[str, list[Offer]]:
    """Say everything that is offered, by its group."""
    return {
        "fresh": [_fresh(one) for one in found.fresh],
        "moved": [_moved(one) for one in found.moved],
        "gone": [_gone(one) for one in found.gone],
    }


def _fresh(offer: Fresh) -> Offer:
    several = len(offer.items) > 1
    words = {
        Choice.LATER: _("这次不列入"),
        Choice.TAKE: _("分别列入，各成一个事项") if several else _("列入"),
        Choice.JOIN: _("合并列入，第一个单位牵头，其他单位配合"),
    }
    note = _("%(count)d 个单位都有，名称相同。") % {"count": len(offer.items)} if several else ""
    if offer.like:
        about = {"code": offer.like.code}
        words[Choice.JOIN] = _("记为学校目录 %(code)s 的来源，文字不改") % about
        note += _("学校目录 %(code)s 已有同名事项。") % about
    rows = tuple(row_of(item) for item in offer.items)
    return Offer(offer.key, offer.items[0].title, rows, (), note, _choices(offer, words))


def _moved(offer: Moved) -> Offer:
    note = _("办公室改过这个事项；照单位的改，只改下面列出的几处。") if offer.is_edited else ""
    lines = tuple(lines_of(offer.link.source, offer.now))
    return Offer(offer.key, _mine(offer), (row_of(offer.now),), lines, note, _choices(offer, MOVED))


def _gone(offer: Gone) -> Offer:
    words = {
        Choice.LATER: _("先不处理"),
        Choice.DROP: _("不再记这个来源，事项还有别的来源，保留") if offer.has_others else _("从学校目录去掉"),
        Choice.KEEP: _("学校目录保留，不再记这个来源"),
    }
    return Offer(offer.key, _mine(offer), (row_of(offer.link.source),), (), "", _choices(offer, words))


def _mine(offer: Moved | Gone) -> str:
    return f"{offer.link.item.code} {offer.link.item.title}"


def _choices(offer: Fresh | Moved | Gone, words: Mapping[Choice, str | Promise]) -> list[tuple[str, str]]:
    return [(choice.value, str(words[choice])) for choice in offer.choices]
