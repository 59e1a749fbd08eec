"""The places of findings marked in the text itself, numbers masked, each leading to what is said about it and back."""

from collections.abc import Iterable
from html import escape

from gongkai.desk.phrases.findings import Shown
from gongkai.scanner.masking import is_number
from gongkai.scanner.placed import Placed
from gongkai.scanner.rich_text import placed_in_html


def marked(html: str, findings: Iterable[Shown]) -> tuple[str, frozenset[str]]:
    """Return a cleaned text with the findings marked in it, and which of them are, by their marks.

    Findings in files, in the title and in attributes have no place of their own in the text.
    """
    placed = {one.passage.part: one for one in placed_in_html(html)}
    pieces: list[tuple[int, int, str]] = []
    found = set()
    for shown in findings:
        spans = _spans(shown, placed)
        if spans:
            found.add(shown.mark)
            pieces += _marks(html, shown, spans)
    for start, end, mark in sorted(pieces, reverse=True):
        html = html[:start] + mark + html[end:]
    return html, frozenset(found)


def _spans(shown: Shown, placed: dict[str, Placed]) -> list[tuple[int, int]]:
    place = shown.finding.place
    here = placed.get(place.part) if not shown.file else None
    return here.spans(place.start, place.end) if here else []


def _marks(html: str, shown: Shown, spans: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Return what stands in the place of each stretch: the first can be jumped to, the last bears the number."""
    is_masked = is_number(shown.finding.kind)  # a reviewer cannot judge words that he does not see
    marks = []
    for index, (start, end) in enumerate(spans):
        text = (escape(shown.finding.masked) if index == 0 else "") if is_masked else html[start:end]
        name = f' id="f-{shown.mark}"' if index == 0 else ""
        is_last = index == len(spans) - 1
        number = f'<sup><a href="#c-{shown.mark}">{shown.number}</a></sup>' if is_last else ""
        marks.append((start, end, f'<mark class="{shown.tone}"{name}>{text}{number}</mark>' if text or number else ""))
    return marks
