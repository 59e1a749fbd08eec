"""What is said of a person: health, hardship, grades. A word alone says nothing; a word said of a name does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.scanner.detectors.people import has_named_row, names
from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, View

STOPS = re.compile("[。；;！？!?\n]")
REACH = 30
TITLE = "(?:同学|同志|老师|教授|先生|女士|本人|，|,|、|：|:|（|\\(|\\)|）|男|女| |[0-9]+岁|学生|[一-鿿]{1,3}族)*"
ADJACENT = re.compile(f"{TITLE}(?:病情|残疾|困难(?:原因|类型|等级|情况))?[：: （(，,]*$")
NOTHING = frozenset({"", "无", "否", "/", "-", "—", "——", "健康", "良好", "不适用"})
LONGEST_CELL = 40
FIGURE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?分?|[优良中差]|优秀|良好|中等|及格|不及格|[A-DF][+-]?")


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One thing that is said of people: the words, what joins them to a name, and what shows that nobody is meant."""

    signal: Signal
    certain: Kind
    doubtful: Kind | None
    links: re.Pattern[str]
    general: re.Pattern[str]


CIRCUMSTANCES = (
    Circumstance(
        Signal.ILLNESS,
        Kind.HEALTH,
        Kind.HEALTH_DOUBTFUL,
        re.compile(
            "患|被|确诊|诊断|查出|检出|因|系|属于|不幸|住院|入院|病情|被鉴定|鉴定为|突发|得了|有$|有.{0,4}史|服用|服药|身体"
        ),
        re.compile(".{0,4}(?:防治|预防|筛查|知识|宣传|讲座|研究|专题|群体|日活动|论坛|科普|机制|课题|义诊)"),
    ),
    Circumstance(
        Signal.HARDSHIP,
        Kind.HARDSHIP,
        Kind.HARDSHIP_DOUBTFUL,
        re.compile("系|属|家庭|家中|父|母|因|享受|认定|来自|为(?!.*(?:送|捐|办))|是|自幼"),
        re.compile(".{0,4}(?:政策|工作|办法|讲座|研究|专题|群体|对象走访|评审|管理|专项|制度|经费|资金|户走访)"),
    ),
)
"""Practice: what joins a word to a name is what people write in lists and notices."""

FAILED = re.compile("挂科|不及格|补考|重修|考核不合格|留级|退学|学业预警|违纪处分|旷课|作弊")
RESULT = re.compile(r"[^。；;\n]{0,10}?[0-9]{1,4}")


def circumstances(view: View) -> Iterator[Hit]:
    """Find what is said of a person's health and hardship. Source: 第九条."""
    for each in CIRCUMSTANCES:
        cell = _cell(view)
        if cell and (each.signal in view.words.signals or each.signal in view.beside) and has_named_row(view):
            if each.signal in view.words.signals or _is_under(view, each.signal):
                yield Hit(each.certain, *cell)
            continue
        for start, end in view.words.of(each.signal):
            if kind := _kind(view.text, start, end, each):
                yield Hit(kind, start, end)


def grades(view: View) -> Iterator[Hit]:
    """Find grades and failures beside a name. Source: 第九条."""
    cell = _cell(view)
    if cell and _is_under(view, Signal.GRADE):
        if FIGURE.fullmatch(view.text.strip()) and has_named_row(view):
            yield Hit(Kind.GRADES, *cell)
        return
    for start, end in view.words.of(Signal.GRADE):
        result = RESULT.match(view.text, end)
        if (result or FAILED.match(view.text, start)) and any(_names_before(view.text, start)):
            yield Hit(Kind.GRADES, start, result.end() if result else end)


def _cell(view: View) -> tuple[int, int] | None:
    """Return the span of what a cell says, if the passage is a cell that says something."""
    said = view.text.strip()
    if not view.passage.row or said in NOTHING or len(said) > LONGEST_CELL:
        return None
    start = view.text.index(said)
    return start, start + len(said)


def _is_under(view: View, signal: Signal) -> bool:
    return bool(view.passage.heading) and signal in view.compiled.signals_of(view.passage.heading.strip())


def _names_before(text: str, start: int) -> Iterator[tuple[int, int]]:
    left = max(start - REACH, 0)
    for stop in STOPS.finditer(text, left, start):
        left = stop.end()
    return names(text, left, start)


def _kind(text: str, start: int, end: int, each: Circumstance) -> Kind | None:
    found = list(_names_before(text, start))
    if not found:
        return None
    between = text[found[-1][1] : start]
    if each.general.match(text, end):
        return each.doubtful
    return each.certain if each.links.search(between) or ADJACENT.match(between) else each.doubtful
