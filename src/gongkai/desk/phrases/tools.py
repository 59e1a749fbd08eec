"""The tools for files that must not be public as they are, in words: what fits which file, and why one did not work."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gongkai.desk.phrases.catalogue import named
from gongkai.files.rules import ending
from gongkai.measures.vocabulary import Word
from gongkai.scanner import english
from gongkai.scanner.formats.source import WHOLE
from gongkai.scanner.mask_table import Column
from gongkai.scanner.masking import Mask, masked
from gongkai.scanner.pages import Area
from gongkai.scanner.passage import Trouble


class Tool(Word):
    """What can be done about a file without the program it was made with; the value is the name of the page."""

    REDACT = "redact", "涂黑", "Redact"
    MASK = "mask_table", "遮盖表格", "Mask columns"


TOOLS: Mapping[str, Tool] = MappingProxyType(
    {
        **dict.fromkeys(("pdf", "jpg", "jpeg", "png"), Tool.REDACT),
        **dict.fromkeys(("xlsx", "csv"), Tool.MASK),
    }
)
"""Which tool fits a file, by the ending of its name."""

SAMPLES: Mapping[Mask, str] = MappingProxyType(
    {
        Mask.NAME: "张三",
        Mask.IDENTITY: "210303199003070034",
        Mask.PHONE: "13812345678",
        Mask.CARD: "6222020200112230",
        Mask.NUMBER: "20230117",
        Mask.WORDS: "家庭困难",
    }
)
"""Invented values, to show what each mask leaves."""


def tool_for(name: str) -> Tool | None:
    """Return the tool that fits a file of that name."""
    return TOOLS.get(ending(name))


def why_not_this(tool: Tool) -> str:
    """Say of which files alone something can be done."""
    if tool is Tool.REDACT:
        return _("只能在 pdf、jpg 和 png 上涂黑。请先另存为 pdf，再上传。")
    return _("只能遮盖 xlsx 和 csv 表格。请先另存为 xlsx，再上传。")


def in_words(trouble: Trouble) -> str:
    """Say in the reader's language what was the matter with a file, and where in it."""
    in_english = get_language() == "en"
    what = english.detail_of(trouble.detail) if in_english else trouble.detail
    if trouble.part == WHOLE:
        return what
    where = english.place_of(trouble.part) if in_english else trouble.part
    return _("%(what)s（%(where)s）") % {"what": what, "where": where}


@dataclass(frozen=True, slots=True)
class Shape:
    """An area as a page shows it: ``text`` is what a form carries, the numbers are percent of the page."""

    text: str
    page: int
    left: str
    top: str
    width: str
    height: str

    @property
    def words(self) -> str:
        """Where it is."""
        sides = {name: f"{round(float(getattr(self, name)), 1):g}" for name in ("left", "top", "width", "height")}
        return where_pattern().format(page=self.page, **sides)


def shape(area: Area, text: str) -> Shape:
    """Return an area as a page shows it."""
    sides = (area.left, area.top, area.right - area.left, area.bottom - area.top)
    return Shape(text, area.page, *(f"{100 * side:.2f}" for side in sides))


def where_pattern() -> str:
    """Say where an area is, for a script to fill in as well."""
    return _("第 {page} 页：左 {left}%，上 {top}%，宽 {width}%，高 {height}%")


def blacken(total: int) -> str:
    """Name the button that blackens so many areas."""
    if not total:
        return _("涂黑，替换附件")
    return blacken_pattern(total).format(total=total)


def blacken_pattern(total: int) -> str:
    """Name the button for one or for several areas, for a script to fill in as well."""
    return ngettext("涂黑 {total} 处，替换附件", "涂黑 {total} 处，替换附件", total)


def column_name(column: Column) -> str:
    """Name a column as people do: by its letter and what stands at its head."""
    letter = _("%(letter)s 列") % {"letter": column.letter}
    return _("%(letter)s“%(heading)s”") % {"letter": letter, "heading": column.heading} if column.heading else letter


def with_sample(mask: Mask) -> str:
    """Name a mask with what it leaves of an invented value."""
    return _("%(mask)s（如 %(sample)s）") % {"mask": named(mask), "sample": masked(SAMPLES[mask], mask)}
