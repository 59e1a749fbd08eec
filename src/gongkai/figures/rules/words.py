"""The closed vocabularies of figures, and what a figure is."""

from dataclasses import dataclass

from gongkai.measures.vocabulary import Word


class Measure(Word):
    """What a figure is given in."""

    COUNT = "count", "件数", "Number"
    SHARE = "share", "比率", "Share"
    DAYS = "days", "工作日", "Working days"


class Better(Word):
    """Which way a figure is better."""

    MORE = "more", "越多越好", "More is better"
    FEWER = "fewer", "越少越好", "Fewer is better"
    NEITHER = "neither", "不分好坏", "Neither"


class Subject(Word):
    """What a figure counts, and so in which list its rows are."""

    OBLIGATION = "obligation", "公开任务", "Obligation"
    MATTER = "matter", "公开事项", "Matter"
    VERSION = "version", "目录", "Catalogue"
    UNIT = "unit", "单位", "Unit"
    LETTER = "letter", "来信", "Letter"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its code for ever, what it is called, and in one sentence what exactly is counted."""

    code: str
    zh: str
    en: str
    subject: Subject
    measure: Measure
    better: Better
    article: tuple[int, int | None]
    sentence_zh: str
    sentence_en: str

    @property
    def lists_whole(self) -> bool:
        """Tell whether its list shows all that it is taken of, as for shares and days, and not the counted alone."""
        return self.measure is not Measure.COUNT
