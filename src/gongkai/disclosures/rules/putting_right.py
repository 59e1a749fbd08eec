"""Putting one finding right in the text: masked or cut out where it stands, and nowhere else. Only ever when asked."""

from html import escape

from gongkai.measures.vocabulary import Word
from gongkai.scanner.finding import Finding
from gongkai.scanner.rich_text import placed_in_html


class Fix(Word):
    """What can be done about a finding in the text with one click. Practice: hits are never replaced silently."""

    MASK = "mask", "遮盖这一处", "Mask this"
    CUT = "cut", "删除这一处", "Delete this"


def put_right(html: str, finding: Finding, fix: Fix) -> str | None:
    """Return a rich text with one finding masked or cut out; None where the finding has no place of its own in it."""
    part, start, end = finding.place.part, finding.place.start, finding.place.end
    spans = [one.spans(start, end) for one in placed_in_html(html) if one.passage.part == part]
    if not spans or not spans[0]:
        return None
    instead = escape(finding.masked) if fix is Fix.MASK else ""
    for number, (first, last) in reversed(list(enumerate(spans[0]))):
        html = html[:first] + (instead if number == 0 else "") + html[last:]
    return html
