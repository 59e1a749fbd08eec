"""What Article 9 lets nobody publish because it is not settled, and what belongs to a business."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from gongkai.scanner.automaton import Span
from gongkai.scanner.detectors.secrecy import ALONE_AFTER, ALONE_BEFORE, BRACKETED_AFTER, BRACKETED_BEFORE, STARRED
from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, View

STOPS = re.compile("[。；;！？!?\n]")
BREAKS = re.compile("[。；;！？!?，,\n]")
REACH = 14
RULE = re.compile("不得|不予|应当|不应|一律不|严禁|规定|第[一二三四五六七八九十]+条|属于.{0,12}的")
"""A sentence with one of these words tells what is to be done in general."""

INVESTIGATING = frozenset({"调查", "立案", "留置", "侦查", "初核", "审理"})
SURVEY = re.compile("(?:问卷|满意度|社会|市场|抽样|民意|情况|状况|需求|摸底|学情|就业|入户|田野|网络|实地)$")
SURVEY_AFTER = re.compile("(?:问卷|研究|报告|统计|样本|对象|数据|表)")
SETTLED = re.compile("给予|开除|处分决定|已结案|审结|情况通报|已办结|判处|决定书|程序|制度")
OFFICIAL = re.compile("纪律审查|监察调查|审查调查|组织审查|接受审查|立案审查")
SCIENCE = re.compile("(?:课题|项目|方向|领域|材料|技术|开发|生|所|院|成果|基金)")
SENTENCE = 80
TRADE_MARKED = re.compile("(?:含有?|属于?|系|涉及(?:本|该|我)[一-鿿]{1,4})$")


def unsettled(view: View) -> Iterator[Hit]:
    """Find matters under investigation, discussion, deliberation or handling. Source: 第九条."""
    for start, end in view.words.of(Signal.PENDING):
        nearest = _next(view.words.of(Signal.PROCEEDING), end)
        if nearest and not BREAKS.search(view.text, end, nearest[0]):
            kind = _kind(view.text, end, nearest)
            if kind and not RULE.search(_sentence(view.text, start, end)):
                yield Hit(kind, start, nearest[1])
    for start, end in view.words.of(Signal.CASE):
        sentence = _sentence(view.text, start, end)
        if not SETTLED.search(sentence) and not RULE.search(sentence):
            yield Hit(Kind.UNSETTLED, start, end)


def _next(spans: list[Span], after: int) -> Span | None:
    """Return the first of the spans that begins soon after an offset."""
    at = bisect_left(spans, (after, 0))
    return spans[at] if at < len(spans) and spans[at][0] <= after + REACH else None


def _kind(text: str, after: int, span: Span) -> Kind | None:
    word, between = text[span[0] : span[1]], text[after : span[0]]
    if word == "调查" and (SURVEY.search(between) or SURVEY_AFTER.match(text, span[1])):
        return None
    if word == "研究" and SCIENCE.match(text, span[1]):
        return None
    official = OFFICIAL.search(text, after, min(span[1] + 4, len(text)))
    return Kind.UNDER_INVESTIGATION if word in INVESTIGATING or official else Kind.UNSETTLED


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a span, or as much of it as matters."""
    left, right = max(start - SENTENCE, 0), min(end + SENTENCE, len(text))
    for stop in STOPS.finditer(text, left, start):
        left = stop.end()
    stop_after = STOPS.search(text, end, right)
    return text[left : stop_after.start() if stop_after else right]


def drafts(view: View) -> Iterator[Hit]:
    """Find words that say a text is not final. Source: 第九条."""
    yield from (Hit(Kind.DRAFT, *span) for span in view.words.of(Signal.DRAFT))


def trade_secrets(view: View) -> Iterator[Hit]:
    """Find markings of trade secrets and what usually is one. Source: 第九条."""
    for start, end in view.words.of(Signal.TRADE):
        if view.text[start:end] in {"商业秘密", "商业机密"}:
            found = _is_marked(view.text, start, end)
        else:
            found = view.text[end : end + 1] != "线" and not RULE.search(_sentence(view.text, start, end))
        if found:
            yield Hit(Kind.TRADE_SECRET, start, end)


def _is_marked(text: str, start: int, end: int) -> bool:
    before = text[max(start - 12, 0) : start]
    declared = (
        TRADE_MARKED.search(before) and text[end : end + 1] != "的" and not RULE.search(_sentence(text, start, end))
    )
    alone = ALONE_BEFORE.search(text, max(start - 12, 0), start) and ALONE_AFTER.match(text, end)
    bracketed = BRACKETED_BEFORE.search(before) and BRACKETED_AFTER.match(text, end)
    return bool(declared or alone or bracketed or STARRED.match(text, end))
