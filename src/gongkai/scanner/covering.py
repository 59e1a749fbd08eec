"""Covering in a text of people's own what must not travel further than it has to: numbers that stand for somebody."""

from functools import cache

from gongkai.scanner.finding import Severity
from gongkai.scanner.masking import is_number
from gongkai.scanner.passage import Passage
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import scan_text


@cache
def _usual() -> Rules:
    return Rules.default()


def covered(text: str) -> str:
    """Return a text with the numbers masked that were found in it: of identity, telephones, cards, documents.

    Practice: notices, records on paper and exports repeat what people wrote, and reach more people than the draft.
    """
    if not any(map(str.isdigit, text)):
        return text
    for found in reversed(scan_text([Passage(text, "")], _usual())):
        if is_number(found.kind):
            text = text[: found.place.start] + found.masked + text[found.place.end :]
    return text


def must_not_be_told(text: str) -> bool:
    """Tell whether a text holds something that must be dealt with before anybody may read it. Source: 第九条."""
    return any(found.severity is Severity.MUST for found in scan_text([Passage(text, "")], _usual()))
